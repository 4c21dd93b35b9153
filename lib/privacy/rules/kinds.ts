import { DEVICE_DAYS, ENDED_DAYS } from "#lib/auth/rules/session-rule.ts";
import { TRIES_HOURS } from "#lib/auth/rules/wait-rule.ts";
import { HOLD_DAYS } from "#lib/booking/rules/retention.ts";
import { PLACE_HOURS } from "#lib/crowd/rules/token.ts";
import type { Kind } from "#lib/privacy/privacy.ts";
import { KEPT_HOURS } from "#lib/programs/rules/request.ts";

const CONTACTS = "lib/booking/commands/erase-contacts.ts#eraseContacts";
const MEMOS = "lib/queue/commands/erase-memos.ts#eraseMemos";
const FEEDBACK = "lib/feedback/commands/erase-feedback.ts#eraseFeedback";
const WISHES = "lib/wishes/commands/erase-wishes.ts#eraseWishes";
const COLLECTIONS =
	"lib/collection/commands/erase-collections.ts#eraseCollections";
const INVITATIONS =
	"lib/booking/invitation/commands/erase-invitations.ts#eraseInvitations";
const AUDIT = "lib/staff/commands/erase-audit.ts#eraseAudit";
const LEAVERS = "lib/staff/commands/erase-leavers.ts#eraseLeavers";
const SESSIONS = "lib/auth/commands/sessions.ts#forgetSessions";

/**
 * Kinds of data (Datenarten, DIN 66398), each with one purpose and one rule for its end. The columns that belong to them
 * stand in lib/privacy/rules/fields/. The papers for data protection officers are made of both (npm run papers), so the
 * words are German; the privacy page has its own, for citizens.
 */
export const KINDS = {
	contact: {
		title: "Kontakt zum Termin",
		whose: "citizen",
		purpose:
			"Die Person in der Station finden und über ihren Termin benachrichtigen",
		ground: "task",
		seenBy: ["appointment:find"],
		keep: { setting: "contactDays" },
		from: "Ende des Termins, auch eines abgesagten",
		erasedBy: [CONTACTS],
	},
	asking: {
		title: "Einwilligung, nach dem Besuch zu fragen",
		whose: "citizen",
		purpose: "Nach dem Termin per E-Mail fragen, wie es war",
		ground: "consent",
		seenBy: ["own"],
		keep: { setting: "contactDays" },
		from: "Ende des Termins; früher, wenn die Person sie zurücknimmt",
		erasedBy: [CONTACTS],
	},
	appointment: {
		title: "Termin",
		whose: "citizen",
		purpose: "Den Termin halten, ändern und in der Station abarbeiten",
		ground: "task",
		seenBy: ["appointment:find"],
		keep: { setting: "contactDays" },
		from: "Ende des Termins: dann ist der Kontakt gelöscht und der Bezug zur Person weg",
		erasedBy: [CONTACTS],
		exception:
			"Station, Tag, Uhrzeit, Anliegen, Altersgruppe und Terminnummer bleiben ohne Kontakt für die Statistik. Die Stadt kann sie niemandem mehr zuordnen; nur wer seine Nummer und PIN noch hat, kann es für sich selbst.",
	},
	reservation: {
		title: "Reservierung",
		whose: "citizen",
		purpose: "Eine Zeit freihalten, während jemand bucht",
		ground: "task",
		seenBy: [],
		keep: {
			amount: HOLD_DAYS,
			unit: "days",
			constant: "lib/booking/rules/retention.ts#HOLD_DAYS",
		},
		from: "Ablauf der Reservierung",
		erasedBy: [CONTACTS],
		exception:
			"Aus einer bestätigten Reservierung wird der Termin, der seiner eigenen Regel folgt.",
	},
	client: {
		title: "Kennung des Anschlusses",
		whose: "citizen",
		purpose: "Verhindern, dass ein Anschluss viele Zeiten auf einmal nimmt",
		ground: "security",
		seenBy: [],
		keep: null,
		from: "Bestätigung oder Ablauf der Reservierung, Ende der Zählung (höchstens ein Tag); beim Wunsch mit dessen Kontakt",
		erasedBy: [CONTACTS, WISHES, "lib/auth/commands/limits.ts#forgetLimits"],
		exception:
			"Die Adresse selbst wird nie gespeichert. Der Schlüssel der Kennung wechselt jeden Tag.",
	},
	programAnswer: {
		title: "Antwort an ein Programm, das für jemanden bucht",
		whose: "citizen",
		purpose:
			"Dieselbe Anfrage nicht zweimal ausführen, wenn eine Antwort verloren geht",
		ground: "task",
		seenBy: [],
		keep: {
			amount: KEPT_HOURS,
			unit: "hours",
			constant: "lib/programs/rules/request.ts#KEPT_HOURS",
		},
		from: "Anfrage",
		erasedBy: ["lib/programs/commands/forget-requests.ts#forgetRequests"],
		exception:
			"Verschlüsselt, ohne Namen und Kontakt: Zeit, Station, Terminnummer und PIN, wie das Programm sie schon bekommen hat.",
	},
	admission: {
		title: "Einlass aus dem Online-Warteraum",
		whose: "citizen",
		purpose: "Dafür sorgen, dass ein Platz nur einmal einlässt",
		ground: "security",
		seenBy: [],
		keep: {
			amount: PLACE_HOURS,
			unit: "hours",
			constant: "lib/crowd/rules/token.ts#PLACE_HOURS",
		},
		from: "Einlass",
		erasedBy: ["lib/crowd/commands/step-room.ts#seekRelease"],
		exception: "Eine Zufallszahl. Nichts führt von ihr zu einem Termin.",
	},
	history: {
		title: "Wer etwas getan hat",
		whose: "citizen",
		purpose: "Fragen zu einem Termin oder Besuch beantworten, Fehler finden",
		ground: "task",
		seenBy: ["appointment:find"],
		keep: { setting: "actorDays" },
		from: "Ereignis",
		erasedBy: [CONTACTS, MEMOS],
		exception:
			"Das Ereignis selbst (was wann geschah) bleibt ohne den Namen dessen, der es tat, für die Statistik.",
	},
	mail: {
		title: "Verlauf der E-Mails",
		whose: "citizen",
		purpose:
			"Jede Nachricht nur einmal senden; anrufen, wenn eine nicht ankommt",
		ground: "task",
		seenBy: ["appointment:find", "message:read"],
		keep: { setting: "contactDays" },
		from: "Ende des Termins oder Wunsches, Ausgabe des Dokuments, letzter Tag der Einladung; bei Rückmeldungen mit deren Text",
		erasedBy: [CONTACTS, WISHES, COLLECTIONS, INVITATIONS, FEEDBACK],
		exception:
			"Die Kennung des Empfängers wird überschrieben. Art, Zeit und Ergebnis bleiben für die Statistik.",
	},
	letter: {
		title: "Selbst geschriebene Nachricht des Amtes",
		whose: "citizen",
		purpose:
			"Der Person etwas zu ihrem Termin oder ihrer Rückmeldung mitteilen",
		ground: "task",
		seenBy: ["appointment:find", "feedback:read"],
		keep: { setting: "contactDays" },
		from: "Ende des Termins; bei Rückmeldungen mit deren Text",
		erasedBy: [CONTACTS, FEEDBACK],
	},
	visit: {
		title: "Besuch in der Station",
		whose: "citizen",
		purpose: "Der Reihe nach aufrufen; Wartezeiten ausrechnen",
		ground: "task",
		seenBy: ["day:read"],
		keep: { setting: "contactDays" },
		from: "Ende des Termins: dann ist der Kontakt gelöscht. Besuche ohne Termin haben nie einen Namen",
		erasedBy: [CONTACTS],
		exception:
			"Wartenummer, Anliegen und Zeiten bleiben ohne Kontakt für die Statistik.",
	},
	memo: {
		title: "Notiz zum Besuch",
		whose: "citizen",
		purpose: "Damit alle am Schalter wissen, worum es geht",
		ground: "task",
		seenBy: ["day:read"],
		keep: { setting: "contactDays" },
		from: "Tag des Besuchs",
		erasedBy: [MEMOS],
	},
	afar: {
		title: "Wartenummer von unterwegs",
		whose: "citizen",
		purpose:
			"Eine Wartenummer geben, ohne dass die Person im Haus wartet, ihr rechtzeitig sagen, dass sie kommen soll, und nur eine je Person",
		ground: "task",
		seenBy: ["own"],
		keep: null,
		from: "Ende des Tages, für den sie gilt; früher, wenn die Person ihre Anfrage über den Link der E-Mail löscht oder am Schalter löschen lässt",
		erasedBy: [
			MEMOS,
			"lib/queue/afar/commands/forget-asked.ts#forgetAsked",
			"lib/privacy/commands/erase-afar-of.ts#eraseAfarOf",
		],
		exception:
			"Der Besuch selbst bleibt für die Kennzahlen, ohne diese Angaben: Er führt zu niemandem.",
	},
	pushDevice: {
		title: "Gerät, das vom Aufruf erfahren soll",
		whose: "citizen",
		purpose: "Der Person auf ihrem Gerät sagen, dass sie dran ist",
		ground: "consent",
		seenBy: ["own"],
		keep: null,
		from: "Ende des Besuchs, spätestens der nächste Tag; früher, wenn die Person es ausschaltet oder ihr Browser das Gerät abmeldet",
		erasedBy: [
			"lib/queue/push/commands/forget-devices.ts#forgetDevices",
			MEMOS,
		],
		exception:
			"Den Nachrichtendienst betreibt der Hersteller des Browsers. Er sieht, dass dieses Haus dem Gerät etwas sendet; der Inhalt ist für ihn verschlüsselt.",
	},
	pushCall: {
		title: "Nachricht über einen Aufruf oder eine Durchsage",
		whose: "citizen",
		purpose:
			"Jeden Aufruf und jede Durchsage nur einmal senden; am Platz sehen, dass er das Gerät nicht erreicht",
		ground: "consent",
		seenBy: ["day:read"],
		keep: { setting: "contactDays" },
		from: "Tag des Besuchs",
		erasedBy: [MEMOS],
	},
	change: {
		title: "Folge einer Planänderung",
		whose: "citizen",
		purpose: "Termine verlegen, die nicht gehalten werden können",
		ground: "task",
		seenBy: ["message:read", "closure:write"],
		keep: { setting: "contactDays" },
		from: "Ende des Termins: dann ist der Kontakt gelöscht und der Bezug zur Person weg",
		erasedBy: [CONTACTS],
		exception: "Der Fall bleibt ohne Kontakt im Verlauf der Planung.",
	},
	wishContact: {
		title: "Kontakt zum Wunsch",
		whose: "citizen",
		purpose: "Der Person ein Angebot machen, wenn eine Zeit frei wird",
		ground: "task",
		seenBy: ["appointment:find"],
		keep: { setting: "contactDays" },
		from: "Ende des Wunsches",
		erasedBy: [WISHES],
	},
	wish: {
		title: "Wunschtermin und Verlosung",
		whose: "citizen",
		purpose: "Eine passende Zeit finden und gerecht vergeben",
		ground: "task",
		seenBy: ["appointment:find"],
		keep: { setting: "contactDays" },
		from: "Ende des Wunsches: dann ist der Kontakt gelöscht und der Bezug zur Person weg",
		erasedBy: [WISHES],
		exception:
			"Der Wunsch ohne Kontakt bleibt für die Statistik. Das veröffentlichte Ergebnis einer Verlosung enthält keine Namen und keine Nummern.",
	},
	collectionContact: {
		title: "Kontakt zum fertigen Dokument",
		whose: "citizen",
		purpose:
			"Der Person sagen, dass ihr Dokument bereitliegt, und es ihr aushändigen",
		ground: "task",
		seenBy: ["day:read"],
		keep: { setting: "contactDays" },
		from: "Ausgabe; sonst das Ende der Frist, in der die Stadt es erwartet",
		erasedBy: [COLLECTIONS],
	},
	collection: {
		title: "Fertiges Dokument",
		whose: "citizen",
		purpose: "Wissen, was in welcher Station bereitliegt",
		ground: "task",
		seenBy: ["day:read"],
		keep: { setting: "contactDays" },
		from: "Ausgabe: dann ist der Kontakt gelöscht und der Bezug zur Person weg",
		erasedBy: [COLLECTIONS],
		exception:
			"Station, Art des Dokuments und Tage bleiben ohne Kontakt für die Statistik.",
	},
	invitationContact: {
		title: "Kontakt zur Einladung zum Buchen",
		whose: "citizen",
		purpose: "Der Person einen Link geben, mit dem sie selbst buchen kann",
		ground: "task",
		seenBy: ["appointment:book"],
		keep: { setting: "contactDays" },
		from: "Letzter Tag der Einladung, oder wann sie zurückgezogen wurde",
		erasedBy: [INVITATIONS],
	},
	invitation: {
		title: "Einladung zum Buchen",
		whose: "citizen",
		purpose: "Wissen, was mit einem Link gebucht werden darf und wie oft",
		ground: "task",
		seenBy: ["appointment:book"],
		keep: { setting: "contactDays" },
		from: "Letzter Tag der Einladung: dann ist der Kontakt gelöscht und der Bezug zur Person weg",
		erasedBy: [INVITATIONS],
		exception:
			"Anliegen, Stationen und Tage bleiben ohne Kontakt. Der Link öffnet nach dem letzten Tag nichts mehr.",
	},
	feedback: {
		title: "Rückmeldung",
		whose: "citizen",
		purpose: "Antworten und besser werden; gemeldete Barrieren beheben",
		ground: "task",
		seenBy: ["feedback:read"],
		keep: { setting: "feedbackDays" },
		from: "Eingang",
		erasedBy: [FEEDBACK],
		exception:
			"Bewertung, Station, Anliegen und Tag bleiben. Sie sagen nicht, von wem sie kommen.",
	},
	reply: {
		title: "Antwortadresse einer Rückmeldung",
		whose: "citizen",
		purpose: "Antworten, wenn die Person es möchte",
		ground: "consent",
		seenBy: ["feedback:read"],
		keep: { setting: "feedbackDays" },
		from: "Eingang",
		erasedBy: [FEEDBACK],
	},
	audit: {
		title: "Protokoll",
		whose: "staff",
		purpose: "Nachvollziehen, wer was getan oder versucht hat",
		ground: "security",
		seenBy: ["audit:read"],
		keep: { setting: "auditDays" },
		from: "Eintrag",
		erasedBy: [AUDIT],
		exception:
			"Das Protokoll nennt Bürgerinnen und Bürger nur mit Terminnummer. Es bleibt auch, wenn jemand seine Daten löschen lässt: es weist nach, wer sie gesehen und wer sie gelöscht hat.",
	},
	operator: {
		title: "Wer ein Programm betreibt, das bucht",
		whose: "staff",
		purpose: "Bei Störungen schreiben können",
		ground: "task",
		seenBy: ["city:write"],
		keep: null,
		from: "Die Administration trägt eine andere Adresse ein",
		erasedBy: ["lib/programs/commands/manage-programs.ts#changeProgram"],
		exception:
			"Eine Adresse des Unternehmens oder Amtes; gebraucht, solange das Programm Termine gebucht haben kann.",
	},
	account: {
		title: "Konto",
		whose: "staff",
		purpose: "Anmelden und Rechte zuordnen",
		ground: "employment",
		seenBy: ["user:write", "own"],
		keep: { setting: "leaverDays" },
		from: "Schließen des Kontos",
		erasedBy: [LEAVERS],
		exception:
			"Der Verlauf nennt danach „ehemalige:r Mitarbeiter:in“. Ein offenes Konto bleibt.",
	},
	secret: {
		title: "Passwort und zweiter Faktor",
		whose: "staff",
		purpose: "Nur die richtige Person meldet sich an",
		ground: "security",
		seenBy: [],
		keep: { setting: "leaverDays" },
		from: "Schließen des Kontos",
		erasedBy: [LEAVERS],
	},
	author: {
		title: "Wer etwas entschieden hat",
		whose: "staff",
		purpose: "Entscheidungen der Stationen und zu Rückmeldungen nachvollziehen",
		ground: "employment",
		seenBy: ["figures:read", "feedback:read", "service:write"],
		keep: { setting: "leaverDays" },
		from: "Schließen des Kontos: dann ist dessen Name ersetzt",
		erasedBy: [LEAVERS],
		exception: "Die Entscheidung selbst bleibt.",
	},
	draft: {
		title: "Entwurf am Katalog",
		whose: "staff",
		purpose: "Eine Änderung ansehen, bevor sie gilt",
		ground: "employment",
		seenBy: ["own"],
		keep: null,
		from: "Speichern; sonst sobald jemand nach sieben Tagen einen neuen beginnt",
		erasedBy: [
			"lib/catalog/commands/keep-draft.ts#keepDraft",
			"lib/catalog/import/commands/keep-import.ts#keepImport",
			LEAVERS,
		],
	},
	planner: {
		title: "Wer den Plan geändert hat",
		whose: "staff",
		purpose: "Fragen zum Plan beantworten",
		ground: "employment",
		seenBy: ["roster:write"],
		keep: { setting: "auditDays" },
		from: "Änderung",
		erasedBy: ["lib/planning/change/commands/forget-editors.ts#forgetEditors"],
	},
	helped: {
		title: "Wer auf einen Notruf geantwortet hat",
		whose: "staff",
		purpose: "Wissen, dass Hilfe kommt",
		ground: "employment",
		seenBy: ["day:read"],
		keep: { setting: "actorDays" },
		from: "Notruf",
		erasedBy: [MEMOS],
	},
	presence: {
		title: "Wer gerade an einem Platz sitzt",
		whose: "staff",
		purpose: "Die nächste Person an den richtigen Platz rufen",
		ground: "employment",
		seenBy: ["day:read"],
		keep: null,
		from: "Verlassen des Platzes, spätestens der Abschluss des Tages",
		erasedBy: [
			"lib/queue/calling/commands/leave-desk.ts#leaveDesk",
			"lib/queue/commands/close-days.ts#closeDays",
			LEAVERS,
		],
		exception: "Daraus wird nie etwas je Person gezählt.",
	},
	session: {
		title: "Anmeldung",
		whose: "staff",
		purpose: "Angemeldet bleiben und Anmeldungen beenden können",
		ground: "security",
		seenBy: ["own"],
		keep: {
			amount: ENDED_DAYS,
			unit: "days",
			constant: "lib/auth/rules/session-rule.ts#ENDED_DAYS",
		},
		from: "letzte Benutzung",
		erasedBy: [SESSIONS, LEAVERS],
	},
	identityAsk: {
		title: "Anfrage, über die Anmeldung des Hauses hereinzukommen",
		whose: "staff",
		purpose: "Die Administration entscheidet, ob es dieselbe Person ist",
		ground: "security",
		seenBy: ["user:write"],
		keep: {
			amount: ENDED_DAYS,
			unit: "days",
			constant: "lib/auth/rules/session-rule.ts#ENDED_DAYS",
		},
		from: "Anfrage",
		erasedBy: [SESSIONS, LEAVERS],
	},
	closedIdentity: {
		title: "Geschlossenes Konto bleibt geschlossen",
		whose: "staff",
		purpose:
			"Wer ausgeschieden ist, bekommt kein neues Konto, nur weil das Verzeichnis der Stadt eine Gruppe noch nennt",
		ground: "security",
		seenBy: [],
		keep: null,
		from: "Die Administration lässt die Person wieder zu",
		erasedBy: ["lib/auth/issuers/commands/closed-identities.ts#readmit"],
		exception:
			"Gespeichert ist ein Prüfwert mit geheimem Schlüssel: Er erkennt die Person, wenn sie sich anmeldet, und sagt niemandem, wer sie ist.",
	},
	issuerLogout: {
		title: "Abmeldung durch die Anmeldung des Hauses",
		whose: "staff",
		purpose: "Keine Sitzung öffnet mehr, die dort beendet wurde",
		ground: "security",
		seenBy: [],
		keep: {
			amount: TRIES_HOURS,
			unit: "hours",
			constant: "lib/auth/rules/wait-rule.ts#TRIES_HOURS",
		},
		from: "Abmeldung",
		erasedBy: [SESSIONS],
	},
	browser: {
		title: "Bekannter Browser",
		whose: "staff",
		purpose:
			"Wer sich dort schon angemeldet hat, wird bei einem Angriff auf das Konto nicht ausgesperrt",
		ground: "security",
		seenBy: [],
		keep: {
			amount: DEVICE_DAYS,
			unit: "days",
			constant: "lib/auth/rules/session-rule.ts#DEVICE_DAYS",
		},
		from: "letzte Anmeldung",
		erasedBy: [SESSIONS, LEAVERS],
	},
	link: {
		title: "Einladung oder neues Passwort",
		whose: "staff",
		purpose: "Ein Passwort wählen",
		ground: "security",
		seenBy: [],
		keep: {
			amount: ENDED_DAYS,
			unit: "days",
			constant: "lib/auth/rules/session-rule.ts#ENDED_DAYS",
		},
		from: "Ablauf des Links",
		erasedBy: [SESSIONS, LEAVERS],
	},
	tries: {
		title: "Fehlversuche beim Anmelden",
		whose: "staff",
		purpose: "Raten verlangsamen",
		ground: "security",
		seenBy: [],
		keep: {
			amount: TRIES_HOURS,
			unit: "hours",
			constant: "lib/auth/rules/wait-rule.ts#TRIES_HOURS",
		},
		from: "letzter Versuch",
		erasedBy: [SESSIONS],
	},
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

export const kindOf = (name: KindName): Kind => KINDS[name];
