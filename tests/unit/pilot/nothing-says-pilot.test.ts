import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const stringsIn = (value: unknown): string[] => {
	if (typeof value === "string") return [value];
	return value !== null && typeof value === "object"
		? Object.values(value).flatMap(stringsIn)
		: [];
};

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** What is there in English too is for citizens. In the rooms of staff a station's phase has a name. */
const rooms = readdirSync("messages/en");
const messages = [
	...rooms.flatMap((room) => [`messages/de/${room}`, `messages/en/${room}`]),
	"app/[locale]/(citizen)/so-geht-es/_parts/guide.json",
];

test("every public room and every mail is looked at", () => {
	for (const room of ["site", "start", "booking", "mail", "kiosk"])
		expect(rooms).toContain(`${room}.json`);
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
	for (const file of [
		"cities/duisburg/de/stations.json",
		"cities/duisburg/de/services.json",
		"cities/duisburg/de/closures.json",
		"cities/duisburg/de/categories.json",
		"cities/duisburg/en/stations.json",
		"cities/duisburg/en/services.json",
	]) {
		const texts = stringsIn(read(file));
		expect(texts.filter((text) => /pilot|erprob/i.test(text))).toEqual([]);
	}
});
