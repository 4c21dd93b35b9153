import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { EASY_PATH, rootOf } from "#lib/paths/citizen.ts";
import { type Locale, locales } from "#lib/text/locale.ts";
import { TEXTS } from "#lib/text/rooms.ts";
import { book } from "#tests/support/booking.ts";
import { openHouse } from "#tests/support/house.ts";
import { drawOne } from "./support/house.ts";
import { DAY, holdTime } from "./support/journey.ts";
import { expect, test } from "./support/test.ts";
import { weigh } from "./support/weight.ts";

const LIMIT_KB = 200;

const wordiest = () => {
	const bytes = (locale: Locale) =>
		statSync(`${TEXTS}/${locale}/start.json`).size;
	return locales.toSorted((a, b) => bytes(b) - bytes(a))[0] ?? "de";
};

test(`the first view of every step weighs at most ${LIMIT_KB} kB`, async ({
	browser,
	station,
}) => {
	// Has been nowhere: nothing of what is weighed is there already.
	const page = await browser.newPage();
	await openHouse(station.id);
	await holdTime(page, station);
	const wanted = { station: station.slug, service: "reisepass" };
	const booked = await book({ ...wanted, date: DAY.date, start: 600 });
	const addresses = {
		start: "/termine",
		where: "/termine/ort?dienst=reisepass&kind=adult",
		when: `/termine/zeit?dienst=reisepass&kind=adult&ort=${station.slug}`,
		details: page.url(),
		appointment: `/termin/${booked.reference}?t=${booked.token}`,
		cancel: `/termin/${booked.reference}/absagen?t=${booked.token}`,
		privacy: "/datenschutz",
		report: "/barrierefreiheit/melden",
		easy: EASY_PATH,
		missing: "/gibt/es/nicht",
		waits: "/wartezeiten",
		ticket: `/wartenummer/${(await drawOne(station)).token}`,
		// Of all languages the one with the most letters on it.
		heaviest: `${rootOf(wordiest())}/termine`,
	};
	const weights: Record<string, number> = {};
	for (const [name, address] of Object.entries(addresses))
		weights[name] = await weigh(page, address);
	mkdirSync("test-results", { recursive: true });
	writeFileSync("test-results/weights.json", JSON.stringify(weights, null, 2));
	await page.close();
	const tooHeavy = Object.entries(weights).filter(([, kB]) => kB > LIMIT_KB);
	expect(tooHeavy, JSON.stringify(weights)).toEqual([]);
});
