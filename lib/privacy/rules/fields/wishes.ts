import { field, type TableOf, words } from "#lib/privacy/rules/field.ts";

/** Wishes, their offers and draws. */
export const WISHES: Readonly<Record<string, TableOf>> = {
	Wish: {
		personal: {
			id: field("wish", "Interne Nummer des Wunsches", { stays: true }),
			reference: field("wish", "Wunschnummer", { stays: true }),
			tokenKey: field("wish", "Prüfwert des Links", {
				form: "hash",
				stays: true,
			}),
			formKey: field("wish", "Prüfwert des Formulars", { form: "hash" }),
			clientKey: field("client", "Kennung des Anschlusses", {
				form: "keyed-hash",
			}),
			pinFailures: field("wish", "Falsche PIN in Folge", { stays: true }),
			stationIds: field("wish", "Gewünschte Stationen", { stays: true }),
			halves: field("wish", "Gewünschte Tageshälften", { stays: true }),
			earliest: field("wish", "Frühestens", { stays: true }),
			latest: field("wish", "Spätestens", { stays: true }),
			noticeMinutes: field(
				"wish",
				"Wie lange vorher Bescheid nötig ist (Minuten)",
				{ stays: true },
			),
			minorCase: field("wish", "Altersgruppe, Begleitung und Sorgerecht", {
				stays: true,
			}),
			locale: field("wish", "Sprache", { stays: true }),
			channel: field(
				"wish",
				"Wie eingetragen: im Internet oder durch das Amt",
				{ stays: true },
			),
			urgentReason: field("wish", "Warum es eilt", { stays: true }),
			urgentBy: field("wish", "Bis wann es eilt", { stays: true }),
			proofSeenAt: field("wish", "Nachweis gesehen am", { stays: true }),
			bringsId: field("wish", "Termin, der früher werden soll", {
				stays: true,
			}),
			drawId: field("wish", "Verlosung", { stays: true }),
			drawnIn: field("wish", "Verlosung ohne Gewinn", { stays: true }),
			createdAt: field("wish", "Eingetragen am", { stays: true }),
			endedAt: field("wish", "Beendet am", { stays: true }),
			endedHow: field("wish", "Wie er endete", { stays: true }),
		},
		plain: words("tokenVersion pinVersion version"),
	},
	WishContact: {
		personal: {
			wishId: field("wishContact", "Interne Nummer des Wunsches"),
			name: field("wishContact", "Name der Person, die kommt"),
			bookedBy: field("wishContact", "Wer für sie wünscht"),
			email: field("wishContact", "E-Mail-Adresse"),
			phone: field("wishContact", "Telefonnummer, wie getippt"),
			phoneKey: field("wishContact", "Telefonnummer zum Suchen", {
				form: "derived",
			}),
			wordsKey: field("wishContact", "Name zum Vergleichen", {
				form: "derived",
			}),
			showsLanguage: field(
				"wishContact",
				"Sprache darf am Platz zu sehen sein",
			),
		},
		plain: [],
	},
	WishService: {
		personal: {
			wishId: field("wish", "Interne Nummer des Wunsches", { stays: true }),
			serviceId: field("wish", "Anliegen", { stays: true }),
			quantity: field("wish", "Anzahl", { stays: true }),
		},
		plain: [],
	},
	WishOffer: {
		personal: {
			id: field("wish", "Interne Nummer des Angebots", { stays: true }),
			wishId: field("wish", "Interne Nummer des Wunsches", { stays: true }),
			tokenKey: field("wish", "Prüfwert des Links", {
				form: "hash",
				stays: true,
			}),
			appointmentId: field("wish", "Termin, der daraus wurde", { stays: true }),
			stationId: field("wish", "Station", { stays: true }),
			startsAt: field("wish", "Angebotener Beginn", { stays: true }),
			endsAt: field("wish", "Angebotenes Ende", { stays: true }),
			offeredAt: field("wish", "Angeboten am", { stays: true }),
			openUntil: field("wish", "Galt bis", { stays: true }),
			answer: field("wish", "Antwort", { stays: true }),
			answeredAt: field("wish", "Beantwortet am", { stays: true }),
			reason: field("wish", "Warum diese Person", { stays: true }),
			byHand: field("wish", "Von Hand angeboten", { stays: true }),
		},
		plain: words("sequence holdId freedTimeId"),
	},
	Draw: {
		personal: {},
		plain: words(
			"id stationId week announcedAt closesAt seed commitment drawnAt entries winners published",
		),
	},
};
