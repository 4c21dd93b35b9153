import type { Locale } from "#lib/text/locale.ts";
import type { Level, Part, State } from "#lib/watch/rules/status.ts";

interface Words {
	page: string;
	headline: Record<Level, string>;
	part: Record<Part, string>;
	/** In a word, beside its sign. */
	level: Record<Level, string>;
	/** What it means for people. */
	meaning: Record<Part, Partial<Record<State, string>> & { unknown: string }>;
	/** When it began, as far as we noticed. */
	since(moment: string): string;
	lookedAt(moment: string): string;
	neverLooked: string;
	again: string;
	instead: string;
	/** Its heading when everything works. */
	help: string;
	safe: string;
	call: string;
	walkIn: string;
	walkInLink: string;
	report: string;
}

/** Not in the catalogues: this page must stand when everything else is away. */
export const STATUS_WORDS: Record<Locale, Words> = {
	de: {
		page: "Was gerade geht",
		headline: {
			fine: "Alles funktioniert",
			unknown: "Wir wissen gerade nicht, ob alles funktioniert",
			slow: "Etwas dauert gerade länger",
			away: "Etwas geht gerade nicht",
		},
		part: {
			booking: "Termine buchen und ändern",
			waits: "Wartezeiten ansehen",
			mail: "E-Mails von uns",
			jobs: "Erinnerungen und Wunschtermine",
			database: "Unsere Datenbank",
		},
		level: {
			fine: "Funktioniert",
			unknown: "Unbekannt",
			slow: "Dauert länger",
			away: "Geht nicht",
		},
		meaning: {
			booking: {
				works: "Sie können Termine buchen, verschieben und absagen.",
				"not-online":
					"Zurzeit nimmt keine Station Termine im Internet an. Kommen Sie bitte ohne Termin.",
				room: "Sehr viele Menschen wollen gerade einen Termin. Wer neu kommt, wartet im Online-Warteraum. Vorhandene Termine können Sie sofort ändern.",
				closed:
					"Gerade lassen wir niemanden neu zur Terminbuchung. Vorhandene Termine können Sie ändern.",
				away: "Sie können gerade keinen Termin buchen oder ändern.",
				unknown: "Ob das Buchen funktioniert, wissen wir gerade nicht.",
			},
			waits: {
				works: "Sie sehen, wie lange man an jeder Station wartet.",
				away: "Wie lange man wartet, können wir gerade nicht zeigen. Die Stationen öffnen wie gewohnt.",
				unknown: "Ob die Wartezeiten stimmen, wissen wir gerade nicht.",
			},
			mail: {
				works: "Unsere E-Mails gehen gleich hinaus.",
				slow: "Unsere E-Mails kommen später als sonst. Ihr Termin gilt auch ohne E-Mail.",
				away: "Unsere E-Mails gehen gerade nicht hinaus. Sie kommen später. Ihr Termin gilt auch ohne E-Mail.",
				unknown:
					"Ob E-Mails hinausgehen, wissen wir gerade nicht. Ihr Termin gilt auch ohne E-Mail.",
			},
			jobs: {
				works: "Erinnerungen und Angebote kommen rechtzeitig.",
				slow: "Erinnerungen und Angebote können später kommen.",
				away: "Erinnerungen und Angebote kommen gerade nicht. Wir holen sie nach.",
				unknown: "Ob Erinnerungen hinausgehen, wissen wir gerade nicht.",
			},
			database: {
				works: "Sie antwortet.",
				slow: "Sie antwortet langsam. Manche Seiten brauchen länger.",
				"read-only":
					"Sie antwortet, nimmt aber gerade nichts an. Sie können nachsehen, aber nichts ändern.",
				away: "Sie antwortet nicht. Darum gehen die meisten Seiten nicht.",
				unknown: "Ob sie antwortet, wissen wir gerade nicht.",
			},
		},
		since: (moment) => `seit ungefähr ${moment}`,
		lookedAt: (moment) => `Zuletzt nachgesehen: ${moment}.`,
		neverLooked: "Wir haben noch nicht nachgesehen.",
		again: "Noch einmal nachsehen",
		instead: "Was Sie stattdessen tun können",
		help: "Klappt es bei Ihnen trotzdem nicht?",
		safe: "Wenn Sie schon eine Terminnummer haben, gilt Ihr Termin. Kommen Sie wie geplant.",
		call: "Rufen Sie uns an:",
		walkIn: "Sie können auch ohne Termin in eine Station kommen.",
		walkInLink: "Wartezeiten ansehen",
		report: "Störung melden",
	},
	en: {
		page: "What works just now",
		headline: {
			fine: "Everything works",
			unknown: "We do not know just now whether everything works",
			slow: "Something takes longer just now",
			away: "Something does not work just now",
		},
		part: {
			booking: "Booking and changing appointments",
			waits: "Seeing waiting times",
			mail: "E-mails from us",
			jobs: "Reminders and wishes",
			database: "Our database",
		},
		level: {
			fine: "Works",
			unknown: "Unknown",
			slow: "Takes longer",
			away: "Does not work",
		},
		meaning: {
			booking: {
				works: "You can book, move and cancel appointments.",
				"not-online":
					"No station takes appointments online at present. Please come without an appointment.",
				room: "Very many people want an appointment just now. Newcomers wait in the online waiting room. You can change existing appointments at once.",
				closed:
					"We are not letting anybody new into the booking just now. You can change existing appointments.",
				away: "You cannot book or change an appointment just now.",
				unknown: "We do not know just now whether booking works.",
			},
			waits: {
				works: "You can see how long people wait at each station.",
				away: "We cannot show just now how long people wait. The stations open as usual.",
				unknown: "We do not know just now whether the waiting times are right.",
			},
			mail: {
				works: "Our e-mails go out at once.",
				slow: "Our e-mails come later than usual. Your appointment is valid without an e-mail, too.",
				away: "Our e-mails are not going out just now. They will come later. Your appointment is valid without an e-mail, too.",
				unknown:
					"We do not know just now whether e-mails go out. Your appointment is valid without an e-mail, too.",
			},
			jobs: {
				works: "Reminders and offers come in time.",
				slow: "Reminders and offers may come later.",
				away: "Reminders and offers are not coming just now. They will follow.",
				unknown: "We do not know just now whether reminders go out.",
			},
			database: {
				works: "It answers.",
				slow: "It answers slowly. Some pages take longer.",
				"read-only":
					"It answers, but takes in nothing just now. You can look, but not change anything.",
				away: "It does not answer. That is why most pages do not work.",
				unknown: "We do not know just now whether it answers.",
			},
		},
		since: (moment) => `since about ${moment}`,
		lookedAt: (moment) => `Last looked at: ${moment}.`,
		neverLooked: "We have not looked yet.",
		again: "Look again",
		instead: "What you can do instead",
		help: "Not working for you all the same?",
		safe: "If you already have an appointment number, your appointment is valid. Come as planned.",
		call: "Call us:",
		walkIn: "You can also come to a station without an appointment.",
		walkInLink: "See waiting times",
		report: "Report the fault",
	},
};
