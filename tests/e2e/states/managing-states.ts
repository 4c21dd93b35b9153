import type { Page } from "@playwright/test";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { now } from "#lib/runtime/clock.ts";
import { book, holdAnother } from "#tests/support/booking.ts";
import { DAY } from "../support/journey.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

/** An appointment at 9:00 tomorrow, or long enough ago. */
const booked = (station: Station, options: { now?: Temporal.Instant } = {}) =>
	book({
		station: station.slug,
		service: "reisepass",
		date: DAY.date,
		...options,
	});

/** Opens a page about a fresh appointment: "verschieben", "kontakt" … */
async function openPart(page: Page, station: Station, part: string, more = "") {
	const { reference, token } = await booked(station);
	await page.goto(`/termin/${reference}/${part}?t=${token}${more}`);
	return { reference, token };
}

/** A new time at 10:00 that waits to be confirmed. */
async function openCheck(page: Page, station: Station, since = now()) {
	const link = await booked(station, { now: since });
	const token = newHoldToken();
	const wanted = { station: station.slug, service: "reisepass", token };
	await holdAnother(link, { ...wanted, date: DAY.date, now: since });
	await page.goto(
		`/termin/${link.reference}/verschieben/pruefen?t=${link.token}&r=${token}`,
	);
}

const AN_HOUR_AGO = Temporal.Instant.from("2026-11-24T09:00:00+01:00");

export const managingStates: Readonly<Record<string, State>> = {
	"the entry with number and PIN": {
		h1: "Mein Termin",
		open: (page) => page.goto("/termin"),
	},
	"the entry with number and PIN in English": {
		h1: "My appointment",
		lang: "en",
		open: (page) => page.goto("/en/termin"),
	},
	"the entry with nothing typed": {
		h1: "Mein Termin",
		title: "Fehler: Mein Termin",
		open: async (page) => {
			await page.goto("/termin");
			await page.getByRole("button", { name: "Termin öffnen" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"the entry with a wrong PIN": {
		h1: "Mein Termin",
		title: "Fehler: Mein Termin",
		open: async (page) => {
			await page.goto("/termin");
			await page.getByLabel("Terminnummer").fill("123 456 782");
			await page.getByLabel("PIN").fill("123456");
			await page.getByRole("button", { name: "Termin öffnen" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"another time for an appointment": {
		h1: "Termin verschieben",
		open: (page, station) => openPart(page, station, "verschieben"),
	},
	"another time at any station": {
		h1: "Termin verschieben",
		open: (page, station) =>
			openPart(page, station, "verschieben", "&ort=alle"),
	},
	"the check before moving": {
		h1: "Auf diese Zeit verschieben?",
		open: openCheck,
	},
	"the check before moving after the reservation ran out": {
		h1: "Auf diese Zeit verschieben?",
		title: "Ihre Reservierung ist abgelaufen – Auf diese Zeit verschieben?",
		open: (page, station) => openCheck(page, station, AN_HOUR_AGO),
	},
	"the moved appointment": {
		h1: "Ihr Termin",
		open: async (page, station) => {
			await openCheck(page, station);
			await page.getByRole("button", { name: "Ja, verschieben" }).click();
		},
	},
	"other services for an appointment": {
		h1: "Anliegen ändern",
		open: (page, station) => openPart(page, station, "anliegen"),
	},
	"other services that do not combine": {
		h1: "Anliegen ändern",
		title: "Fehler: Anliegen ändern",
		open: (page, station) =>
			openPart(
				page,
				station,
				"anliegen",
				"&gewaehlt=1&dienst=reisepass&dienst=gewerbe-anmelden",
			),
	},
	"the check before changing services": {
		h1: "Anliegen so ändern?",
		open: (page, station) =>
			openPart(page, station, "anliegen", "&gewaehlt=1&dienst=reisepass:2"),
	},
	"another address for the mails": {
		h1: "E-Mail oder Telefon ändern",
		open: (page, station) => openPart(page, station, "kontakt"),
	},
	"another address with errors": {
		h1: "E-Mail oder Telefon ändern",
		title: "Fehler: E-Mail oder Telefon ändern",
		open: async (page, station) => {
			await openPart(page, station, "kontakt");
			await page.getByLabel("E-Mail-Adresse").fill("x");
			await page.getByRole("button", { name: "Speichern" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
};
