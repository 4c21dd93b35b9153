import { city } from "#lib/city/city.ts";
import { book, hold, PERSON, type Wanted } from "#tests/support/booking.ts";
import { openHouse } from "#tests/support/house.ts";
import {
	bookTime,
	DAY,
	giveDetails,
	holdTime,
	newAddress,
} from "../support/journey.ts";
import { latestMail } from "../support/mail.ts";
import type { Station } from "../support/test.ts";
import { attendanceStates } from "./attendance-states.ts";
import { drawStates } from "./draw-states.ts";
import { feedbackStates } from "./feedback-states.ts";
import { houseStates } from "./house-states.ts";
import { managingStates } from "./managing-states.ts";
import { personStates } from "./person-states.ts";
import { pilotStates } from "./pilot-states.ts";
import { planningStates } from "./planning-states.ts";
import { remoteStates } from "./remote-states.ts";
import { rightToLeftStates } from "./right-to-left-states.ts";
import { roomStates } from "./room-states.ts";
import { rosterStates } from "./roster-states.ts";
import { staffStates } from "./staff-states.ts";
import type { State } from "./state.ts";
import { statusStates } from "./status-states.ts";
import { teamStates } from "./team-states.ts";
import { whereStates } from "./where-states.ts";
import { wishStates } from "./wish-states.ts";

const when = (station: Station, more = "") =>
	`/termine/zeit?dienst=reisepass&kind=adult&ort=${station.slug}${more}`;

/** A reservation that ran out an hour ago. */
async function expiredHold(station: Station): Promise<string> {
	const token = crypto.randomUUID().replaceAll("-", "").slice(0, 22);
	const now = Temporal.Instant.from("2026-11-24T09:00:00+01:00");
	await hold({
		station: station.slug,
		service: "reisepass",
		date: DAY.date,
		token,
		now,
	});
	return token;
}

const booked = (
	station: Station,
	more: Pick<Partial<Wanted>, "date" | "start"> = {},
	details = PERSON,
) =>
	book(
		{ station: station.slug, service: "reisepass", date: DAY.date, ...more },
		details,
	);

export const states: Readonly<Record<string, State>> = {
	...drawStates,
	...attendanceStates,
	...remoteStates,
	...feedbackStates,
	...houseStates,
	...managingStates,
	...roomStates,
	...rightToLeftStates,
	...rosterStates,
	...teamStates,
	...whereStates,
	...wishStates,
	...planningStates,
	...personStates,
	...pilotStates,
	...staffStates,
	...statusStates,
	"the start": { h1: "Termin buchen", open: (page) => page.goto("/termine") },
	"the start in English": {
		h1: "Book an appointment",
		lang: "en",
		open: (page) => page.goto("/en/termine"),
	},
	"the start after a forbidden combination": {
		h1: "Termin buchen",
		title: "Fehler: Termin buchen",
		open: (page) =>
			page.goto("/termine?dienst=reisepass&dienst=gewerbe-anmelden"),
	},
	"the question about people under 18": {
		h1: "Ist der Ausweis oder Pass für jemanden unter 18?",
		open: (page) => page.goto("/termine/ort?dienst=reisepass"),
	},
	"the question about people under 18 without answers": {
		h1: "Ist der Ausweis oder Pass für jemanden unter 18?",
		title: "Fehler: Ist der Ausweis oder Pass für jemanden unter 18?",
		open: async (page) => {
			await page.goto("/termine/kind?dienst=reisepass");
			await page.getByLabel("Ein Elternteil").check();
			await page.getByRole("button", { name: "Weiter" }).click();
		},
	},
	"the questions about a child": {
		h1: "Drei kurze Fragen zum Kind",
		open: (page) => page.goto("/termine/kind?dienst=personalausweis-kind"),
	},
	"a child who would come alone": {
		h1: "Drei kurze Fragen zum Kind",
		title: "Fehler: Drei kurze Fragen zum Kind",
		open: (page) =>
			page.goto("/termine/ort?dienst=personalausweis-kind&kind=6-9.alone"),
	},
	"the consent form": {
		h1: "Einverständniserklärung",
		open: (page) => page.goto("/termine/kind/einverstaendnis"),
	},
	"the choice of a station": {
		h1: "Wo passt es Ihnen?",
		open: (page) =>
			page.goto(
				"/termine/ort?dienst=reisepass:2&dienst=meldebescheinigung&kind=adult",
			),
	},
	"the month": {
		h1: "Wann passt es Ihnen?",
		open: (page, station) => page.goto(when(station)),
	},
	"the list of times": {
		h1: "Wann passt es Ihnen?",
		open: (page, station) => page.goto(when(station, "&ansicht=liste")),
	},
	"the calendar of all stations": {
		h1: "Wann passt es Ihnen?",
		open: (page) =>
			page.goto("/termine/zeit?dienst=reisepass&kind=adult&ort=alle"),
	},
	"the form for the name": {
		h1: "Wer kommt zum Termin?",
		open: holdTime,
	},
	"the form for somebody else": {
		h1: "Wer kommt zum Termin?",
		open: async (page, station) => {
			await holdTime(page, station);
			await page.getByLabel("Ich buche für jemand anderen").check();
		},
	},
	"the form for the next person": {
		h1: "Wer kommt zum Termin?",
		open: async (page, station) => {
			await bookTime(page, station, { name: "Ayşe", email: newAddress() });
			await page.getByRole("button", { name: "Noch einen Termin" }).click();
			await page.getByLabel("Anderen Kontakt eintragen").check();
		},
	},
	"the form with errors": {
		h1: "Wer kommt zum Termin?",
		title: "Fehler: Wer kommt zum Termin?",
		open: async (page, station) => {
			await holdTime(page, station);
			await giveDetails(page, { name: "", email: "ayse", phone: "x" });
		},
	},
	"the form after the reservation ran out": {
		h1: "Wer kommt zum Termin?",
		title: "Ihre Reservierung ist abgelaufen – Wer kommt zum Termin?",
		open: async (page, station) =>
			page.goto(`/termine/reservierung/${await expiredHold(station)}`),
	},
	"other times within the form": {
		h1: "Andere Zeit wählen",
		open: async (page, station) => {
			await holdTime(page, station);
			await giveDetails(page, { name: "Ayşe Müller" });
			await page.getByRole("button", { name: /^Ändern ?: Zeit$/ }).click();
		},
	},
	"the question about people under 18 within the form": {
		h1: "Für wen ist der Ausweis oder Pass?",
		open: async (page, station) => {
			await holdTime(page, station);
			await page.getByRole("button", { name: /^Ändern ?: Für wen$/ }).click();
		},
	},
	"a reservation that does not exist": {
		h1: "Diese Reservierung gibt es nicht",
		open: (page) => page.goto("/termine/reservierung/nichts"),
	},
	"the check": {
		h1: "Stimmt alles?",
		open: async (page, station) => {
			await holdTime(page, station);
			await giveDetails(page, { name: "Ayşe Müller", email: newAddress() });
		},
	},
	"the check of a suspicious e-mail address": {
		h1: "Stimmt alles?",
		open: async (page, station) => {
			await holdTime(page, station);
			await giveDetails(page, { name: "Ayşe", email: "ayse@gmial.com" });
		},
	},
	"the confirmation": {
		h1: "Ihr Termin ist gebucht",
		open: (page, station) => bookTime(page, station),
	},
	"the appointment": {
		h1: "Ihr Termin",
		open: async (page, station) => {
			const { reference, token } = await booked(station);
			await page.goto(`/termin/${reference}?t=${token}`);
		},
	},
	"the appointment on its day, of somebody who comes later": {
		h1: "Ihr Termin",
		open: async (page, station) => {
			await openHouse(station.id);
			const today = { date: "2026-11-24", start: 900 } as const;
			const { reference, token } = await booked(station, today);
			await page.goto(`/termin/${reference}?t=${token}`);
			await page
				.getByRole("button", { name: "Ich komme 15 Minuten später" })
				.click();
			await page.getByText("Sie kommen um 15:15").waitFor();
		},
	},
	"the small slip": {
		h1: "Zettel drucken",
		open: async (page, station) => {
			const { reference, token } = await booked(station);
			await page.goto(`/termin/${reference}/zettel?t=${token}`);
		},
	},
	"the large slip": {
		h1: "Zettel drucken",
		open: async (page, station) => {
			const { reference, token } = await booked(station);
			await page.goto(`/termin/${reference}/zettel?t=${token}&format=a4`);
		},
	},
	"once more for the next person": {
		h1: "Noch einen Termin buchen",
		title: "Das hat gerade nicht geklappt – Noch einen Termin buchen",
		open: async (page, station) => {
			const { reference, token } = await booked(station);
			await page.goto(
				`/termin/${reference}/noch-einer?t=${token}&hinweis=busy`,
			);
		},
	},
	"no time for the next person": {
		h1: "Noch einen Termin buchen",
		open: async (page, station) => {
			const { reference, token } = await booked(station);
			await page.goto(
				`/termin/${reference}/noch-einer?t=${token}&hinweis=nothing-free`,
			);
		},
	},
	"the question before cancelling": {
		h1: "Termin absagen?",
		open: async (page, station) => {
			const { reference, token } = await booked(station);
			await page.goto(`/termin/${reference}/absagen?t=${token}`);
		},
	},
	"the cancelled appointment": {
		h1: "Ihr Termin ist abgesagt",
		open: async (page, station) => {
			const { reference, token } = await booked(station);
			await page.goto(`/termin/${reference}/absagen?t=${token}`);
			await page.getByRole("button", { name: "Ja, Termin absagen" }).click();
		},
	},
	"an appointment that is not there": {
		h1: "Termin nicht gefunden",
		open: (page) => page.goto("/termin/123456782?t=nichts"),
	},
	"a page that is not there": {
		h1: "Diese Seite gibt es nicht",
		open: (page) => page.goto("/gibt/es/nicht"),
	},
	"the outbox": {
		h1: "Postausgang",
		open: async (page, station) => {
			await booked(station);
			await page.goto("/demo/postausgang");
		},
	},
	"a mail in the outbox": {
		h1: "Ihr Termin am Mi., 25. November 2026, 8:00 Uhr",
		open: async (page, station) => {
			const email = newAddress();
			const start = 480;
			await booked(station, { start }, { ...PERSON, email });
			await latestMail(email, { of: 1 });
			await page.goto("/demo/postausgang");
			const entry = page.getByRole("listitem").filter({ hasText: email });
			await entry.getByRole("link").click();
		},
	},
	"the legal notice": {
		h1: "Impressum",
		open: (page) => page.goto("/impressum"),
	},
	"the legal notice in English": {
		h1: "Legal notice (Impressum)",
		lang: "en",
		open: (page) => page.goto("/en/impressum"),
	},
	"the privacy page": {
		h1: "Datenschutz",
		open: (page) => page.goto("/datenschutz"),
	},
	"the privacy page in English": {
		h1: "Privacy",
		lang: "en",
		open: (page) => page.goto("/en/datenschutz"),
	},
	"the accessibility statement": {
		h1: "Barrierefreiheit",
		open: (page) => page.goto("/barrierefreiheit"),
	},
	"the report of a mistake in a translation": {
		h1: "Report a mistake in the translation",
		lang: "en",
		open: (page) =>
			page.goto("/en/rueckmeldung/uebersetzung?seite=/en/termine"),
	},
	"the report of a mistake in a translation with an error": {
		h1: "Report a mistake in the translation",
		title: "Error: Report a mistake in the translation",
		lang: "en",
		open: async (page) => {
			await page.goto("/en/rueckmeldung/uebersetzung");
			await page.getByRole("button", { name: "Report the mistake" }).click();
		},
	},
	"the form for barriers": {
		h1: "Barriere melden",
		open: (page) => page.goto("/barrierefreiheit/melden"),
	},
	"the form for barriers with errors": {
		h1: "Barriere melden",
		title: "Fehler: Barriere melden",
		open: async (page) => {
			await page.goto("/barrierefreiheit/melden");
			await page.getByLabel("Ihre E-Mail-Adresse").fill("ayse@");
			await page.getByRole("button", { name: "Meldung abschicken" }).click();
		},
	},
	"the form for barriers after a program filled it in": {
		h1: "Barriere melden",
		title: "Bitte noch einmal abschicken – Barriere melden",
		open: async (page) => {
			await page.goto("/barrierefreiheit/melden");
			await page.getByLabel("Was funktioniert nicht?").fill("Zu blass");
			await page.locator("[name=website]").evaluate((field) => {
				(field as HTMLInputElement).value = "https://spam.example";
			});
			await page.getByRole("button", { name: "Meldung abschicken" }).click();
			await page.getByText("Bitte noch einmal abschicken").waitFor();
		},
	},
	"thanks for a report": {
		h1: "Danke für Ihre Meldung",
		open: (page) => page.goto("/barrierefreiheit/danke?nummer=17"),
	},
	"Leichte Sprache": {
		h1: `Einen Termin bei ${city().texts.de.withTheCity} buchen`,
		lang: "de-x-leicht",
		open: (page) => page.goto("/leicht"),
	},
	"sign language": {
		h1: "Gebärdensprache",
		open: (page) => page.goto("/gebaerdensprache"),
	},
};
