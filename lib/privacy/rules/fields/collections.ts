import { field, type TableOf, words } from "#lib/privacy/rules/field.ts";

/** Finished documents that lie ready. */
export const COLLECTIONS: Readonly<Record<string, TableOf>> = {
	Collection: {
		personal: {
			id: field("collection", "Interne Nummer", { stays: true }),
			number: field("collection", "Abholnummer", { stays: true }),
			formKey: field("collection", "Prüfwert des Formulars", { form: "hash" }),
			stationId: field("collection", "Station", { stays: true }),
			document: field("collection", "Art des Dokuments", { stays: true }),
			appointmentId: field("collection", "Termin, bei dem es beantragt wurde"),
			locale: field("collection", "Sprache", { stays: true }),
			readyAt: field("collection", "Liegt bereit seit", { stays: true }),
			remindedAt: field("collection", "Erinnert am", { stays: true }),
			toldAt: field("collection", "Auf anderem Weg benachrichtigt am", {
				stays: true,
			}),
			endedAt: field("collection", "Beendet am", { stays: true }),
			endedHow: field("collection", "Wie es endete", { stays: true }),
		},
		plain: words("version"),
	},
	CollectionContact: {
		personal: {
			collectionId: field("collectionContact", "Interne Nummer"),
			name: field("collectionContact", "Name der Person"),
			email: field("collectionContact", "E-Mail-Adresse"),
			phone: field("collectionContact", "Telefonnummer, wie getippt"),
			phoneKey: field("collectionContact", "Telefonnummer zum Suchen", {
				form: "derived",
			}),
		},
		plain: [],
	},
};
