import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listCities, readCity } from "#lib/city/read-city.ts";
import { STATES } from "#lib/city/states.ts";

/** What may say where it is: each with its reason. Documents and README speak of the city for which this was written. */
const MAY = [
	// What was: a migration that has run is never changed.
	/^prisma\/migrations\//,
	// All states, so that a city can name its own.
	/^lib\/city\/states\.ts$/,
	// All zones that a city can name.
	/^lib\/city\/schema\.ts$/,
	// This list's own words.
	/^tests\/unit\/city\//,
	// What the second city must not say, and what it says instead.
	/^tests\/e2e\/other-city\.http\.test\.ts$/,
];

const FOLDERS = "app bench components lib messages public scripts prisma tests";

const files = spawnSync("git", ["ls-files", ...FOLDERS.split(" ")], {
	encoding: "utf8",
})
	.stdout.split("\n")
	.filter((file) => /\.(tsx?|mjs|js|json|css|sql|prisma|grit)$/.test(file))
	.filter((file) => !MAY.some((pattern) => pattern.test(file)));

/** The lines of these files that say this, but for the names of folders in cities/. */
function saying(pattern: RegExp, among = files): string[] {
	return among.flatMap((file) =>
		readFileSync(file, "utf8")
			.replace(/cities\/[a-z-]+/g, "cities/…")
			.split("\n")
			.flatMap((line, index) =>
				pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
			),
	);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What people type into a test is no setting of ours. */
const code = files.filter((file) => !file.startsWith("tests/"));

test("a good many files are looked at", () => {
	expect(files.length).toBeGreaterThan(1_000);
	expect(code).toContain("messages/de/mail.json");
});

test.each(listCities())("no code and no text says %s", (name) => {
	const { name: city } = readCity(name);
	expect(saying(new RegExp(escaped(city), "i"))).toEqual([]);
});

test.each(listCities())(
	"nor the number, the address or an authority of %s",
	(name) => {
		const { phone, operator, privacyAuthority, accessibilityBody, state } =
			readCity(name);
		const [, area = "", number = ""] = phone.split(" ");
		const words = [
			`0${area}`,
			`${area}${number}`,
			...operator.address,
			...privacyAuthority.address,
			...accessibilityBody.address,
			STATES[state],
		];
		const pattern = new RegExp(
			words.map((word) => `(?<![\\d])${escaped(word)}`).join("|"),
		);
		expect(saying(pattern, code)).toEqual([]);
	},
);

test("nor a zone or a state's law", () => {
	const pattern =
		/Europe\/Berlin|\bNRW\b|\bLDI\b|Nordrhein|North Rhine|getHolidays\([^)]*"[A-Z]{2}"/;
	expect(saying(pattern, code)).toEqual([]);
});
