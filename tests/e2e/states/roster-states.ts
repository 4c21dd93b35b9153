import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { planning } from "#lib/paths/planning.ts";
import { saveChange } from "#lib/planning/change/commands/save-change.ts";
import { findRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { applyEdit } from "#lib/planning/roster/rules/edit.ts";
import { book, DAY, NOW } from "#tests/support/booking.ts";
import { workAs } from "../support/staff.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

const open =
	(path: (station: Station) => string): State["open"] =>
	async (page, station) => {
		await workAs(page, "lead", station, null);
		await page.goto(path(station));
	};

/** Opened, something done to it, and on with the first button. */
const check =
	(
		path: (station: Station) => string,
		doing: (page: Page) => Promise<unknown>,
	): State["open"] =>
	async (page, station) => {
		await book({ station: station.slug, service: "reisepass" });
		await open(path)(page, station);
		await doing(page);
		await page.getByRole("button", { name: "Weiter" }).click();
	};

/** A day that somebody planned anew. */
async function planDay(page: Page, station: Station): Promise<void> {
	const lead = await workAs(page, "lead", station, null);
	const roster = await findRoster(lead, station.id, NOW);
	if (!roster.ok) throw new Error(roster.error);
	const { plan, version } = roster.value;
	const after = applyEdit(plan, {
		kind: "day",
		deskIds: station.deskIds,
		date: "2026-11-25",
		spans: [],
	});
	const saved = await saveChange(lead, {
		key: randomUUID(),
		stationId: station.id,
		expectedVersion: version,
		change: { kind: "roster", ...after },
		decisions: new Map(),
		now: NOW,
	});
	if (!saved.ok) throw new Error(saved.error);
}

/** Rosters and rules of a station. */
export const rosterStates: Readonly<Record<string, State>> = {
	"the roster, with what does not fit": {
		h1: "Besetzungsplan",
		open: async (page, station) => {
			await planDay(page, station);
			await page.goto(planning.roster(station.slug));
		},
	},
	"an opening": {
		h1: "Neue Öffnung",
		open: open(({ slug }) => planning.opening(slug)),
	},
	"an opening with errors": {
		h1: "Neue Öffnung",
		title: "Fehler: Neue Öffnung",
		open: check(
			({ slug }) => planning.opening(slug),
			(page) => page.getByLabel("Bis", { exact: true }).fill("7:00"),
		),
	},
	"a day that concerns somebody": {
		h1: "Ausnahme am Dienstag, 1. Dezember 2026",
		title: "Bitte prüfen – Ausnahme am Dienstag, 1. Dezember 2026",
		open: check(
			({ slug }) => planning.day(slug, { day: DAY }),
			(page) => page.getByText("den ganzen Tag zu").click(),
		),
	},
	"a desk": {
		h1: "Neuer Platz",
		open: open(({ slug }) => planning.desk(slug)),
	},
	"another station's roster to copy": {
		h1: "Von anderer Station übernehmen",
		open: open(({ slug }) => planning.copyStation(slug)),
	},
	"the history of a roster": {
		h1: "Verlauf",
		open: async (page, station) => {
			await planDay(page, station);
			await page.goto(planning.history(station.slug));
		},
	},
	"the outlook": {
		h1: "Vorschau",
		open: open(({ slug }) => planning.outlook(slug)),
	},
	"the rules of a station": {
		h1: "Regeln",
		open: open(({ slug }) => planning.rules(slug)),
	},
	"the citizens' calendar before saving": {
		h1: "So sehen Bürger den Kalender",
		open: async (page, station) => {
			await check(
				({ slug }) => planning.day(slug, { day: DAY }),
				(form) => form.getByText("den ganzen Tag zu").click(),
			)(page, station);
			const form = page.locator("form[target]");
			await form.evaluate((element) => element.removeAttribute("target"));
			await page.getByRole("button", { name: "Kalender für Bürger" }).click();
		},
	},
};
