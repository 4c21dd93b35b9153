import type { Page } from "@playwright/test";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { paths, rootOf } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { isRightToLeft, langOf } from "#lib/text/language.ts";
import { locales } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { book, hold } from "#tests/support/booking.ts";
import { addStep } from "#tests/support/walk.ts";
import { drawOne, openDay } from "../support/house.ts";
import { DAY } from "../support/journey.ts";
import type { Station } from "../support/test.ts";
import { openKiosk } from "./house-states.ts";
import type { State } from "./state.ts";

/** One of each family of pages, as somebody reads it who reads from right to left. */
const locale = locales.find(isRightToLeft);

const wanted = ({ slug }: Station) => ({
	station: slug,
	service: "reisepass",
	date: DAY.date,
});

function statesIn(locale: (typeof locales)[number]): Record<string, State> {
	const root = rootOf(locale);
	const lang = langOf(locale);
	const to = paths(locale);
	const booking = translator("booking", locale);
	const start = translator("start", locale);
	const openDetails = async (page: Page, station: Station) => {
		const token = newHoldToken();
		const held = await hold({ ...wanted(station), token, now: now() });
		if (!held.ok) throw new Error(held.error);
		await page.goto(to.hold(token));
	};
	return {
		"the start from right to left": {
			h1: start("title"),
			lang,
			open: (page) => page.goto(`${root}/termine`),
		},
		"what a search finds from right to left": {
			h1: start("title"),
			title: `${start("search.found", { count: 10, query: "pass" })} – ${start("title")}`,
			lang,
			open: (page) => page.goto(`${root}/termine?suche=pass`),
		},
		"the stations from right to left": {
			h1: translator("where", locale)("title"),
			lang,
			open: (page) =>
				page.goto(`${root}/termine/ort?dienst=reisepass&kind=adult`),
		},
		"the details from right to left, with errors": {
			h1: booking("views.details.title"),
			title: `${translator("site", locale)("errorPrefix")}${booking("views.details.title")}`,
			lang,
			open: async (page, station) => {
				await openDetails(page, station);
				await page.getByLabel(booking("fields.email.label")).fill("ada@");
				await page.getByRole("button", { name: booking("next") }).click();
				await page.getByRole("main").getByRole("alert").first().waitFor();
			},
		},
		"the check from right to left": {
			h1: booking("views.check.title"),
			lang,
			open: async (page, station) => {
				await openDetails(page, station);
				await page.getByLabel(booking("fields.name.label")).fill("Ada Schmidt");
				await page.getByRole("button", { name: booking("next") }).click();
				await page.getByRole("button", { name: booking("confirm") }).waitFor();
			},
		},
		"the confirmation from right to left": {
			h1: translator("appointment", locale)("titleNew"),
			lang,
			open: async (page, station) => {
				const { reference, token } = await book(wanted(station));
				await page.goto(to.appointment(reference, token, "neu"));
			},
		},
		"another time from right to left": {
			h1: translator("manage", locale)("move.title"),
			lang,
			open: async (page, station) => {
				const { reference, token } = await book(wanted(station));
				await page.goto(to.move(reference, token));
			},
		},
		"the own place in line from right to left": {
			h1: translator("ticket", locale)("title", { ticket: "W001" }),
			lang,
			open: async (page, station) => {
				const clerk = await openDay(station);
				const { token, visitId } = await drawOne(station, undefined, locale);
				await addStep(clerk, visitId, "reisepass", now());
				await page.goto(`${root}/wartenummer/${token}`);
			},
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
