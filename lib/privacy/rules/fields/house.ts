import { field, type TableOf, words } from "#lib/privacy/rules/field.ts";

/** Visits in the houses, desks and screens. */
export const HOUSE: Readonly<Record<string, TableOf>> = {
	Visit: {
		personal: {
			id: field("visit", "Interne Nummer des Besuchs", { stays: true }),
			stationId: field("visit", "Station", { stays: true }),
			date: field("visit", "Tag", { stays: true }),
			appointmentId: field("visit", "Interne Nummer des Termins", {
				stays: true,
			}),
			ticket: field("visit", "Wartenummer", { stays: true }),
			status: field("visit", "Stand des Besuchs", { stays: true }),
			arrivedAt: field("visit", "Angekommen", { stays: true }),
			priority: field("visit", "Vorrang", { stays: true }),
			handedOverAt: field("visit", "Weitergegeben", { stays: true }),
			calledAt: field("visit", "Aufgerufen", { stays: true }),
			calls: field("visit", "Wie oft aufgerufen", { stays: true }),
			tries: field("visit", "Wie oft nicht erreicht", { stays: true }),
			triedAt: field("visit", "Zuletzt nicht erreicht", { stays: true }),
			servingAt: field("visit", "Bedienung begonnen", { stays: true }),
			endedAt: field("visit", "Ende", { stays: true }),
			parkedUntil: field("visit", "Zurückgestellt bis", { stays: true }),
			locale: field("visit", "Sprache", { stays: true }),
			expectedMinutes: field("visit", "Angesagte Wartezeit in Minuten", {
				stays: true,
			}),
			toldFrom: field("visit", "Angesagt: mindestens so viele Minuten", {
				stays: true,
			}),
			toldUntil: field("visit", "Angesagt: höchstens so viele Minuten", {
				stays: true,
			}),
			toldAt: field("visit", "Wann die Wartezeit angesagt wurde", {
				stays: true,
			}),
		},
		plain: words("deskId forDeskId version"),
	},
	VisitService: {
		personal: {
			visitId: field("visit", "Interne Nummer des Besuchs", { stays: true }),
			serviceId: field("visit", "Anliegen", { stays: true }),
			quantity: field("visit", "Anzahl", { stays: true }),
		},
		plain: [],
	},
	VisitLeg: {
		personal: {
			visitId: field("visit", "Interne Nummer des Besuchs", { stays: true }),
			number: field("visit", "Schritt des Laufzettels", { stays: true }),
			servedAt: field("visit", "Begonnen", { stays: true }),
			doneAt: field("visit", "Erledigt", { stays: true }),
		},
		plain: words("deskId"),
	},
	VisitLegService: {
		personal: {
			visitId: field("visit", "Interne Nummer des Besuchs", { stays: true }),
			number: field("visit", "Schritt des Laufzettels", { stays: true }),
			serviceId: field("visit", "Anliegen", { stays: true }),
			quantity: field("visit", "Anzahl", { stays: true }),
		},
		plain: [],
	},
	VisitMemo: {
		personal: {
			visitId: field("memo", "Interne Nummer des Besuchs"),
			note: field("memo", "Notiz"),
			missing: field("memo", "Was gefehlt hat"),
			priorityReason: field("memo", "Grund des Vorrangs"),
			showsLanguage: field("memo", "Sprache darf am Platz zu sehen sein"),
			undo: field("memo", "Frühere Stände, um einen Schritt zurückzunehmen"),
		},
		plain: [],
	},
	VisitEvent: {
		personal: {
			visitId: field("history", "Interne Nummer des Besuchs", { stays: true }),
			at: field("history", "Wann es geschah", { stays: true }),
			kind: field("history", "Was geschah", { stays: true }),
			fromStatus: field("history", "Stand vorher", { stays: true }),
			toStatus: field("history", "Stand nachher", { stays: true }),
			undone: field("history", "Zurückgenommen", { stays: true }),
			actor: field(
				"history",
				"Wer es tat: die Person, ein Programm oder ein Konto",
			),
		},
		plain: words("id deskId"),
	},
	AfarTicket: {
		personal: {
			id: field("afar", "Interne Nummer"),
			stationId: field("afar", "Station"),
			date: field("afar", "Tag"),
			services: field("afar", "Anliegen"),
			wayMinutes: field("afar", "Weg bis zur Station in Minuten"),
			locale: field("afar", "Sprache"),
			sealed: field("afar", "E-Mail-Adresse", { form: "encrypted" }),
			personKey: field("afar", "Kennung der E-Mail-Adresse", {
				form: "keyed-hash",
			}),
			askedAt: field("afar", "Angefragt am"),
			reference: field("afar", "Nummer zum Anmelden"),
			drawnAt: field("afar", "Gezogen am"),
			visitId: field("afar", "Interne Nummer des Besuchs"),
			comeAt: field("afar", "Gebeten zu kommen"),
			toldAt: field("afar", "Bitte zu kommen hinausgegangen"),
			hereAt: field("afar", "Im Haus angemeldet"),
		},
		plain: [],
	},
	PushDevice: {
		personal: {
			id: field("pushDevice", "Interne Nummer des Geräts"),
			visitId: field("pushDevice", "Interne Nummer des Besuchs"),
			endpointKey: field("pushDevice", "Kennung des Geräts", {
				form: "keyed-hash",
			}),
			sealed: field(
				"pushDevice",
				"Adresse beim Nachrichtendienst des Browsers und Schlüssel des Geräts",
				{ form: "encrypted" },
			),
			createdAt: field("pushDevice", "Seit wann"),
		},
		plain: [],
	},
	PushCall: {
		personal: {
			visitId: field("pushCall", "Interne Nummer des Besuchs"),
			deviceId: field("pushCall", "Interne Nummer des Geräts"),
			lastError: field("pushCall", "Warum nicht gesendet"),
			createdAt: field("pushCall", "Wann aufgerufen"),
			sentAt: field("pushCall", "Wann gesendet"),
		},
		plain: words("id eventId status attempts"),
	},
	AnnouncementPush: {
		personal: {
			visitId: field("pushCall", "Interne Nummer des Besuchs"),
			deviceId: field("pushCall", "Interne Nummer des Geräts"),
			lastError: field("pushCall", "Warum nicht gesendet"),
			createdAt: field("pushCall", "Wann gesagt"),
			sentAt: field("pushCall", "Wann gesendet"),
		},
		plain: words("id announcementId status attempts"),
	},
	Announcement: {
		personal: {},
		plain: words(
			"id stationId sendKey kind minutes deskId toServiceId toDeskId toComing createdAt endsAt withdrawnAt mailed heldBack unreached",
		),
	},
	Alarm: {
		personal: {
			answeredById: field("helped", "Wer gesagt hat, dass er kommt"),
		},
		plain: words("id stationId deskId raisedAt answeredAt endedAt"),
	},
	DeskPause: {
		personal: {
			deskId: field("presence", "Platz, der gerade niemanden aufruft"),
			since: field("presence", "Seit wann der Platz pausiert"),
			until: field("presence", "Bis wann der Platz pausiert"),
			isOwn: field("presence", "Ob begann, wer dort sitzt"),
		},
		plain: [],
	},
	DeskPresence: {
		personal: {
			deskId: field("presence", "Platz"),
			userId: field("presence", "Konto"),
			since: field("presence", "Seit wann"),
		},
		plain: [],
	},
	Device: {
		personal: {},
		plain: words(
			"id stationId kind name prints codeHash codeExpiresAt keyHash pairedAt lastSeenAt revokedAt createdAt",
		),
	},
	StationDay: {
		personal: {},
		plain: words("stationId date version lastTicket lastWalkIn walkIns"),
	},
};
