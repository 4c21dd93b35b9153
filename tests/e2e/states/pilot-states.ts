import type { Page } from "@playwright/test";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { datesBetween } from "#lib/time.ts";
import { inventPast } from "#prisma/seed/past/quarter.ts";
import { NOW } from "#tests/support/booking.ts";
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
		// Other workers' stations have numbers of their own.
		{ visitsADay: 25, firstReference: 10_000 * station.id },
	);
	await buildFigures("2026-11-16", "2026-11-22", NOW);
}

/** Figures and rollout, as coordinators see them. */
export const pilotStates: Readonly<Record<string, State>> = {
	"the pilot's overview": {
		h1: "Übersicht",
		open: (page) => asCoordinator(page, "/pilot"),
	},
	"figures by station, every table open": {
		h1: "Kennzahlen",
		open: async (page, station) => {
			await inventWeek(station);
			await asCoordinator(
				page,
				"/pilot/kennzahlen?zeitraum=frei&von=x&nach=station",
			);
			for (const details of await page.locator("details").all())
				await details.evaluate((one) => {
					(one as HTMLDetailsElement).open = true;
				});
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
