import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { execute, onDatabase } from "#tests/support/database.ts";
import { ask } from "./support/ask.ts";
import { calendarOf } from "./support/calendar.ts";
import {
	chooseServices,
	confirm,
	expectHeading,
	fact,
	giveDetails,
	newAddress,
} from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import { type Process, startProcess } from "./support/process.ts";
import { form } from "./support/sign-in.ts";
import { own, press } from "./support/team.ts";
import { expect, test } from "./support/test.ts";

/**
 * The invented city of cities/zwiebrunn: the same build, a process and a database of its own. Whatever it answers, no
 * word of it is the first city's. By HTTP only (playwright.config.ts).
 */
const CITY = "zwiebrunn";
const CERTIFICATE = "Meldebescheinigung / Aufenthaltsbescheinigung";
/** A house whose name has all that a file for a calendar, a page or an address could stumble over. */
const MILL = "Bürgerbüro Ölmühle, Göß & Łęg; Hof B";

const FIRST_CITY =
	/duisburg|0203|\+49 ?203|nordrhein|north rhine|\bNRW\b|\bLDI\b|kavallerie|burgplatz|ombuds|bürger-?service-station|citizen service office/i;

let base = "";
let server: Process;

/** What it says is the invented city's. */
function expectOwn(text: string, where: string): void {
	// Soft hyphens in long words, and what React writes between two texts.
	const plain = text.replaceAll(/\u00ad|<!-- -->/g, "");
	expect(FIRST_CITY.exec(plain)?.[0], where).toBeUndefined();
}

/** The page that is shown, with this heading, is the invented city's. */
async function arriveAt(page: Page, heading: string | RegExp): Promise<void> {
	await expectHeading(page, heading);
	expectOwn(await page.content(), page.url());
}

async function textAt(address: string): Promise<string> {
	const answer = await ask(base + address);
	const text = await answer.text();
	expectOwn(text, address);
	return text;
}

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
	const { DATABASE_URL = "" } = process.env;
	const database = onDatabase(DATABASE_URL, CITY);
	await execute(
		onDatabase(DATABASE_URL, "postgres"),
		`CREATE DATABASE ${CITY}`,
	);
	const port = await freePort();
	base = `http://localhost:${port}`;
	server = await startProcess(
		{
			CITY,
			BASE_URL: base,
			DATABASE_URL: database,
			PORT: String(port),
			// The build is the first city's, and nothing of its secret is in it.
			APP_SECRET: randomBytes(32).toString("base64url"),
		},
		test.info().outputPath("city.log"),
	);
	await server.ready();
	await execute(database, "UPDATE crowd_room SET mode = 'off'");
});

test.afterAll(() => server.end("SIGTERM"));

test("another city books, gets its mail, manages and cancels in its own words @ohne-js", async ({
	page,
}) => {
	await page.goto(`${base}/termine`);
	await arriveAt(page, "Termin buchen");
	expect(await page.content()).toContain("– Terminbuch Zwiebrunn</title>");
	// A category with nothing in it is not shown.
	expect(await page.content()).not.toContain(">Fundsachen");
	await chooseServices(page, { [CERTIFICATE]: 1 });
	await arriveAt(page, "Wo passt es Ihnen?");
	await page.goto(
		`${base}/termine/zeit?dienst=meldebescheinigung&ort=oelmuehle`,
	);
	await arriveAt(page, "Wann passt es Ihnen?");
	await page.getByRole("link", { name: "Mittwoch, 25. November, " }).click();
	await page
		.getByRole("button", { name: /^\d{1,2}:\d\d(\sUhr)?,/ })
		.first()
		.click();
	await arriveAt(page, "Wer kommt zum Termin?");
	const email = newAddress();
	await giveDetails(page, { name: "Łucja Göß", email });
	await arriveAt(page, "Stimmt alles?");
	await expect(fact(page, "Station")).toContainText(
		"Ölmühle, Göß & Łęg; Hof B",
	);
	await confirm(page);
	await arriveAt(page, "Ihr Termin ist gebucht");

	const mail = await latestMail(email, { of: 1 });
	expect(mail.from).toMatchObject({ name: "Bürgerservice Zwiebrunn" });
	const calendar = calendarOf(mail);
	expect(calendar).toMatchObject({ title: "Termin Bürgerbüro" });
	expect(calendar.place).toContain(MILL);
	expect(calendar.text).toContain("-//Stadt Zwiebrunn//");
	expectOwn(JSON.stringify(mail) + calendar.text, "the mail");

	await page.goto(linkIn(mail, "/absagen"));
	await arriveAt(page, "Termin absagen?");
	await page.getByRole("button", { name: "Ja, Termin absagen" }).click();
	await arriveAt(page, /abgesagt/);
	expectOwn(
		JSON.stringify(await latestMail(email, { of: 2 })),
		"the second mail",
	);
});

test("another city's clerk signs in and calls a number @ohne-js", async ({
	page,
}) => {
	await page.goto(`${base}/anmelden`);
	await arriveAt(page, "Anmelden");
	await form(page).email.fill("team.rathaus@demo.example");
	await form(page).password.fill("buergertermin");
	await form(page).submit.click();
	await page.goto(`${base}/team/platz`);
	await press(page, /^Hier arbeiten ?: Platz 1/);
	await arriveAt(page, "Heute");
	await page.goto(`${base}/team/infopoint`);
	await page.getByLabel("Anliegen 1").selectOption({ label: CERTIFICATE });
	await press(page, "Nummer ziehen");
	await expect(page.getByText(/Die Nummer ist W\d+/)).toBeVisible();
	await page.goto(`${base}/team`);
	await press(page, "Nächste Person");
	await expect(own(page)).toContainText("aufgerufen");
	expectOwn(await page.content(), "the clerk's page");
	await page.goto(`${base}/team/konto/zweiter-faktor`);
	expectOwn(await page.content(), "the second factor");
});

test("another city's legal pages, faults and API are its own @ohne-js", async () => {
	for (const [address, words] of Object.entries({
		"/impressum": ["Stadt Zwiebrunn", "Marktplatz 1", "089\u00a099998115"],
		"/en/impressum": ["of the city of Zwiebrunn", "Local authority"],
		"/datenschutz": ["BayDSG", "Wagmüllerstraße 18"],
		"/en/datenschutz": ["Bavarian Data Protection Act"],
		"/barrierefreiheit": ["BayBGG", "bitv@", "Durchsetzungsstelle"],
		"/gebaerdensprache": ["Bayerischen Behindertengleichstellungsgesetz"],
		"/en/termine": ["at the citizens’ bureau", "Terminbuch Zwiebrunn"],
		"/wartezeiten": ["Ölmühle, Göß &amp; Łęg; Hof B"],
		"/rueckmeldung": ["Terminbuch"],
		"/termin": ["089\u00a099998115"],
		"/gibt-es-nicht": ["Terminbuch Zwiebrunn"],
		// The server's own page, without Next.
		"/%": ["<strong>Terminbuch</strong> Zwiebrunn", "tel:+498999998115"],
		"/api/v1/openapi.json": ["Terminbuch Zwiebrunn", "Europe/Berlin"],
		"/api/v1/stations": [MILL],
		"/api/v1/services?lang=en": ["moving to Zwiebrunn"],
		"/api/v1/wait-times": ["altes-rathaus"],
		"/.well-known/security.txt": ["Contact:"],
	})) {
		const text = (await textAt(address)).replaceAll("\u00ad", "");
		for (const word of words) expect(text, address).toContain(word);
	}
});

test("another city is closed on its state's holidays @ohne-js", async () => {
	const answer = await ask(
		`${base}/api/v1/availability?station=altes-rathaus&service=meldebescheinigung&from=2027-01-04&to=2027-01-08`,
	);
	const { days } = (await answer.json()) as { days: { date: string }[] };
	// Epiphany is a holiday in Bavaria, and not where the first city lies.
	expect(days.map(({ date }) => date)).toEqual([
		"2027-01-04",
		"2027-01-05",
		"2027-01-07",
		"2027-01-08",
	]);
	expect(
		await textAt(
			"/termine/zeit?dienst=meldebescheinigung&ort=altes-rathaus&ansicht=monat&monat=2027-01",
		),
	).toContain("Heilige Drei Könige");
});
