import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { invitationToken } from "#lib/auth/secrets/secrets.ts";
import {
	createInvitation,
	newInvitationKey,
} from "#lib/booking/invitation/commands/create-invitation.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { raiseAlarm } from "#lib/queue/alarm/commands/raise-alarm.ts";
import { checkIn } from "#lib/queue/arrival/commands/check-in.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { makeActor } from "#tests/support/actor.ts";
import { allowAfar } from "#tests/support/afar.ts";
import { book, NOW, PERSON } from "#tests/support/booking.ts";
import { makeStation } from "#tests/support/factory.ts";
import { addStep } from "#tests/support/walk.ts";
import { fillHouse } from "../support/busy.ts";
import { workAs } from "../support/staff.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

const EARLY = Temporal.Instant.from("2026-11-24T05:00:00+01:00");

async function expectPerson(station: Station, start: number): Promise<string> {
	const { reference } = await book({
		station: station.slug,
		service: "reisepass",
		date: "2026-11-24",
		start,
		now: EARLY,
	});
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	return id;
}

/** Somebody is due, somebody checked in, somebody without an appointment, and one comes later. */
async function fill(station: Station): Promise<string> {
	const due = await expectPerson(station, 585);
	const appointmentId = await expectPerson(station, 600);
	await expectPerson(station, 660);
	const door = await makeActor("clerk", station);
	const stationId = station.id;
	await checkIn(door, { stationId, who: { appointmentId }, now: NOW });
	const drawn = await drawTicket(door, {
		stationId,
		key: newHoldToken(),
		services: ["reisepass:2"],
		locale: "en",
		priority: "priority",
		priorityReason: "Mit kleinem Kind",
		override: true,
		now: NOW,
	});
	if (!drawn.ok) throw new Error(drawn.error);
	await addStep(door, drawn.value.visitId, "meldebescheinigung", NOW);
	return due;
}

/** Signed in at the first desk of a lively station. */
async function atWork(page: Page, station: Station): Promise<string> {
	const due = await fill(station);
	await workAs(page, "lead", station);
	return due;
}

async function undelivered(station: Station): Promise<void> {
	await book(
		{ station: station.slug, service: "reisepass" },
		{ ...PERSON, phone: "0203 94000" },
	);
	await db().message.updateMany({
		where: { appointment: { stationId: station.id } },
		data: { status: "bounced" },
	});
}

/** Its token. */
async function invitation(station: Station): Promise<string> {
	const clerk = await makeActor("clerk", station);
	const made = await createInvitation(clerk, {
		stationId: station.id,
		formKey: newInvitationKey(),
		invited: {
			name: "Ada Muster",
			email: null,
			services: ["reisepass"],
			stationIds: [station.id],
			times: 1,
			lastDay: "2026-12-08",
			locale: "de",
		},
		now: NOW,
	});
	if (!made.ok) throw new Error(made.error);
	return invitationToken(made.value.id);
}

/** Nobody has told its owner yet. */
async function readyDocument(station: Station): Promise<string> {
	const { id } = await db().collection.create({
		data: {
			id: randomUUID(),
			stationId: station.id,
			document: "passport",
			locale: "de",
			readyAt: toDbInstant(NOW.subtract({ hours: 72 })),
			contact: { create: { name: "Ada Muster", phone: "0203 94000" } },
		},
	});
	return id;
}

/** The pages of a station's team. */
export const teamStates: Readonly<Record<string, State>> = {
	"the clerk's screen": {
		h1: "Heute",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team");
		},
	},
	"the clerk's screen with somebody called and an alarm": {
		h1: "Heute",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team");
			await page.getByRole("button", { name: "Nächste Person" }).click();
			await page.getByText("aufgerufen").first().waitFor();
			await page
				.getByText("Vorrang …")
				.or(page.getByText("Notiz …"))
				.first()
				.click();
			await raiseAlarm(await makeActor("lead", station), {
				deskId: station.deskIds[0] ?? 0,
				now: NOW,
			});
			await page
				.getByText("Hilfe an Platz 1!")
				.filter({ visible: true })
				.waitFor();
		},
	},
	"the clerk's screen with a refusal": {
		h1: "Heute",
		title:
			"Jemand anderes war schneller. Sie sehen jetzt den neuen Stand. – Heute",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team?hinweis=visit-changed");
		},
	},
	"the clerk's screen, close, a full house": {
		h1: "Heute",
		open: async (page, station) => {
			await fillHouse(station, { waiting: 12, coming: 6 });
			const { userId } = await workAs(page, "clerk", station);
			await db().user.update({
				where: { id: userId },
				data: { screenDensity: "compact" },
			});
			await page.goto("/team");
		},
	},
	"the clerk's screen, large, without names and reasons": {
		h1: "Heute",
		open: async (page, station) => {
			await fill(station);
			const { userId } = await workAs(page, "clerk", station);
			await db().user.update({
				where: { id: userId },
				data: { screenDensity: "large", screenHidden: ["name", "why"] },
			});
			await page.goto("/team");
		},
	},
	"the clerk's screen with opened lines and its settings": {
		h1: "Heute",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team");
			for (const line of await page.locator(".team-line-more > summary").all())
				await line.click();
			await page.locator("summary", { hasText: "Ansicht" }).click();
			await page.getByText("Ansicht speichern").waitFor();
		},
	},
	"announcements, one of which stands": {
		h1: "Durchsagen",
		open: async (page, station) => {
			await fill(station);
			await workAs(page, "clerk", station);
			await page.goto("/team/durchsagen");
			await page.getByRole("button", { name: "Durchsage senden" }).click();
			await page.getByText("Die Durchsage ist gesendet").waitFor();
		},
	},
	"what a pause would do": {
		h1: "Pause: Platz 1",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team/platz/pause");
		},
	},
	"a desk that pauses": {
		h1: "Pause: Platz 1",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team/platz/pause");
			await page.getByRole("button", { name: "30 Minuten Pause" }).click();
			await page.getByText("Der Platz pausiert jetzt").waitFor();
		},
	},
	"the day in figures": {
		h1: "Zahlen von heute",
		open: async (page, station) => {
			await fillHouse(station, { waiting: 6, coming: 3 });
			await workAs(page, "lead", station);
			await page.goto("/team/heute");
		},
	},
	"the choice of a desk, with somebody still at the old one": {
		h1: "Ihr Platz",
		title:
			"An Ihrem Platz ist noch jemand. Beenden Sie zuerst diesen Besuch. – Ihr Platz",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team/platz?hinweis=visit-open");
		},
	},
	"the Info-Point": {
		h1: "Info-Point",
		title: "Fehler: Info-Point",
		open: async (page, station) => {
			await atWork(page, station);
			await allowAfar(station, 5);
			await page.goto("/team/infopoint");
			await page
				.getByText("Gerade erwarten wir niemanden mit einer Nummer")
				.waitFor();
			await page.getByLabel("Terminnummer").fill("12");
			await page.getByRole("button", { name: "Anmelden", exact: true }).click();
			await page.getByText("Das ist keine Terminnummer.").waitFor();
		},
	},
	"the day plan": {
		h1: "Tagesplan",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team/plan");
		},
	},
	"the day plan as a list": {
		h1: "Tagesplan",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team/plan?ansicht=liste");
		},
	},
	"all desks over weeks": {
		h1: "Alle Plätze über Wochen",
		open: async (page, station) => {
			await workAs(page, "lead", station);
			await page.goto("/team/plan/wochen");
		},
	},
	"the calendars of the desks": {
		h1: "Kalender der Plätze",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team/plan/kalender");
			const make = page.getByRole("button", { name: /^Adresse anlegen/ });
			await make.first().click();
			await page.getByText("Die Adresse ist neu.").waitFor();
		},
	},
	"the week": {
		h1: "Tagesplan",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team/plan?ansicht=woche");
		},
	},
	"the search with hits": {
		h1: "Suche",
		open: async (page, station) => {
			await atWork(page, station);
			await page.goto("/team/suche");
			await page.getByLabel("Wen suchen Sie?").fill("mueller ayse");
			await page.getByRole("button", { name: "Suchen" }).click();
			await page.getByText("Das haben wir gefunden:").waitFor();
		},
	},
	"the phone": {
		h1: "Telefon",
		open: async (page, station) => {
			await workAs(page, "agent", station, null);
			await page.goto("/team/telefon");
		},
	},
	"booking for somebody: the times": {
		h1: "Termin buchen",
		open: async (page, station) => {
			await workAs(page, "lead", station, null);
			await page.goto(`/team/buchen?dienst=reisepass&ort=${station.slug}`);
			await page.getByText("Eine andere Uhrzeit eintragen").click();
		},
	},
	"booking for somebody: the time is taken": {
		h1: "Termin buchen",
		title: "Diese Zeit ist nicht mehr frei. – Termin buchen",
		open: async (page, station) => {
			await book({
				station: station.slug,
				service: "reisepass",
				date: "2026-11-25",
			});
			await workAs(page, "lead", station, null);
			await page.goto(
				`/team/buchen?dienst=reisepass&ort=${station.slug}&zeit=${station.slug}|2026-11-25|09:00`,
			);
			await page.getByLabel("Vorname und Nachname").fill("Erna");
			await page.getByRole("button", { name: "Termin buchen" }).click();
			await page.getByText("Diese Zeit ist nicht mehr frei.").waitFor();
		},
	},
	"an appointment as staff see it": {
		h1: "Termin A001",
		open: async (page, station) => {
			const id = await atWork(page, station);
			await page.goto(`/team/termin/${id}`);
			await page.getByText("Absagen …").click();
		},
	},
	"moving an appointment for somebody": {
		h1: "Termin A001 verschieben",
		open: async (page, station) => {
			const id = await atWork(page, station);
			await page.goto(`/team/termin/${id}/verschieben`);
		},
	},
	"the slip at the counter": {
		h1: "Zettel drucken",
		open: async (page, station) => {
			const id = await atWork(page, station);
			await page.goto(`/team/termin/${id}/zettel`);
		},
	},
	"mails that did not arrive": {
		h1: "Nicht angekommene E-Mails",
		open: async (page, station) => {
			await undelivered(station);
			await workAs(page, "clerk", station, null);
			await page.goto("/team/nachrichten");
		},
	},
	"what lies ready": {
		h1: "Liegt bereit",
		open: async (page, station) => {
			await readyDocument(station);
			await workAs(page, "clerk", station, null);
			await page.goto("/team/abholung");
		},
	},
	"what lies ready, just handed out": {
		h1: "Liegt bereit",
		open: async (page, station) => {
			await readyDocument(station);
			await workAs(page, "clerk", station, null);
			await page.goto("/team/abholung");
			await page.getByRole("button", { name: "Ausgegeben" }).click();
			await page.getByRole("button", { name: "Rückgängig" }).waitFor();
		},
	},
	"noting a finished document": {
		h1: "Fertiges Dokument eintragen",
		open: async (page, station) => {
			await workAs(page, "clerk", station, null);
			await page.goto("/team/abholung/neu");
		},
	},
	"noting a finished document, with errors": {
		h1: "Fertiges Dokument eintragen",
		title: "Fehler: Fertiges Dokument eintragen",
		open: async (page, station) => {
			await workAs(page, "clerk", station, null);
			await page.goto("/team/abholung/neu");
			await page.getByRole("button", { name: "Eintragen" }).click();
		},
	},
	"changing a finished document": {
		h1: "Fertiges Dokument ändern",
		open: async (page, station) => {
			const id = await readyDocument(station);
			await workAs(page, "clerk", station, null);
			await page.goto(`/team/abholung/aendern/${id}`);
		},
	},
	"invitations to book": {
		h1: "Einladungen",
		open: async (page, station) => {
			await invitation(station);
			await workAs(page, "clerk", station, null);
			await page.goto("/team/einladungen");
		},
	},
	"inviting somebody": {
		h1: "Jemanden einladen",
		open: async (page, station) => {
			await workAs(page, "clerk", station, null);
			await page.goto("/team/einladungen/neu");
		},
	},
	"inviting somebody, with errors": {
		h1: "Jemanden einladen",
		title: "Fehler: Jemanden einladen",
		open: async (page, station) => {
			await workAs(page, "clerk", station, null);
			await page.goto("/team/einladungen/neu");
			await page.getByRole("button", { name: "Einladen" }).click();
		},
	},
	"an invitation to book": {
		h1: "Ihre Einladung: Zeit aussuchen",
		open: async (page, station) => {
			const token = await invitation(station);
			await page.goto(`/einladung/${token}?kind=adult`);
		},
	},
	"an invitation to book that is withdrawn": {
		h1: "Diese Einladung gilt nicht mehr",
		open: async (page, station) => {
			const token = await invitation(station);
			await db().invitation.updateMany({
				where: { stationId: station.id },
				data: { withdrawnAt: toDbInstant(NOW) },
			});
			await page.goto(`/einladung/${token}`);
		},
	},
	"an invitation that there is not": {
		h1: "Diese Einladung gibt es nicht",
		open: (page) => page.goto("/einladung/nichts"),
	},
	"the receipt printers": {
		h1: "Drucker",
		open: async (page, station) => {
			const { id } = await db().printer.create({
				data: {
					stationId: station.id,
					name: "Bondrucker am Eingang",
					host: "192.168.1.50",
					state: "paper-out",
					askedAt: toDbInstant(NOW),
				},
			});
			await workAs(page, "admin", station, null);
			await page.goto(`/admin/drucker?drucker=${id}`);
		},
	},
	"the clerk's screen with a printer without paper": {
		h1: "Heute",
		open: async (page, station) => {
			await db().printer.create({
				data: {
					stationId: station.id,
					name: "Bondrucker am Eingang",
					host: "192.168.1.50",
					state: "paper-out",
				},
			});
			await workAs(page, "clerk", station);
			await page.goto("/team");
		},
	},
	"the settings of finished documents": {
		h1: "Fertige Dokumente abholen",
		open: async (page, station) => {
			await workAs(page, "admin", station, null);
			await page.goto("/admin/abholung");
		},
	},
	"a foreign appointment": {
		h1: "Diese Seite gehört nicht zu Ihren Aufgaben",
		open: async (page, station) => {
			const id = await expectPerson(station, 600);
			await workAs(page, "clerk", await makeStation(), null);
			await page.goto(`/team/termin/${id}`);
		},
	},
};
