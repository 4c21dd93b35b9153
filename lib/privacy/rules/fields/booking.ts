import { field, type TableOf, words } from "#lib/privacy/rules/field.ts";

/** Appointments, who they are with, and the mails about them. */
export const BOOKING: Readonly<Record<string, TableOf>> = {
	Appointment: {
		personal: {
			id: field("appointment", "Interne Nummer des Termins", { stays: true }),
			reference: field("appointment", "Terminnummer", { stays: true }),
			holdKey: field("reservation", "Prüfwert des Reservierungslinks", {
				form: "hash",
			}),
			replacesId: field(
				"appointment",
				"Termin, den diese Reservierung verschieben sollte",
				{ stays: true },
			),
			stationId: field("appointment", "Station", { stays: true }),
			date: field("appointment", "Tag", { stays: true }),
			startsAt: field("appointment", "Beginn", { stays: true }),
			endsAt: field("appointment", "Ende", { stays: true }),
			status: field("appointment", "Stand des Termins", { stays: true }),
			channel: field(
				"appointment",
				"Wie gebucht: im Internet oder durch das Amt",
				{ stays: true },
			),
			holdExpiresAt: field("reservation", "Reserviert bis", { stays: true }),
			holdExtensions: field("reservation", "Wie oft verlängert", {
				stays: true,
			}),
			clientKey: field("client", "Kennung des Anschlusses und des Netzes", {
				form: "keyed-hash",
			}),
			locale: field("appointment", "Sprache", { stays: true }),
			contactOfId: field(
				"appointment",
				"Termin, von dem der Kontakt übernommen ist",
			),
			helperId: field("appointment", "Einrichtung, die gebucht hat", {
				stays: true,
			}),
			programId: field("appointment", "Programm, das gebucht hat", {
				stays: true,
			}),
			invitationId: field("appointment", "Einladung, mit der gebucht wurde", {
				stays: true,
			}),
			invitationUse: field(
				"appointment",
				"Das wievielte Mal mit der Einladung",
				{
					stays: true,
				},
			),
			kind: field("appointment", "Ob im Haus, am Telefon oder per Video", {
				stays: true,
			}),
			ticket: field("appointment", "Wartenummer", { stays: true }),
			pinFailures: field("appointment", "Falsche PIN in Folge", {
				stays: true,
			}),
			minorCase: field(
				"appointment",
				"Altersgruppe, Begleitung und Sorgerecht (bei Ausweis und Pass)",
				{ stays: true },
			),
			calendarUid: field("appointment", "Nummer des Kalendereintrags", {
				stays: true,
			}),
			createdAt: field("appointment", "Gebucht oder reserviert am", {
				stays: true,
			}),
		},
		plain: words("deskId lane tokenVersion pinVersion calendarSequence"),
	},
	Contact: {
		personal: {
			appointmentId: field("contact", "Interne Nummer des Termins"),
			name: field("contact", "Name der Person, die kommt"),
			bookedBy: field("contact", "Wer für sie gebucht hat"),
			email: field("contact", "E-Mail-Adresse"),
			phone: field("contact", "Telefonnummer, wie getippt"),
			phoneKey: field("contact", "Telefonnummer zum Suchen", {
				form: "derived",
			}),
			nameKey: field("contact", "Name zum Suchen", { form: "derived" }),
			wordsKey: field("contact", "Name zum Vergleichen", { form: "derived" }),
			cancelReason: field("contact", "Grund der Absage, vom Amt notiert"),
			mayAsk: field("asking", "Wir dürfen nach dem Besuch fragen"),
			showsLanguage: field("contact", "Sprache darf am Platz zu sehen sein"),
			confirmKey: field("contact", "Prüfwert des Buchungsformulars", {
				form: "hash",
			}),
			videoAddress: field("contact", "Adresse des Raums, bei Video"),
		},
		plain: [],
	},
	Coming: {
		personal: {
			appointmentId: field("contact", "Interne Nummer des Termins"),
			sequence: field(
				"contact",
				"Für welchen Stand des Termins die Antwort gilt",
			),
			at: field("contact", "Wann die Person zugesagt hat"),
		},
		plain: [],
	},
	Later: {
		personal: {
			appointmentId: field("contact", "Interne Nummer des Termins"),
			sequence: field(
				"contact",
				"Für welchen Stand des Termins die Angabe gilt",
			),
			startsAt: field("contact", "Für welchen Beginn die Angabe gilt"),
			expectedAt: field("contact", "Wann die Person kommen will"),
			saidAt: field("contact", "Wann sie das gesagt hat"),
		},
		plain: [],
	},
	AppointmentService: {
		personal: {
			appointmentId: field("appointment", "Interne Nummer des Termins", {
				stays: true,
			}),
			serviceId: field("appointment", "Anliegen", { stays: true }),
			quantity: field("appointment", "Anzahl", { stays: true }),
		},
		plain: [],
	},
	AppointmentEvent: {
		personal: {
			appointmentId: field("history", "Interne Nummer des Termins", {
				stays: true,
			}),
			at: field("history", "Wann es geschah", { stays: true }),
			kind: field("history", "Was geschah", { stays: true }),
			fromStatus: field("history", "Stand vorher", { stays: true }),
			toStatus: field("history", "Stand nachher", { stays: true }),
			stationId: field("history", "Station", { stays: true }),
			startsAt: field("history", "Beginn des Termins", { stays: true }),
			actor: field(
				"history",
				"Wer es tat: die Person, ein Programm oder ein Konto",
			),
			programId: field("history", "Programm, über das die Person es tat", {
				stays: true,
			}),
		},
		plain: words("id deskId"),
	},
	Message: {
		personal: {
			id: field("mail", "Interne Nummer der E-Mail", { stays: true }),
			appointmentId: field("mail", "Interne Nummer des Termins", {
				stays: true,
			}),
			linkId: field("link", "Link für ein Konto"),
			userId: field("account", "Konto, vor dem gewarnt wird"),
			feedbackId: field("mail", "Nummer der Rückmeldung", { stays: true }),
			wishId: field("mail", "Interne Nummer des Wunsches", { stays: true }),
			invitationId: field("mail", "Interne Nummer der Einladung", {
				stays: true,
			}),
			collectionId: field("mail", "Interne Nummer des Dokuments", {
				stays: true,
			}),
			afarId: field("afar", "Interne Nummer der Nummer von unterwegs"),
			askId: field("asking", "Link für eine Rückmeldung, bis zum Versand"),
			announcementId: field("mail", "Nummer der Durchsage", { stays: true }),
			kind: field("mail", "Art der Nachricht", { stays: true }),
			recipientKey: field("mail", "Kennung des Empfängers", {
				form: "keyed-hash",
			}),
			locale: field("mail", "Sprache", { stays: true }),
			status: field("mail", "Ergebnis", { stays: true }),
			lastError: field("mail", "Fehlercode des Mailservers"),
			createdAt: field("mail", "Geschrieben am", { stays: true }),
			sentAt: field("mail", "Gesendet am", { stays: true }),
			reachedAt: field("mail", "Anders erreicht am", { stays: true }),
		},
		plain: words("sequence attempts"),
	},
	MessageText: {
		personal: {
			messageId: field("letter", "Interne Nummer der E-Mail"),
			text: field("letter", "Was das Amt geschrieben hat"),
		},
		plain: [],
	},
	Program: {
		personal: {
			contactEmail: field("operator", "E-Mail-Adresse derer, die es betreiben"),
		},
		plain: words(
			"id clientId name scopes everywhere hourMinutes dayShare secretHash secretVersion secretAt createdAt offAt lastUsedAt",
		),
	},
	ProgramHook: {
		personal: {},
		plain: words(
			"programId url events secret formerSecret formerUntil createdAt failingSince failedAt offAt",
		),
	},
	ProgramEvent: {
		personal: {
			appointmentId: field(
				"appointment",
				"Termin, von dem ein Programm erfährt",
				{ stays: true },
			),
		},
		plain: words("id programId kind at status attempts lastError endedAt"),
	},
	ProgramStation: { personal: {}, plain: words("programId stationId") },
	ProgramRequest: {
		personal: {
			keyHash: field("programAnswer", "Kennung der Anfrage", {
				form: "keyed-hash",
			}),
			bodyHash: field("programAnswer", "Prüfwert des Inhalts", {
				form: "keyed-hash",
			}),
			answer: field("programAnswer", "Antwort an das Programm", {
				form: "encrypted",
			}),
		},
		plain: words("programId attempt begunAt"),
	},
	Helper: {
		personal: {},
		plain: words("id name codeHash minutes createdAt revokedAt"),
	},
	FreedTime: {
		personal: {},
		plain: words(
			"id holdId stationId deskId startsAt endsAt freedAt returnsAt outcome origin",
		),
	},
	WordingTrial: {
		personal: {},
		plain: words("id seed startedAt endedAt"),
	},
	WordingTrialText: {
		personal: {},
		plain: words("trialId arm locale text"),
	},
	WordingTrialStation: {
		personal: {},
		plain: words("trialId stationId arm"),
	},
};
