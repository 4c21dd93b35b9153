import { field, type TableOf, words } from "#lib/privacy/rules/field.ts";

/** Accounts, how they sign in, and what is counted against guessing. */
export const STAFF: Readonly<Record<string, TableOf>> = {
	User: {
		personal: {
			id: field("account", "Interne Nummer des Kontos"),
			email: field("account", "Dienstliche E-Mail-Adresse"),
			name: field("account", "Name"),
			role: field("account", "Aufgabe"),
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
};
