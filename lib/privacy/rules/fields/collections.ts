import { field, type TableOf, words } from "#lib/privacy/rules/field.ts";

/** Finished documents that lie ready, and invitations to book. */
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
	Invitation: {
		personal: {
			id: field("invitation", "Interne Nummer der Einladung", { stays: true }),
			tokenKey: field("invitation", "Prüfwert des Links", {
				form: "hash",
				stays: true,
			}),
			formKey: field("invitation", "Prüfwert des Formulars", { form: "hash" }),
			stationId: field("invitation", "Station, die sie gab", { stays: true }),
			stationIds: field("invitation", "Stationen, an denen sie gilt", {
				stays: true,
			}),
			services: field("invitation", "Anliegen", { stays: true }),
			times: field("invitation", "Wie oft", { stays: true }),
			lastDay: field("invitation", "Letzter Tag", { stays: true }),
			locale: field("invitation", "Sprache", { stays: true }),
			createdAt: field("invitation", "Gegeben am", { stays: true }),
			withdrawnAt: field("invitation", "Zurückgezogen am", { stays: true }),
		},
		plain: [],
	},
	InvitationContact: {
		personal: {
			invitationId: field("invitationContact", "Interne Nummer der Einladung"),
			name: field("invitationContact", "Name der Person"),
			email: field("invitationContact", "E-Mail-Adresse"),
		},
		plain: [],
	},
};
