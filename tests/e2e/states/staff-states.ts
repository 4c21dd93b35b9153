import type { Page } from "@playwright/test";
import type { Role } from "#lib/auth/rules/permission.ts";
import { linkToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { makeAccount } from "#tests/support/account.ts";
import { book } from "#tests/support/booking.ts";
import { newSlug, registerIssuer, ruleFor } from "#tests/support/issuer.ts";
import { makeProgram } from "#tests/support/program.ts";
import { DAY } from "../support/journey.ts";
import { signInAs } from "../support/sign-in.ts";
import type { Station } from "../support/test.ts";
import type { State } from "./state.ts";

const as = (role: Role, address: string) => async (page: Page) => {
	await signInAs(page.context(), role);
	await page.goto(address);
};

/** A page of an admin, after this button was pressed with nothing or something wrong typed. */
const asAdminPressing =
	(address: string, button: string, before?: (page: Page) => Promise<void>) =>
	async (page: Page) => {
		await as("admin", address)(page);
		await before?.(page);
		await page.getByRole("button", { name: button }).first().click();
		await page.getByRole("main").getByRole("alert").waitFor();
	};

/** One that nobody signs in by. */
function makeIssuer() {
	const slug = newSlug();
	const url = `https://login.example/${slug}`;
	const rules = [ruleFor("team", "clerk", ["stadtmitte"])];
	const about = { name: "Rathaus-Konto", active: false };
	return registerIssuer({ slug, url }, rules, about);
}

/** A new fee that a booked appointment will show, looked at. */
async function reviewFee(page: Page, { slug: station }: Station) {
	await book(
		{ station, service: "reisepass", date: DAY.date },
		{ name: `Gebühr ${station}`, bookedBy: null, email: null, phone: null },
	);
	await as("admin", "/admin/anliegen/reisepass")(page);
	await page.getByLabel("Neue Gebühr ab").fill(DAY.date);
	await page.getByLabel("Gebühr auf Deutsch").fill("99 €");
	await page.getByRole("button", { name: "Gebühr speichern" }).click();
	await page.getByText("Das ändert sich für gebuchte Termine").waitFor();
}

/** Longer from a day on, and looked at. */
async function reviewPassport(page: Page) {
	await as("admin", "/admin/anliegen/reisepass")(page);
	await page.getByLabel("Dauer in Minuten").fill("40");
	await page
		.getByLabel("Dauer, Menge und Kombination gelten ab")
		.fill("2026-12-07");
	await page.getByRole("button", { name: "Ansehen, bevor es gilt" }).click();
	await page.getByText("Noch ist nichts gespeichert").waitFor();
}

async function openLink(page: Page) {
	const { id: userId } = await makeAccount();
	const id = crypto.randomUUID();
	await db().oneTimeLink.create({
		data: {
			id,
			userId,
			kind: "reset",
			createdAt: new Date("2026-11-24T08:00:00Z"),
			expiresAt: new Date("2036-11-24T08:00:00Z"),
		},
	});
	await page.goto(`/anmelden/link/${id}?t=${linkToken(id)}`);
}

export const staffStates: Readonly<Record<string, State>> = {
	"the sign-in": {
		h1: "Anmelden",
		open: (page) => page.goto("/anmelden?hinweis=abgelaufen"),
	},
	"the sign-in with a wrong password": {
		h1: "Anmelden",
		title: "Fehler: Anmelden",
		open: async (page) => {
			await page.goto("/anmelden");
			await page
				.getByLabel("E-Mail-Adresse")
				.fill(`${crypto.randomUUID()}@staff.example`);
			await page.getByLabel("Passwort", { exact: true }).fill("falsch");
			await page.getByRole("button", { name: "Anmelden" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"the sign-in after an issuer let somebody not in": {
		h1: "Anmelden",
		title: "Fehler: Anmelden",
		open: (page) => page.goto("/anmelden?grund=no-rule"),
	},
	"how staff sign in": {
		h1: "Anmeldung",
		open: async (page) => {
			await makeIssuer();
			await as("admin", "/admin/anmeldung")(page);
		},
	},
	"a new sign-in of the house with errors": {
		h1: "Neue Anmeldung des Hauses",
		title: "Fehler: Neue Anmeldung des Hauses",
		open: asAdminPressing("/admin/anmeldung/neu", "Anlegen"),
	},
	"one sign-in of the house, tried in vain": {
		h1: "Rathaus-Konto",
		title: "Fehler: Rathaus-Konto",
		open: async (page) => {
			const { id: issuerId, slug } = await makeIssuer();
			await db().closedIdentity.create({
				data: {
					issuerId,
					subjectKey: "4711",
					closedAt: new Date("2026-08-01T08:00:00Z"),
					askedName: "Ada Beispiel",
					askedAt: new Date("2026-11-24T08:00:00Z"),
				},
			});
			await as("admin", staffPaths.issuer(slug, "clock"))(page);
			await page.getByText("Wieder zulassen").waitFor();
		},
	},
	"the rules of a sign-in, tried": {
		h1: "Regeln: Rathaus-Konto",
		open: async (page) => {
			const { slug } = await makeIssuer();
			await as("admin", staffPaths.issuerRules(slug, { rule: "1" }))(page);
			await page
				.getByLabel("Angaben über eine Person")
				.fill('{"groups": ["team"]}');
			await page.getByRole("button", { name: "Was käme heraus?" }).click();
			await page.getByText("Zugang als Sachbearbeitung").waitFor();
		},
	},
	"an account that somebody would like to be theirs": {
		h1: "Wer fragt",
		open: async (page) => {
			const { id: issuerId } = await makeIssuer();
			const { id } = await makeAccount("agent");
			const about = { issuerId, subject: "4711", name: "Ada Beispiel" };
			await db().user.update({ where: { id }, data: { name: "Wer fragt" } });
			await db().identityAsk.create({
				data: { ...about, userId: id, askedAt: new Date() },
			});
			await as("admin", `/admin/konten/${id}`)(page);
			await page.getByText("Ist das dieselbe Person?").waitFor();
		},
	},
	"a new fee, with what it changes": {
		h1: "Reisepass beantragen",
		open: reviewFee,
	},
	"accounts from a table, with what would happen": {
		h1: "Konten aus einer Datei",
		open: async (page) => {
			await as("admin", staffPaths.importAccounts())(page);
			await page
				.getByLabel("Inhalt der Datei")
				.fill(
					`E-Mail-Adresse;Name;Aufgabe;Stationen\n${newSlug()}@stadt.example;Ada;Koordination;`,
				);
			await page.getByRole("button", { name: /^Ansehen/ }).click();
			await page.getByText("Ein neues Konto").waitFor();
		},
	},
	"accounts from a table with errors": {
		h1: "Konten aus einer Datei",
		title: "Fehler: Konten aus einer Datei",
		open: asAdminPressing(
			staffPaths.importAccounts(),
			"Ansehen, was geschehen würde",
		),
	},
	"the sign-in with nothing typed": {
		h1: "Anmelden",
		title: "Fehler: Anmelden",
		open: async (page) => {
			await page.goto("/anmelden");
			await page.getByRole("button", { name: "Anmelden" }).click();
			await page.getByRole("main").getByRole("alert").waitFor();
		},
	},
	"a forgotten password": {
		h1: "Passwort vergessen?",
		open: (page) => page.goto("/anmelden/passwort"),
	},
	"a one-time link": { h1: "Neues Passwort wählen", open: openLink },
	"a one-time link that is used up": {
		h1: "Dieser Link gilt nicht mehr",
		open: (page) => page.goto("/anmelden/link/nichts?t=nichts"),
	},
	"the own account": { h1: "Mein Konto", open: as("clerk", "/team/konto") },
	"a new password": {
		h1: "Passwort ändern",
		open: as("clerk", "/team/konto/passwort"),
	},
	"a second factor": {
		h1: "Anmelden mit Code",
		open: as("clerk", "/team/konto/zweiter-faktor"),
	},
	"a page that is not for this account": {
		h1: "Diese Seite gehört nicht zu Ihren Aufgaben",
		open: as("clerk", "/admin/konten"),
	},
	"a page of the administration that is not there": {
		h1: "Diese Seite gibt es nicht",
		open: as("admin", "/admin/nichts"),
	},
	"all accounts": { h1: "Konten", open: as("admin", "/admin/konten") },
	"a new account with errors": {
		h1: "Neues Konto",
		title: "Fehler: Neues Konto",
		open: asAdminPressing("/admin/konten/neu", "Konto anlegen und einladen"),
	},
	"one account": {
		h1: "Samira Yılmaz",
		open: async (page) => {
			await as("admin", "/admin/konten")(page);
			await page.getByRole("link", { name: "Samira Yılmaz" }).click();
		},
	},
	"all services": { h1: "Anliegen", open: as("admin", "/admin/anliegen") },
	"one service": {
		h1: "Reisepass beantragen",
		open: as("admin", "/admin/anliegen/reisepass"),
	},
	"one service with errors": {
		h1: "Reisepass beantragen",
		title: "Fehler: Reisepass beantragen",
		open: asAdminPressing(
			"/admin/anliegen/reisepass",
			"Ansehen, bevor es gilt",
			(page) => page.getByLabel("Dauer in Minuten").fill("7"),
		),
	},
	"a new service": {
		h1: "Neues Anliegen",
		open: as("admin", "/admin/anliegen/neu"),
	},
	"a service before it is saved": {
		h1: "Prüfen: Reisepass beantragen",
		open: reviewPassport,
	},
	"the preview of a service": {
		h1: "Vorschau des Anliegens",
		open: async (page) => {
			await reviewPassport(page);
			await page.getByRole("link", { name: "Vorschau auf Deutsch" }).click();
			await page.getByText("Jetzt sehen es nur Sie").waitFor();
		},
	},
	"the topics": { h1: "Themen", open: as("admin", "/admin/anliegen/themen") },
	"all stations": { h1: "Stationen", open: as("admin", "/admin/stationen") },
	"how everything runs": { h1: "Betrieb", open: as("admin", "/admin/betrieb") },
	"one station for the administration": {
		h1: "Stadtmitte",
		open: as("admin", "/admin/stationen/stadtmitte"),
	},
	"a station that somebody else has changed meanwhile": {
		h1: "Stadtmitte",
		title: "Jemand hat das inzwischen geändert – Stadtmitte",
		open: asAdminPressing(
			"/admin/stationen/stadtmitte",
			"Speichern",
			async (page) => {
				await page.getByLabel("Gebäude").fill("Altes Rathaus");
				// As if the page had been opened before the other one saved.
				await page
					.locator("#station [name=version]")
					.evaluate((mark: HTMLInputElement) => {
						mark.value = "-1";
					});
			},
		),
	},
	"a new station with errors": {
		h1: "Neue Station",
		title: "Fehler: Neue Station",
		open: asAdminPressing("/admin/stationen/neu", "Station anlegen"),
	},
	"texts in another language": {
		h1: "Texte",
		open: as("admin", "/admin/texte?sprache=tr&raum=language"),
	},
	"a text with errors": {
		h1: "Text ändern: Türkisch",
		title: "Fehler: Text ändern: Türkisch",
		open: asAdminPressing(
			"/admin/texte/aendern?sprache=tr&schluessel=language.show",
			"Text ändern",
			(page) => page.getByLabel("So soll es heißen").fill("{name"),
		),
	},
	"a text of the city in another language, with errors": {
		h1: "Anliegen übersetzen: Türkisch",
		title: "Fehler: Anliegen übersetzen: Türkisch",
		open: asAdminPressing(
			"/admin/texte/eigene?art=service&nummer=reisepass&sprache=tr",
			"Übersetzung speichern",
			(page) => page.getByLabel("Name (Türkisch)").fill(""),
		),
	},
	"the city": { h1: "Stadt", open: as("admin", "/admin/stadt") },
	"the limits of the city": {
		h1: "Grenzen der Stadt",
		open: as("admin", "/admin/grenzen"),
	},
	"the limits of the city with errors": {
		h1: "Grenzen der Stadt",
		title: "Fehler: Grenzen der Stadt",
		open: asAdminPressing("/admin/grenzen", "Grenzen speichern", (page) =>
			page.getByLabel("Termine auf einen Namen").fill("7"),
		),
	},
	"a number for a helper": {
		h1: "Grenzen der Stadt",
		open: async (page) => {
			await as("admin", "/admin/grenzen")(page);
			await page.getByLabel("Wer bucht").fill("Haus am Kaiserberg");
			await page.getByLabel("Minuten aller kommenden Termine").fill("600");
			await page.getByRole("button", { name: "Nummer vereinbaren" }).click();
			await page.getByText("Die Nummer ist").waitFor();
		},
	},
	"programs that book": {
		h1: "Programme",
		open: as("admin", "/admin/programme"),
	},
	"a program with errors": {
		h1: "Programme",
		title: "Fehler: Programme",
		open: asAdminPressing("/admin/programme", "Eintragen", (page) =>
			page.getByLabel("Name des Programms").fill("App"),
		),
	},
	"a program that was registered": {
		h1: "Programme",
		open: async (page) => {
			await as("admin", "/admin/programme")(page);
			await page.getByLabel("Name des Programms").fill("App der Stadt");
			await page.getByLabel(/^E-Mail-Adresse derer/).fill("app@app.example");
			await page.getByRole("checkbox", { name: "Reservieren" }).check();
			await page.getByLabel(/^Wie viele Minuten darf es/).fill("600");
			await page.getByLabel(/^Wie viel Prozent eines Tages/).fill("25");
			await page.getByRole("button", { name: "Eintragen" }).click();
			await page.getByText(/^Kennung .+, Geheimnis/).waitFor();
		},
	},
	"a program with what can be changed": {
		h1: "Programme",
		open: async (page) => {
			await makeProgram();
			await as("admin", "/admin/programme")(page);
			await page.getByRole("link", { name: "App der Stadt" }).first().click();
			await page.getByRole("button", { name: "Neues Geheimnis" }).waitFor();
		},
	},
	"a program that is told what becomes of its appointments": {
		h1: "Programme",
		open: async (page) => {
			await makeProgram({ name: "App mit Meldungen" });
			await as("admin", "/admin/programme")(page);
			const one = page.getByRole("link", { name: "App mit Meldungen" });
			await one.first().click();
			const address = page.getByLabel("Adresse für Meldungen");
			await address.fill("https://app.example/meldungen");
			await page.getByRole("button", { name: "Meldungen speichern" }).click();
			await page.getByText(/^Geheimnis für Meldungen: /).waitFor();
		},
	},
	"the audit": { h1: "Protokoll", open: as("admin", "/admin/protokoll") },
};
