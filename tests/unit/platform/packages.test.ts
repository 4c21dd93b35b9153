import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Package {
	version: string;
	resolved?: string;
	integrity?: string;
	license?: string;
	dev?: boolean;
	/** Comes within another package, whose checksum holds for it, too. */
	inBundle?: boolean;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
	packages: Record<string, Package>;
};
/** Without the project itself. */
const all = Object.entries(packages).filter(([name]) => name !== "");

/**
 * Licences under which a city may run, change and pass on what it gets (EUPL-1.2, Article 5 and its appendix): without
 * conditions for the application, or only for the package itself (MPL, LGPL, EPL as separate parts).
 */
const ALLOWED: ReadonlySet<string> = new Set([
	"0BSD",
	"Apache-2.0",
	"BlueOak-1.0.0",
	"BSD-2-Clause",
	"BSD-3-Clause",
	"CC-BY-4.0",
	"CC0-1.0",
	"EPL-2.0",
	"EUPL-1.1+",
	"EUPL-1.2",
	"ISC",
	"LGPL-3.0-or-later",
	"MIT",
	"MIT-0",
	"MPL-2.0",
	"OFL-1.1",
	"Unlicense",
	"Zlib",
]);

/** Packages whose manifest names no licence; what their own file says. */
const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
	"node_modules/seq-queue": "MIT",
};

/** Programs of their own that pages start and talk to: their licence is theirs (the EUPL's appendix names it as compatible). */
const BESIDE: Readonly<Record<string, string>> = {
	"node_modules/espeak-ng": "GPL-3.0-or-later",
};

/** "(MIT OR CC0-1.0)": one that is allowed. "Apache-2.0 AND MIT": all of them. */
function isAllowed(license: string): boolean {
	return license
		.replaceAll(/[()]/g, "")
		.split(/ AND | and /)
		.every((part) => part.split(" OR ").some((one) => ALLOWED.has(one)));
}

test("every package has a licence that the city may use it under", () => {
	const bad = all
		.filter(([, { dev }]) => !dev)
		.map(([name, { license }]) => ({
			name,
			license: license ?? TOLD_ELSEWHERE[name] ?? "none",
		}))
		.filter(
			({ name, license }) => !isAllowed(license) && BESIDE[name] !== license,
		);
	expect(all.length).toBeGreaterThan(300);
	expect(bad).toEqual([]);
	expect(isAllowed("GPL-3.0 OR MIT")).toBe(true);
	expect(isAllowed("GPL-3.0 AND MIT")).toBe(false);
});

test("what is told elsewhere is still needed", () => {
	const unneeded = Object.keys(TOLD_ELSEWHERE).filter(
		(name) => packages[name] === undefined || packages[name].license,
	);
	expect(unneeded).toEqual([]);
});

test("every package is pinned with its checksum", () => {
	const loose = all
		.filter(([, one]) => !one.inBundle && !one.integrity?.startsWith("sha512-"))
		.map(([name]) => name);
	expect(loose).toEqual([]);
});

test("what the project asks for by name is one version, no range", () => {
	const manifest = JSON.parse(readFileSync("package.json", "utf8"));
	const asked: [string, string][] = Object.entries({
		...manifest.dependencies,
		...manifest.devDependencies,
	});
	expect(asked.filter(([, version]) => !/^\d/.test(version))).toEqual([]);
});
