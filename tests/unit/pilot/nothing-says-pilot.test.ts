import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Only accounts of staff read these; a station's phase has a name there while there are phases. */
const STAFF = [
	"admin",
	"auth",
	"closures",
	"devices",
	"figures",
	"inbox",
	"pilot",
	"planning",
	"rollout",
	"roster",
	"team",
	"team-error",
];
const SEED = "prisma/seed/data";

const stringsIn = (value: unknown): string[] => {
	if (typeof value === "string") return [value];
	return value !== null && typeof value === "object"
		? Object.values(value).flatMap(stringsIn)
		: [];
};

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

const messages = readdirSync("messages")
	.filter((name) => !STAFF.includes(name.split(".")[0] ?? ""))
	.map((name) => `messages/${name}`);

test("every public catalogue and every mail is looked at", () => {
	for (const name of ["de", "en", "mail.de", "mail.en", "house.de", "leicht"])
		expect(messages).toContain(`messages/${name}.json`);
});

test.each(messages)(
	"no page or mail for citizens speaks of a pilot: %s",
	(file) => {
		const speaking = stringsIn(read(file)).filter((text) =>
			/\bpilot|erprob|testphase|probebetrieb|trial (phase|run)/i.test(text),
		);
		expect(speaking).toEqual([]);
	},
);

test("nor do the texts of stations and services", () => {
	for (const file of ["stations", "services", "categories", "closures"]) {
		const entries = read(`${SEED}/${file}.json`) as { texts?: unknown }[];
		const texts = entries.flatMap(({ texts }) => stringsIn(texts));
		expect(texts.filter((text) => /pilot|erprob/i.test(text))).toEqual([]);
	}
});
