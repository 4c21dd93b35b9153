import type { Page } from "@playwright/test";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { datesBetween, instantAt, weekdayOf } from "#lib/time.ts";
import { inventPast } from "#prisma/seed/past/quarter.ts";
import { NOW } from "#tests/support/booking.ts";
import { countFigures } from "../support/past.ts";
import { signInAs } from "../support/sign-in.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

const asCoordinator = async (page: Page, address: string) => {
	await signInAs(page.context(), "coordinator");
	await page.goto(address);
};

/** A week at this station, so that there is something to count. */
async function inventWeek(station: Station) {
	const { services } = await getCatalog("de");
	const dates = datesBetween("2026-11-16", "2026-11-22");
	await inventPast(
		[{ ...station, dates, onlineFrom: "2026-11-16" }],
		services.filter(({ bookable }) => bookable),
		// Other workers' stations have numbers of their own, and those of support/past.ts end before these.
		{ visitsADay: 25, firstReference: 20_000 * station.id + 10_000 },
	);
	await countFigures("2026-11-16", "2026-11-22");
}

async function openAll(page: Page) {
	for (const details of await page.locator("details").all())
		await details.evaluate((one) => {
			(one as HTMLDetailsElement).open = true;
		});
}

/** Seven weeks around a start, with waits from before: enough for an answer. */
async function inventStart(station: Station) {
	const { services } = await getCatalog("de");
	const dates = datesBetween("2026-10-05", "2026-11-20").filter(
		(date) => weekdayOf(date) <= 5,
	);
	const from = "2026-10-26";
	await inventPast(
		[{ ...station, dates, onlineFrom: from }],
		services.filter(({ bookable }) => bookable),
		{ visitsADay: 12, firstReference: 20_000 * station.id + 10_000 },
	);
	await db().station.update({
		where: { id: station.id },
		data: {
			phase: "walk-in",
			decisions: {
				create: {
					at: toDbInstant(NOW),
					kind: "phase",
					phase: "pilot",
					startsAt: toDbInstant(instantAt(from, 480)),
					reason: "",
				},
			},
			waitsBefore: {
				create: {
					firstDay: toDbDate("2026-09-14"),
					lastDay: toDbDate("2026-09-20"),
					booked: false,
					people: 60,
					meanMinutes: 29,
					source: "Strichliste am Eingang",
				},
			},
		},
	});
	await countFigures("2026-10-05", "2026-11-20");
}

/** Figures and rollout, as coordinators see them. */
export const pilotStates: Readonly<Record<string, State>> = {
	"the pilot's overview": {
		h1: "Übersicht",
		open: (page) => asCoordinator(page, "/pilot"),
	},
	"whether people wait less, with every table open": {
		h1: "Warten die Menschen kürzer?",
		open: async (page, station) => {
			await inventStart(station);
			await page.goto("/wirkung");
			await openAll(page);
		},
	},
	"whether people wait less, in English": {
		h1: "Are people waiting less?",
		lang: "en",
		open: (page) => page.goto("/en/wirkung"),
	},
	"whether people wait less, for those in charge": {
		h1: "Warten die Menschen kürzer?",
		open: async (page, station) => {
			await inventStart(station);
			await asCoordinator(page, "/pilot/wirkung");
			await openAll(page);
		},
	},
	"a table of waits from before, as it was read": {
		h1: "Wartezeiten von vorher",
		open: async (page, station) => {
			await inventStart(station);
			await asCoordinator(page, "/pilot/wirkung/vorher");
			await page
				.getByLabel("Oder die Zeilen hier einfügen")
				.fill(
					`Station;Tag;Menschen;Mittel;Quelle\n${station.slug};7.9.2026;84;29;Liste\nNirgendwo;x;0;;`,
				);
			await page.getByRole("button", { name: "Prüfen" }).click();
			await page.getByText("1 Messung ist neu.").waitFor();
		},
	},
	"a wait from before without anything": {
		h1: "Wartezeiten von vorher",
		title: "Fehler: Wartezeiten von vorher",
		open: async (page) => {
			await asCoordinator(page, "/pilot/wirkung/vorher");
			await page.getByRole("button", { name: "Messung speichern" }).click();
			await page.getByText("Nennen Sie die Station.").first().waitFor();
		},
	},
	"figures by station, every table open": {
		h1: "Kennzahlen",
		open: async (page, station) => {
			await inventWeek(station);
			await asCoordinator(
				page,
				"/pilot/kennzahlen?zeitraum=frei&von=x&nach=station",
			);
			await openAll(page);
		},
	},
	"figures by hour": {
		h1: "Kennzahlen",
		open: (page) =>
			asCoordinator(page, "/pilot/kennzahlen?zeitraum=heute&nach=stunde"),
	},
	"the monthly report": {
		h1: "Monatsbericht Oktober 2026",
		open: (page) =>
			asCoordinator(page, "/pilot/kennzahlen/bericht?monat=2026-10"),
	},
	"the stations on their way, with a wrong criterion": {
		h1: "Start der Stationen",
		title: "Fehler: Start der Stationen",
		open: async (page) => {
			await asCoordinator(page, "/pilot/stationen");
			await page.getByRole("button", { name: "Kriterium hinzufügen" }).click();
			await page.getByText("Wählen Sie, was gelten soll.").first().waitFor();
		},
	},
	"a station on its way, with a plan that cannot be": {
		h1: "Stadtmitte",
		title: "Fehler: Stadtmitte",
		open: async (page) => {
			await asCoordinator(page, "/pilot/stationen/stadtmitte");
			await page.getByRole("button", { name: "Planen" }).click();
			await page.getByText("Wählen Sie, was gelten soll.").first().waitFor();
		},
	},
};
