import { field, type TableOf, words } from "#lib/privacy/rules/field.ts";

/** Accounts, how they sign in, and what is counted against guessing. */
export const STAFF: Readonly<Record<string, TableOf>> = {
	User: {
		personal: {
			id: field("account", "Interne Nummer des Kontos"),
			email: field("account", "Dienstliche E-Mail-Adresse"),
			name: field("account", "Name"),
			role: field("account", "Aufgabe"),
			languages: field("account", "Welche Sprachen die Person spricht"),
			screenDensity: field("account", "Wie dicht die Seite des Tages steht"),
			screenHidden: field(
				"account",
				"Welche Spalten die Seite des Tages weglässt",
			),
			active: field("account", "Darf sich anmelden"),
			passwordHash: field("secret", "Passwort, als argon2id-Wert", {
				form: "hash",
			}),
			totpSecret: field("secret", "Schlüssel des zweiten Faktors", {
				form: "encrypted",
			}),
			totpConfirmedAt: field("secret", "Zweiter Faktor eingerichtet am"),
			totpStep: field("secret", "Zuletzt benutzter Code"),
			createdAt: field("account", "Angelegt am"),
			leftAt: field("account", "Geschlossen am"),
			erasedAt: field("account", "Name und Adresse gelöscht am"),
			signedInAt: field("account", "Zuletzt angemeldet"),
		},
		plain: [],
	},
	UserStation: {
		personal: {
			userId: field("account", "Konto"),
			stationId: field("account", "Station, an der es arbeitet"),
		},
		plain: [],
	},
	Session: {
		personal: {
			id: field("session", "Interne Nummer"),
			userId: field("session", "Konto"),
			createdAt: field("session", "Angemeldet am"),
			lastSeenAt: field("session", "Zuletzt benutzt"),
			revokedAt: field("session", "Beendet am"),
			deviceId: field("session", "Browser, als Zufallsnummer"),
			identityId: field(
				"session",
				"Wer sich über die Anmeldung des Hauses meldet",
			),
			issuerSession: field(
				"session",
				"Wie die Anmeldung des Hauses die Sitzung nennt",
			),
			endsAt: field("session", "Dann wird neu gefragt"),
			idToken: field("session", "Nachweis der Anmeldung des Hauses", {
				form: "encrypted",
			}),
		},
		plain: [],
	},
	KnownDevice: {
		personal: {
			deviceId: field("browser", "Browser, als Zufallsnummer"),
			userId: field("browser", "Konto"),
			lastSeenAt: field("browser", "Zuletzt angemeldet"),
		},
		plain: [],
	},
	DeskFeed: {
		personal: {
			userId: field("account", "Konto"),
			deskId: field("account", "Platz, dessen Kalender es liest"),
		},
		plain: words("key"),
	},
	RecoveryCode: {
		personal: {
			userId: field("secret", "Konto"),
			codeHash: field("secret", "Ersatzcode, als Prüfwert", {
				form: "keyed-hash",
			}),
			usedAt: field("secret", "Benutzt am"),
		},
		plain: words("id"),
	},
	OneTimeLink: {
		personal: {
			id: field("link", "Interne Nummer"),
			userId: field("link", "Konto"),
			kind: field("link", "Wofür"),
			createdAt: field("link", "Geschickt am"),
			expiresAt: field("link", "Gilt bis"),
			usedAt: field("link", "Benutzt am"),
		},
		plain: [],
	},
	AuditEntry: {
		personal: {
			at: field("audit", "Wann", { stays: true }),
			userId: field("audit", "Konto", { stays: true }),
			stationId: field("audit", "Station", { stays: true }),
			action: field("audit", "Was", { stays: true }),
			subject: field("audit", "Worum es ging", { stays: true }),
			detail: field("audit", "Genaueres", { stays: true }),
		},
		plain: words("id"),
	},
	SignInTry: {
		personal: {
			key: field("tries", "Kennung von Konto und Anschluss oder Browser", {
				form: "keyed-hash",
			}),
			wrong: field("tries", "Fehlversuche"),
			at: field("tries", "Zuletzt"),
			openAt: field("tries", "Wieder offen ab"),
		},
		plain: [],
	},
	RateLimit: {
		personal: {
			key: field("client", "Kennung von Anschluss, Person oder Konto", {
				form: "keyed-hash",
			}),
			points: field("client", "Wie oft"),
			expire: field("client", "Gezählt bis"),
		},
		plain: [],
	},
	Identity: {
		personal: {
			id: field("account", "Interne Nummer"),
			issuerId: field("account", "Anmeldung des Hauses"),
			subject: field("account", "Kennung bei der Anmeldung des Hauses"),
			userId: field("account", "Konto"),
			linkedAt: field("account", "Verbunden am"),
		},
		plain: [],
	},
	IdentityAsk: {
		personal: {
			issuerId: field("identityAsk", "Anmeldung des Hauses"),
			subject: field("identityAsk", "Kennung bei der Anmeldung des Hauses"),
			userId: field("identityAsk", "Konto mit derselben Adresse"),
			name: field(
				"identityAsk",
				"Name, wie die Anmeldung des Hauses ihn nennt",
			),
			askedAt: field("identityAsk", "Gefragt am"),
		},
		plain: [],
	},
	ClosedIdentity: {
		personal: {
			issuerId: field("closedIdentity", "Anmeldung des Hauses"),
			subjectKey: field(
				"closedIdentity",
				"Prüfwert der Kennung bei der Anmeldung des Hauses",
				{ form: "keyed-hash" },
			),
			closedAt: field("closedIdentity", "Gelöscht am"),
			askedName: field(
				"identityAsk",
				"Name, wie die Anmeldung des Hauses ihn nennt",
			),
			askedAt: field("identityAsk", "Gefragt am"),
		},
		plain: [],
	},
	Issuer: {
		personal: { checkedById: field("author", "Wer es geprüft hat") },
		plain: words(
			"id slug name url clientId scopes active trustsEmail factorRule factorValues maxHours checkedAt createdAt version",
		),
	},
	SignInRules: {
		personal: {
			createdById: field("author", "Wer die Zuordnung geschrieben hat"),
		},
		plain: words("issuerId version rules createdAt"),
	},
	IssuerLogout: {
		personal: {
			issuerSession: field(
				"issuerLogout",
				"Wie die Anmeldung des Hauses die Sitzung nennt",
			),
			subject: field("issuerLogout", "Kennung bei der Anmeldung des Hauses"),
			at: field("issuerLogout", "Abgemeldet am"),
		},
		plain: words("issuerId tokenId"),
	},
};
