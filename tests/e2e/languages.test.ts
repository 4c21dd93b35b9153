import { rootOf } from "#lib/paths/citizen.ts";
import { languageOf } from "#lib/text/language.ts";
import { isNeeded, locales, namedLocales } from "#lib/text/locale.ts";
import { book } from "#tests/support/booking.ts";
import { ownWords, soundsGerman } from "#tests/support/german.ts";
import { DAY } from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

/** What every language has: each page once, by HTTP, because seventeen times a browser would say nothing more. */
const PAGES = [
	"/termine",
	"/termine?suche=pass",
	"/termine/ort?dienst=reisepass",
	"/termine/ort?dienst=reisepass&kind=adult",
	"/termin",
	"/wartezeiten",
	"/rueckmeldung",
	"/impressum",
	"/datenschutz",
	"/barrierefreiheit",
	"/barrierefreiheit/melden",
	"/status",
	"/gibt/es/nicht",
];

test("every page is there in every language, in its words and its direction", async ({
	request,
	station,
}) => {
	const wanted = {
		station: station.slug,
		service: "reisepass",
		date: DAY.date,
	};
	const { reference, token, holdToken } = await book(wanted);
	const own = [
		`/termine/zeit?dienst=reisepass&kind=adult&ort=${station.slug}`,
		`/termine/reservierung/${holdToken}`,
		`/termin/${reference}?t=${token}`,
		`/termin/${reference}/absagen?t=${token}`,
		`/termin/${reference}/zettel?t=${token}`,
	];
	const faults: string[] = [];
	for (const locale of namedLocales) {
		const { lang, direction } = languageOf(locale);
		for (const page of [...PAGES, ...own]) {
			const address = rootOf(locale) + page;
			const answer = await request.get(address);
			const html = await answer.text();
			const start = /<html[^>]*>/.exec(html)?.[0] ?? "no page";
			if (answer.status() >= 500) faults.push(`${address}: ${answer.status()}`);
			if (!start.includes(`lang="${lang}" dir="${direction}"`))
				faults.push(`${address}: ${start}`);
			if (isNeeded(locale) || locale.startsWith("de-")) continue;
			const left = ownWords(html).split("\n").filter(soundsGerman);
			faults.push(...left.map((text) => `${address}: ${text}`));
		}
	}
	expect(faults).toEqual([]);
});

test("each language is found from every other one, by its own name", async ({
	request,
}) => {
	const html = await (await request.get("/termine")).text();
	for (const locale of locales) {
		const { name, lang } = languageOf(locale);
		expect(html).toContain(`href="${rootOf(locale)}/termine" lang="${lang}"`);
		expect(html).toContain(`>${name}</a>`);
	}
});
