import { expect, test } from "vitest";
import { cutRelease } from "#scripts/release/changelog.ts";
import { checkVersion } from "#scripts/release/version.ts";

test("a release takes what was unreleased under its version, and leaves an empty place for what comes", () => {
	const changelog =
		"# Changelog\n\n## Unreleased\n\n### Added\n- One.\n\n## 0.1.0 – 2026-11-22\n\n- Zero.\n";
	expect(cutRelease(changelog, "0.2.0", "2026-12-01")).toEqual({
		notes: "### Added\n- One.",
		changelog:
			"# Changelog\n\n## Unreleased\n\n## 0.2.0 – 2026-12-01\n\n### Added\n- One.\n\n## 0.1.0 – 2026-11-22\n\n- Zero.\n",
	});
});

test("the first release has nothing below it", () => {
	const { changelog } = cutRelease(
		"## Unreleased\n- One.\n",
		"0.1.0",
		"2026-12-01",
	);
	expect(changelog).toBe("## Unreleased\n\n## 0.1.0 – 2026-12-01\n\n- One.\n");
});

test.each(["# Changelog\n", "## Unreleased\n\n## 0.1.0\n\n- Zero.\n"])(
	"without anything new there is no release: %j",
	(changelog) => {
		expect(() => cutRelease(changelog, "0.2.0", "2026-12-01")).toThrow(
			"Unreleased",
		);
	},
);

test.each([
	["0.1.0", "0.1.1"],
	["0.1.9", "0.1.10"],
	["0.9.9", "1.0.0"],
])("after %s comes %s", (present, wanted) => {
	expect(checkVersion(present, wanted)).toBe(wanted);
});

test.each([
	["0.1.0", "0.1.0"],
	["0.10.0", "0.9.0"],
	["1.0.0", "0.99.99"],
	["0.1.0", "v0.2.0"],
	["0.1.0", "0.2"],
	["0.1.0", ""],
])("after %s does not come %j", (present, wanted) => {
	expect(() => checkVersion(present, wanted)).toThrow();
});
