import { mkdirSync, writeFileSync } from "node:fs";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { EASY_PATH, paths, rootOf } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { isRightToLeft } from "#lib/text/language.ts";
import { defaultLocale, locales } from "#lib/text/locale.ts";
import { book, hold } from "#tests/support/booking.ts";
import { openHouse } from "#tests/support/house.ts";
import { drawOne } from "./support/house.ts";
import { DAY, holdTime } from "./support/journey.ts";
import { expect, type Station, test } from "./support/test.ts";
import { weigh, weighByHttp } from "./support/weight.ts";

const LIMIT_KB = 130;

/** A reservation and an appointment at the station, and the four steps before them. */
async function stepsAt(station: Station) {
	const wanted = { station: station.slug, service: "reisepass" };
	const booked = await book({ ...wanted, date: DAY.date, start: 600 });
	const holdToken = newHoldToken();
	const held = await hold({
		...wanted,
		date: DAY.date,
		token: holdToken,
		now: now(),
	});
	if (!held.ok) throw new Error(held.error);
	const choice = "dienst=reisepass&kind=adult";
	return {
		...booked,
		/** In each language the same ones. */
		steps: {
			start: "/termine",
			search: "/termine?suche=pass",
			where: `/termine/ort?${choice}`,
			when: `/termine/zeit?${choice}&ort=${station.slug}&tag=${DAY.date}`,
			details: paths(defaultLocale).hold(holdToken),
			appointment: `/termin/${booked.reference}?t=${booked.token}`,
		},
	};
}

async function weighAll(addresses: Record<string, string>, file: string) {
	const weights: Record<string, number> = {};
	for (const [name, address] of Object.entries(addresses))
		weights[name] = await weighByHttp(address);
	mkdirSync("test-results", { recursive: true });
	writeFileSync(`test-results/${file}.json`, JSON.stringify(weights, null, 2));
	const tooHeavy = Object.entries(weights).filter(([, kB]) => kB > LIMIT_KB);
	expect(tooHeavy, JSON.stringify(weights)).toEqual([]);
}

test(`the first view of every step weighs at most ${LIMIT_KB} kB, in every language`, async ({
	station,
}) => {
	// A hundred pages, each for the first time.
	test.slow();
	const { steps } = await stepsAt(station);
	const addresses = locales.flatMap((locale) =>
		Object.entries(steps).map(([name, address]) => [
			`${name} ${locale}`,
			rootOf(locale) + address,
		]),
	);
	await weighAll(Object.fromEntries(addresses), "weights-of-languages");
});

test(`the first view of every other page weighs at most ${LIMIT_KB} kB`, async ({
	station,
}) => {
	await openHouse(station.id);
	const { reference, token } = await stepsAt(station);
	const addresses = {
		cancel: `/termin/${reference}/absagen?t=${token}`,
		privacy: "/datenschutz",
		report: "/barrierefreiheit/melden",
		easy: EASY_PATH,
		missing: "/gibt/es/nicht",
		waits: "/wartezeiten",
		ticket: `/wartenummer/${(await drawOne(station)).token}`,
	};
	await weighAll(addresses, "weights");
});

test("what is weighed by HTTP comes to what a browser loads", async ({
	browser,
	station,
}) => {
	// Has been nowhere: nothing of what is weighed is there already.
	const page = await browser.newPage();
	await holdTime(page, station);
	const inOther = locales.filter((locale) => ["pl", "el"].includes(locale));
	const addresses = [
		page.url(),
		...inOther.map((locale) => `${rootOf(locale)}/termine`),
		`${rootOf(locales.find(isRightToLeft) ?? defaultLocale)}/termine`,
	];
	for (const address of addresses) {
		const [loaded, weighed] = [
			await weigh(page, address),
			await weighByHttp(address),
		];
		// By HTTP a font is counted in every weight.
		expect(weighed, address).toBeGreaterThan(loaded * 0.97);
		expect(weighed, address).toBeLessThan(loaded * 1.15);
	}
	await page.close();
});
