import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { talkToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { NOW } from "#tests/support/booking.ts";
import { openDay, openScreen } from "../support/house.ts";
import { signInAs } from "../support/sign-in.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

/** Of a piece of feedback whose heading is known. */
const KNOWN = 900_000_001;

/** Something to read, about this station. */
async function say(station: Station, number?: number): Promise<number> {
	if (number !== undefined)
		await db().feedback.deleteMany({ where: { id: number } });
	const { id } = await db().feedback.create({
		data: {
			...(number === undefined ? {} : { id: number }),
			type: "opinion",
			source: "mail",
			praise: "Die Frau am Schalter war nett.",
			text: "Ich habe lange gewartet.\nMeine Nummer: 0203 1234567",
			ratingBooking: 4,
			ratingWaiting: 1,
			replyEmail: "ayse@citizen.example",
			stationId: station.id,
			locale: "de",
			status: "new",
			createdAt: toDbInstant(NOW.subtract({ hours: 24 * 20 })),
		},
	});
	return id;
}

async function answerInVain(feedbackId: number): Promise<void> {
	await db().message.create({
		data: {
			id: randomUUID(),
			feedbackId,
			kind: "answer",
			sequence: 1,
			recipientKey: "of ayse@citizen.example",
			locale: "de",
			status: "failed",
			lastError: "550 5.1.1 RCPT TO",
			createdAt: toDbInstant(NOW),
			text: { create: { text: "Danke!" } },
		},
	});
}

const asCoordinator =
	(address: (station: Station) => string) =>
	async (page: Page, station: Station) => {
		await say(station);
		await signInAs(page.context(), "coordinator");
		await page.goto(address(station));
	};

const openInbox = asCoordinator(({ id }) => `/pilot/rueckmeldungen?ort=${id}`);

/** How it was, from the form to what became of it. */
export const feedbackStates: Readonly<Record<string, State>> = {
	"the form for feedback": {
		h1: "Wie war es bei uns?",
		open: (page) => page.goto("/rueckmeldung"),
	},
	"the form for feedback in English, with a link that is over": {
		h1: "How was it?",
		lang: "en",
		open: (page) => page.goto("/en/rueckmeldung?t=nichts"),
	},
	"the form for feedback with errors": {
		h1: "Wie war es bei uns?",
		title: "Fehler: Wie war es bei uns?",
		open: async (page) => {
			await page.goto("/rueckmeldung");
			await page.getByLabel("Ihre E-Mail-Adresse").fill("ayse@");
			await page
				.getByRole("button", { name: "Rückmeldung abschicken" })
				.click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"thanks for feedback": {
		h1: "Danke für Ihre Rückmeldung",
		open: (page) => page.goto("/rueckmeldung/danke?nummer=17"),
	},
	"the form to write again after an answer, with an error": {
		h1: "Weiterschreiben",
		title: "Fehler: Weiterschreiben",
		open: async (page, station) => {
			const token = talkToken(await say(station));
			await page.goto(`/rueckmeldung/gespraech/${token}`);
			await page.getByRole("button", { name: "Nachricht abschicken" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"a conversation that is over": {
		h1: "This conversation is over",
		lang: "en",
		open: (page) => page.goto("/en/rueckmeldung/gespraech/nichts"),
	},
	"the form for faults": {
		h1: "Störung melden",
		open: (page) => page.goto("/rueckmeldung/stoerung?seite=/termine"),
	},
	"what became better": {
		h1: "Sie haben gesagt, wir haben getan",
		open: (page) => page.goto("/verbesserungen"),
	},
	"a question of the kiosk": {
		h1: "Mit der Wartezeit",
		title: "Wie zufrieden sind Sie?",
		open: async (page, station) => {
			await openDay(station);
			const address = `/kiosk/${station.slug}/rueckmeldung?buchung=4`;
			await openScreen(page, station, "kiosk", address);
		},
	},
	"the kiosk's thanks for feedback": {
		h1: "Danke für Ihre Rückmeldung",
		open: async (page, station) => {
			await openDay(station);
			const address = `/kiosk/${station.slug}/rueckmeldung?buchung=4&wartezeit=2`;
			await openScreen(page, station, "kiosk", address);
			await page.getByRole("button", { name: "Sehr gut" }).click();
		},
	},
	"the inbox": {
		h1: "Rückmeldungen",
		open: async (page, station) => {
			await openInbox(page, station);
			await page.getByText("Mehr Filter").click();
		},
	},
	"the inbox with nothing ticked": {
		h1: "Rückmeldungen",
		title: "Fehler: Rückmeldungen",
		open: async (page, station) => {
			await openInbox(page, station);
			await page.getByRole("button", { name: "Ausführen" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"a piece of feedback whose answer did not arrive": {
		h1: "Meinung 900000001",
		open: async (page, station) => {
			const number = await say(station, KNOWN);
			await answerInVain(number);
			await signInAs(page.context(), "coordinator");
			await page.goto(`/pilot/rueckmeldungen/${number}`);
		},
	},
	"topics and the deadline": {
		h1: "Themen und Frist",
		open: asCoordinator(() => "/pilot/rueckmeldungen/einrichten"),
	},
	"templates of answers, a new one without words": {
		h1: "Vorlagen für Antworten",
		title: "Fehler: Vorlagen für Antworten",
		open: async (page, station) => {
			await asCoordinator(() => "/pilot/rueckmeldungen/vorlagen")(
				page,
				station,
			);
			await page.getByRole("button", { name: "Vorlage anlegen" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"a template in another language": {
		h1: "Vorlage übersetzen: Türkisch",
		open: async (page, station) => {
			const { templateId } = await db().answerTemplateText.findFirstOrThrow({
				where: { locale: "tr" },
			});
			await asCoordinator(
				() =>
					`/pilot/uebersetzung?art=template&nummer=${templateId}&sprache=tr`,
			)(page, station);
		},
	},
	"the poster": {
		h1: "Aushang für die Station",
		open: asCoordinator(() => "/pilot/rueckmeldungen/aushang"),
	},
	"a new improvement with errors": {
		h1: "Neue Verbesserung",
		title: "Fehler: Neue Verbesserung",
		open: async (page, station) => {
			await asCoordinator(() => "/pilot/verbesserungen/neu")(page, station);
			await page.getByRole("button", { name: "Speichern" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"all improvements": {
		h1: "Verbesserungen",
		open: asCoordinator(() => "/pilot/verbesserungen"),
	},
};
