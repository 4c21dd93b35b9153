import type { Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, PERSON } from "#tests/support/booking.ts";
import { change, closureOf } from "#tests/support/planning.ts";
import { workAs } from "../support/staff.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

const DATE = "2026-12-14";

const asLead =
	(path: string, before?: (station: Station) => Promise<unknown>) =>
	async (page: Page, station: Station) => {
		await before?.(station);
		await workAs(page, "lead", station, null);
		const mark = path.includes("?") ? "&" : "?";
		await page.goto(`/team/planung/${path}${mark}ort=${station.slug}`);
	};

const booked = (station: Station, start: number, details = PERSON) =>
	book(
		{ station: station.slug, service: "reisepass", date: DATE, start },
		details,
	);

/** A closed day: somebody is offered a new time, somebody has to be called. */
async function closed(station: Station) {
	const link = await booked(station, 540);
	await booked(station, 600, { ...PERSON, email: null, phone: "0203 1234" });
	const lead = await makeActor("lead", station);
	const id = await change(lead, station.id, closureOf(station.id, DATE));
	return { link, id };
}

async function preview(page: Page, station: Station) {
	await booked(station, 540);
	await asLead("schliessungen/neu")(page, station);
	await page.getByLabel("Erster Tag").fill(DATE);
	await page.getByLabel("Grund, wie ihn alle lesen").fill("Rosenmontag");
	await page.getByRole("button", { name: "Betroffene ansehen" }).click();
	await page.getByRole("button", { name: "Speichern" }).waitFor();
}

export const planningStates: Readonly<Record<string, State>> = {
	"the closures of a station": {
		h1: "Schließungen",
		open: asLead("schliessungen"),
	},
	"a new closure with errors": {
		h1: "Neue Schließung",
		title: "Fehler: Neue Schließung",
		open: async (page, station) => {
			await asLead("schliessungen/neu")(page, station);
			await page.getByRole("button", { name: "Betroffene ansehen" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"whom a new closure concerns": { h1: "Neue Schließung", open: preview },
	"what people read about a station in another language": {
		h1: "Station übersetzen: Türkisch",
		open: async (page, station) => {
			const texts = { stationId: station.id };
			const tr = { name: "Büro", directions: "Yol", accessibility: "Rampa" };
			await db().stationText.create({
				data: { ...texts, ...tr, locale: "tr" },
			});
			await db().stationText.updateMany({
				where: { ...texts, locale: "de" },
				data: { directions: "Haltestelle Rathaus", accessibility: "Rampe" },
			});
			await asLead("regeln/uebersetzung?sprache=tr")(page, station);
		},
	},
	"who of a station speaks what": {
		h1: "Wer welche Sprache spricht",
		open: async (page, station) => {
			await asLead("sprachen")(page, station);
			await page.locator("main details summary").first().click();
		},
	},
	"what a station does by phone and video": {
		h1: "Telefon und Video",
		open: asLead("arten"),
	},
	"the year's calendar": {
		h1: "Jahreskalender",
		open: asLead("kalender?jahr=2027"),
	},
	"a public holiday on which a station opens": {
		h1: "Am Feiertag öffnen",
		open: asLead("kalender/feiertag?tag=2027-05-27"),
	},
	"a desk that fails today": {
		h1: "Platz fällt heute aus",
		open: asLead("ausfall"),
	},
	"the call list": {
		h1: "Anrufliste",
		open: asLead("anrufliste", closed),
	},
	"all changes of the plan": {
		h1: "Änderungen",
		open: asLead("aenderungen", closed),
	},
	"one change of the plan": {
		h1: "Änderung am Plan",
		open: async (page, station) => {
			const { id } = await closed(station);
			await asLead(`aenderungen/${id}`)(page, station);
		},
	},
	"a new time to say yes to": {
		h1: "Passt Ihnen diese neue Zeit?",
		open: async (page, station) => {
			const { link } = await closed(station);
			await page.goto(`/termin/${link.reference}/angebot?t=${link.token}`);
		},
	},
	"a new time to say yes to in English": {
		h1: "Does this new time suit you?",
		lang: "en",
		open: async (page, station) => {
			const { link } = await closed(station);
			await page.goto(`/en/termin/${link.reference}/angebot?t=${link.token}`);
		},
	},
	"an appointment whose time is gone": {
		h1: "Ihr Termin",
		open: async (page, station) => {
			const { link } = await closed(station);
			await page.goto(`/termin/${link.reference}?t=${link.token}`);
		},
	},
};
