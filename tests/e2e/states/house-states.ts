import type { Page } from "@playwright/test";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { leaveQueue } from "#lib/queue/arrival/commands/leave-queue.ts";
import { steerWalkIns } from "#lib/queue/arrival/commands/steer-walk-ins.ts";
import { now } from "#lib/runtime/clock.ts";
import { allowAfar } from "#tests/support/afar.ts";
import { makeActor, openHouse } from "#tests/support/house.ts";
import { addStep } from "#tests/support/walk.ts";
import {
	askedFromAfar,
	call,
	drawOne,
	openAfar,
	openDay,
	openScreen,
} from "../support/house.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

/** A paired kiosk in an open house, at one of its screens. */
export async function openKiosk(
	page: Page,
	station: Station,
	path = "",
	{ lang = "" } = {},
): Promise<void> {
	await openDay(station);
	const address = `${lang}/kiosk/${station.slug}${path}`;
	await openScreen(page, station, "kiosk", address);
}

/** The page of a number drawn after so many others, once this has happened to it. */
async function openTicket(
	page: Page,
	station: Station,
	{
		others = 0,
		part = "",
		step,
		before,
	}: {
		others?: number;
		part?: string;
		/** What they do afterwards at another desk. */
		step?: string;
		before?: (clerk: Actor, token: string) => Promise<unknown>;
	} = {},
) {
	const clerk = await openDay(station);
	for (let count = 0; count < others; count++) await drawOne(station);
	const { token, visitId } = await drawOne(station);
	if (step) await addStep(clerk, visitId, step, now());
	await before?.(clerk, token);
	await page.goto(`/wartenummer/${token}${part}`);
}

/** Screens in the house, and what those who wait see on their phones. */
export const houseStates: Readonly<Record<string, State>> = {
	"a screen that is not paired": {
		h1: "Automaten verbinden",
		open: (page, station) => page.goto(`/kiosk/${station.slug}`),
	},
	"a display that is not paired, after a wrong code": {
		h1: "Anzeige verbinden",
		title: "Fehler: Anzeige verbinden",
		open: async (page, station) => {
			await page.goto(`/anzeige/${station.slug}`);
			await page.getByLabel("Code").fill("ACDE-FH34");
			await page.getByRole("button", { name: "Verbinden" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"the display": {
		h1: "Aufruf Now calling",
		title: "Anzeige im Warteraum",
		open: async (page, station) => {
			const clerk = await openDay(station);
			await drawOne(station);
			await call(clerk);
			await openScreen(page, station, "display");
		},
	},
	"the kiosk": {
		h1: "Haben Sie einen Termin?",
		open: (page, station) => openKiosk(page, station),
	},
	"the kiosk in English": {
		h1: "Do you have an appointment?",
		lang: "en",
		open: (page, station) => openKiosk(page, station, "", { lang: "/en" }),
	},
	"the keypad": {
		h1: "Wie ist Ihre Terminnummer?",
		open: (page, station) => openKiosk(page, station, "/termin"),
	},
	"the keypad for a number from afar": {
		h1: "Mit welcher Nummer melden Sie sich an?",
		open: async (page, station) => {
			await allowAfar(station, 20);
			await openKiosk(page, station);
			await page.getByRole("link", { name: "Nummer von unterwegs" }).click();
		},
	},
	"the letters for a name, without one": {
		h1: "Wie heißen Sie?",
		title: "Fehler: Wie heißen Sie?",
		open: async (page, station) => {
			await openKiosk(page, station, "/termin/name");
			await page.getByRole("button", { name: "Weiter" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"a number that the kiosk does not know": {
		h1: "Diese Nummer finden wir nicht",
		title: "Fehler: Wie ist Ihre Terminnummer?",
		open: async (page, station) => {
			await openKiosk(page, station, "/termin");
			await page.getByRole("button", { name: "Anmelden" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"the services of the kiosk": {
		h1: "Was möchten Sie erledigen?",
		open: (page, station) => openKiosk(page, station, "/nummer"),
	},
	"for how many at the kiosk": {
		h1: "Wie viele? (Bescheinigungen)",
		title: "Was möchten Sie erledigen?",
		open: (page, station) =>
			openKiosk(page, station, "/nummer?wahl=meldebescheinigung"),
	},
	"the check before drawing a ticket": {
		h1: "Wartenummer ziehen?",
		open: (page, station) =>
			openKiosk(page, station, "/nummer?dienst=meldebescheinigung"),
	},
	"the ticket at the kiosk": {
		h1: "Ihre Nummer W001",
		title: "Wartenummer W001",
		open: async (page, station) => {
			await openKiosk(page, station, "/nummer?dienst=meldebescheinigung");
			await page.getByRole("button", { name: "Ja, Nummer ziehen" }).click();
		},
	},
	"no tickets any more": {
		h1: "Heute gibt es hier keine Wartenummern mehr",
		open: async (page, station) => {
			const lead = await makeActor("lead", [station.id]);
			await openHouse(station.id);
			await steerWalkIns(lead, {
				stationId: station.id,
				mode: "stopped",
				now: now(),
			});
			const address = `/kiosk/${station.slug}/nummer`;
			await openScreen(page, station, "kiosk", address);
		},
	},
	"the own place in line": {
		h1: "Wartenummer W004",
		open: (page, station) => openTicket(page, station, { others: 3 }),
	},
	"the own place in line, where a device may be told": {
		h1: "Wartenummer W001",
		open: async (page, station) => {
			await db().city.update({ where: { id: 1 }, data: { pushCalls: true } });
			await openTicket(page, station);
			await page.getByText("Auf diesem Gerät Bescheid").waitFor();
		},
	},
	"the own number called": {
		h1: "Wartenummer W001",
		open: async (page, station) => {
			await openTicket(page, station, { step: "reisepass", before: call });
			await page.getByText("Sie sind dran: Platz 1").waitFor();
		},
	},
	"the question before leaving the line": {
		h1: "Möchten Sie die Reihe verlassen?",
		open: (page, station) => openTicket(page, station, { part: "/verlassen" }),
	},
	"the line left": {
		h1: "Wartenummer W001",
		open: (page, station) =>
			openTicket(page, station, {
				before: (_, token) => leaveQueue({ token, now: now() }),
			}),
	},
	"a number that is none": {
		h1: "Diese Wartenummer gilt nicht",
		open: (page) => page.goto("/wartenummer/nichts"),
	},
	"asking for a number from afar": {
		h1: "Wartenummer von unterwegs",
		open: async (page, station) => {
			await openAfar(station);
			await page.goto(`/wartenummer/unterwegs?ort=${station.slug}`);
		},
	},
	"asking for a number from afar, with nothing filled in": {
		h1: "Wartenummer von unterwegs",
		title: "Fehler: Wartenummer von unterwegs",
		open: async (page, station) => {
			await openAfar(station);
			await page.goto("/wartenummer/unterwegs");
			await page.getByRole("button", { name: "Link schicken" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"the link of a number from afar is on its way": {
		h1: "Schauen Sie in Ihr Postfach",
		open: (page) => page.goto("/wartenummer/unterwegs/gesendet"),
	},
	"the link of a number from afar": {
		h1: "Ihre Wartenummer",
		open: async (page, station) => {
			const token = await askedFromAfar(station);
			await page.goto(`/wartenummer/unterwegs/${token}`);
		},
	},
	"a number from afar that was asked for and forgotten": {
		h1: "Ihre Anfrage ist gelöscht",
		open: async (page, station) => {
			const token = await askedFromAfar(station);
			await page.goto(`/wartenummer/unterwegs/${token}`);
			await page.getByRole("button", { name: "Anfrage löschen" }).click();
		},
	},
	"a link of a number from afar that is none": {
		h1: "Dieser Link gilt nicht mehr",
		open: (page) => page.goto("/wartenummer/unterwegs/nichts"),
	},
	"a number from afar": {
		h1: "Wartenummer W009",
		open: async (page, station) => {
			const token = await askedFromAfar(station);
			await page.goto(`/wartenummer/unterwegs/${token}`);
			await page.getByRole("button", { name: "Wartenummer ziehen" }).click();
			await page.getByText("Sie müssen noch nicht kommen").waitFor();
		},
	},
	"another way to the house than one said, that is none": {
		h1: "Wie lange brauchen Sie bis zur Station?",
		title: "Fehler: Wie lange brauchen Sie bis zur Station?",
		open: async (page, station) => {
			const token = await askedFromAfar(station);
			await page.goto(`/wartenummer/unterwegs/${token}`);
			await page.getByRole("button", { name: "Wartenummer ziehen" }).click();
			await page.getByRole("link", { name: "Weg ändern" }).click();
			await page.getByLabel("So viele Minuten").fill("500");
			await page.getByRole("button", { name: "Weg speichern" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"the waiting times": {
		h1: "Wartezeiten jetzt",
		open: async (page, station) => {
			await openDay(station);
			await page.goto("/wartezeiten");
		},
	},
	"the waiting times in English": {
		h1: "Waiting times now",
		lang: "en",
		open: (page) => page.goto("/en/wartezeiten"),
	},
};
