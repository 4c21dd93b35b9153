import type { Page } from "@playwright/test";
import { closeStation, makeStation } from "#tests/support/factory.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

const timesOf = (station: { slug: string }, more = "") =>
	`/termine/zeit?dienst=reisepass:2&dienst=wohnsitz-anmelden&kind=adult&ort=${station.slug}${more}`;

/** The station has nothing free as far as it looks ahead. */
export async function fill(station: Station): Promise<void> {
	await closeStation(station.id, "2026-11-24", "2027-01-23");
}

async function openNothing(page: Page, station: Station): Promise<void> {
	await fill(station);
	await page.goto(timesOf(station));
	await page.getByText("Gerade ist hier nichts frei").waitFor();
}

/** The choice of a station and what there is when nothing is free. */
export const whereStates: Readonly<Record<string, State>> = {
	"the stations nearest first": {
		h1: "Wo passt es Ihnen?",
		open: (page) =>
			page.goto("/termine/ort?dienst=meldebescheinigung&bei=hochheide"),
	},
	"a station that cannot do it": {
		h1: "Wo passt es Ihnen?",
		open: async (page) => {
			await makeStation({ servesAll: false });
			await page.goto("/termine/ort?dienst=meldebescheinigung");
			await page
				.getByText("Diese Station kann das nicht in einem Termin.")
				.first()
				.waitFor();
		},
	},
	"the question where it was ordered": {
		h1: "Wo haben Sie bestellt?",
		open: (page) => page.goto("/termine/ort?dienst=ausweis-abholung"),
	},
	"collecting without an appointment": {
		h1: "Abholen in Walsum",
		open: (page) =>
			page.goto("/termine/ort?dienst=ausweis-abholung&ort=walsum"),
	},
	"a day by station": {
		h1: "Wann passt es Ihnen?",
		open: (page) =>
			page.goto(
				"/termine/zeit?dienst=meldebescheinigung&ort=alle&gruppe=station&bei=hochheide",
			),
	},
	"an empty month": {
		h1: "Wann passt es Ihnen?",
		open: async (page, station) => {
			await closeStation(station.id, "2026-12-01", "2026-12-31");
			await page.goto(timesOf(station, "&monat=2026-12"));
			await page.getByText("Im Dezember 2026 ist hier nichts frei").waitFor();
		},
	},
	"nothing free": {
		h1: "Wann passt es Ihnen?",
		title: "Gerade ist hier nichts frei",
		open: openNothing,
	},
};
