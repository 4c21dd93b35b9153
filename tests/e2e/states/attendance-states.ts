import type { Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { book, NOW } from "#tests/support/booking.ts";
import { DAY } from "../support/journey.ts";
import { inventWeeks } from "../support/past.ts";
import { signInAs } from "../support/sign-in.ts";
import { workAs } from "../support/staff.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

async function openQuestion(page: Page, station: Station, root = "") {
	const { reference, token } = await book({
		station: station.slug,
		service: "reisepass",
		date: DAY.date,
	});
	await page.goto(`${root}/termin/${reference}/kommen?t=${token}`);
}

/** A trial that is over: other stations' reminders are none of ours. */
async function tryWordings(station: Station) {
	const at = toDbInstant(NOW);
	await db().wordingTrial.create({
		data: {
			seed: "3",
			startedAt: at,
			endedAt: at,
			texts: {
				create: [
					{ arm: "a", locale: "de", text: "Kommen Sie?" },
					{ arm: "a", locale: "en", text: "Are you coming?" },
					{ arm: "b", locale: "de", text: "Ihr Platz ist für Sie frei." },
					{ arm: "b", locale: "en", text: "Your place is free for you." },
				],
			},
			stations: { create: [{ stationId: station.id, arm: "a" }] },
		},
	});
}

/** Whether people come: their answer, what a lead makes of it, what coordinators see of it. */
export const attendanceStates: Readonly<Record<string, State>> = {
	"the question of a reminder": {
		h1: "Kommen Sie?",
		open: (page, station) => openQuestion(page, station),
	},
	"the question of a reminder in English": {
		h1: "Are you coming?",
		lang: "en",
		open: (page, station) => openQuestion(page, station, "/en"),
	},
	"a reminder that was answered with yes": {
		h1: "Danke, wir haben Ihre Antwort",
		open: async (page, station) => {
			await openQuestion(page, station);
			await page.getByRole("button", { name: "Ja, ich komme" }).click();
			await page.getByText("Doch nicht?").waitFor();
		},
	},
	"what nobody coming leaves of a day": {
		h1: "Wenn jemand nicht kommt",
		open: async (page, station) => {
			await inventWeeks(station);
			await book({
				station: station.slug,
				service: "reisepass",
				date: DAY.date,
			});
			await workAs(page, "lead", station, null);
			await page.goto(
				`/team/planung/ausbleiben?ort=${station.slug}&tag=${DAY.date}`,
			);
		},
	},
	"a plan on paper beside today's, and a week's suggestion": {
		h1: "Was wäre, wenn …?",
		open: async (page, station) => {
			await inventWeeks(station, "2026-10-26");
			await workAs(page, "lead", station, null);
			await page.goto(
				`/team/planung/was-waere-wenn?ort=${station.slug}&plaetze=-1&bis=15:00&vorschlag=woche`,
			);
			await page.getByText("Jetzt sind es").waitFor();
			await page.getByText("Als Plan speichern").waitFor();
		},
	},
	"a past day as it was, played once more and with more people": {
		h1: "Was wäre, wenn …?",
		title: "So war der 20. November 2026",
		open: async (page, station) => {
			await inventWeeks(station);
			await workAs(page, "lead", station, null);
			await page.goto(
				`/team/planung/was-waere-wenn?ort=${station.slug}&tag=2026-11-20&menschen=20`,
			);
			await page.getByRole("columnheader", { name: "So war es" }).waitFor();
		},
	},
	"a plan on paper with a wrong time": {
		h1: "Was wäre, wenn …?",
		title: "Fehler: Was wäre, wenn …?",
		open: async (page, station) => {
			await workAs(page, "lead", station, null);
			await page.goto(
				`/team/planung/was-waere-wenn?ort=${station.slug}&von=9&bis=8&plaetze=99`,
			);
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"how many do not come, and a trial with a wrong question": {
		h1: "Ausbleiben",
		title: "Fehler: Ausbleiben",
		open: async (page, station) => {
			await inventWeeks(station);
			await tryWordings(station);
			await signInAs(page.context(), "coordinator");
			await page.goto("/pilot/ausbleiben");
			await page.getByRole("button", { name: "Auslosen und beginnen" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
};
