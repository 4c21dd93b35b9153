import type { Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { sealCase } from "#lib/privacy/commands/case.ts";
import { NOBODY } from "#lib/privacy/rules/anchors.ts";
import { now } from "#lib/runtime/clock.ts";
import { book } from "#tests/support/booking.ts";
import { DAY } from "../support/journey.ts";
import { workAs } from "../support/staff.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

/** As a lead who has found somebody with an appointment tomorrow. */
async function openFound(page: Page, station: Station, part: string) {
	const lead = await workAs(page, "lead", station, null);
	const { reference } = await book({
		station: station.slug,
		service: "reisepass",
		date: DAY.date,
	});
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	const anchors = { ...NOBODY, appointments: [id] };
	const found = { anchors, identity: "id-card" } as const;
	await page.goto(
		`/team/auskunft/${part}?vorgang=${sealCase(found, lead, now())}`,
	);
}

/** Somebody at the counter asks what is known about them. */
export const personStates: Readonly<Record<string, State>> = {
	"looking for a person with one fact and no identity": {
		h1: "Auskunft über eine Person",
		title: "Fehler: Auskunft über eine Person",
		open: async (page, station) => {
			await workAs(page, "lead", station, null);
			await page.goto("/team/auskunft");
			await page.getByLabel("Vor- und Nachname").fill("Ayşe Müller");
			await page.getByRole("button", { name: "Suchen" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"what is held about a person": {
		h1: "Was gespeichert ist",
		open: (page, station) => openFound(page, station, "blatt"),
	},
	"erasing a person without having confirmed it": {
		h1: "Diese Person löschen",
		title: "Fehler: Diese Person löschen",
		open: async (page, station) => {
			await openFound(page, station, "loeschen");
			await page.getByRole("button", { name: "Endgültig löschen" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"a person's sheet that is over": {
		h1: "Auskunft über eine Person",
		open: async (page, station) => {
			await workAs(page, "lead", station, null);
			await page.goto("/team/auskunft/blatt?vorgang=nichts");
		},
	},
};
