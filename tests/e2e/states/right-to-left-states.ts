import { rootOf } from "#lib/paths/citizen.ts";
import { isRightToLeft, langOf } from "#lib/text/language.ts";
import { locales } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { openKiosk } from "./house-states.ts";
import type { State } from "./state.ts";

/** One of each family of pages, as somebody reads it who reads from right to left. */
const locale = locales.find(isRightToLeft);

function statesIn(locale: (typeof locales)[number]): Record<string, State> {
	const root = rootOf(locale);
	const lang = langOf(locale);
	return {
		"the start from right to left": {
			h1: translator("start", locale)("title"),
			lang,
			open: (page) => page.goto(`${root}/termine`),
		},
		"the month from right to left": {
			h1: translator("when", locale)("title"),
			lang,
			open: (page, station) =>
				page.goto(
					`${root}/termine/zeit?dienst=reisepass&kind=adult&ort=${station.slug}`,
				),
		},
		"the waiting times from right to left": {
			h1: translator("waitTimes", locale)("title"),
			lang,
			open: (page) => page.goto(`${root}/wartezeiten`),
		},
		"the privacy page from right to left": {
			h1: translator("legal", locale)("privacy.title"),
			lang,
			open: (page) => page.goto(`${root}/datenschutz`),
		},
		"the kiosk from right to left": {
			h1: translator("kiosk", locale)("question"),
			lang,
			open: (page, station) => openKiosk(page, station, "", { lang: root }),
		},
	};
}

export const rightToLeftStates = locale ? statesIn(locale) : {};
