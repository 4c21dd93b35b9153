import type { Page } from "@playwright/test";
import { book } from "#tests/support/booking.ts";
import { expectAccessible } from "./support/accessible.ts";
import {
	chooseServices,
	confirm,
	DAY,
	expectHeading,
	fact,
	giveDetails,
	newAddress,
	timeButton,
} from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import {
	expect,
	expectNoSidewaysScrolling,
	type Station,
	test,
} from "./support/test.ts";

const PASSPORT = "Reisepass beantragen";
const JOINT =
	"Für Ihr Kind (6 bis 9 Jahre), ein Elternteil kommt mit, gemeinsames Sorgerecht";
const SOLE =
	"Für Ihr Kind (6 bis 9 Jahre), ein Elternteil kommt mit, alleiniges Sorgerecht";

async function answer(
	page: Page,
	answers: readonly string[],
	next = "Weiter",
): Promise<void> {
	for (const label of answers)
		await page.getByLabel(label, { exact: true }).check();
	await page.getByRole("button", { name: next, exact: true }).click();
}

/** Step 3, reached with a station chosen from the start. */
async function takeTime(page: Page): Promise<void> {
	await page.getByRole("link", { name: `${DAY.de}, ` }).click();
	await timeButton(page, "8:00").click();
	await expectHeading(page, "Wer kommt zum Termin?");
}

const bring = (page: Page) =>
	page.getByRole("region", { name: "Ihr Anliegen und was Sie mitbringen" });

const startFor = (page: Page, station: Station, service: string) =>
	page.goto(`/termine?dienst=${service}&ort=${station.slug}`);

test("a parent who comes alone with a child learns exactly what to bring, on the page and in the mail", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const email = newAddress();
	await startFor(page, station, "reisepass");
	await page.getByRole("button", { name: "Weiter zu den Zeiten" }).click();
	await expectHeading(page, "Ist der Ausweis oder Pass für jemanden unter 18?");
	await expect(page.getByText("3. Wer hat das Sorgerecht?")).toBeHidden();
	await answer(page, ["6 bis 9 Jahre", "Ein Elternteil"]);

	const summary = page.getByRole("alert").filter({ hasText: "alle Fragen" });
	await expect(summary).toContainText("wer das Sorgerecht hat");
	await expect(page.getByLabel("6 bis 9 Jahre")).toBeChecked();
	await answer(page, ["Beide Eltern gemeinsam"]);

	await expectHeading(page, "Wann passt es Ihnen?");
	await takeTime(page);
	await giveDetails(page, { name: "Ayşe Müller", email });
	await expect(fact(page, "Für wen")).toHaveText(JOINT);
	await confirm(page);

	await expectHeading(page, "Ihr Termin ist gebucht");
	await expect(bring(page)).toContainText(JOINT);
	await expect(bring(page)).toContainText("Der Elternteil, der das Sorgerecht");
	await expect(bring(page)).toContainText("Eine Kopie vom Ausweis oder Pass");
	await expect(bring(page)).toContainText("zwei Fingerabdrücke");
	await expect(bring(page)).not.toContainText("unterschreibt selbst");
	await expect(bring(page)).not.toContainText("Negativbescheinigung");
	await expect(bring(page)).not.toContainText("Ihre Geburts- oder Eheurkunde");

	const mail = await latestMail(email, { of: 1 });
	for (const text of [mail.text, mail.html?.replaceAll("&#39;", "'")]) {
		expect(text).toContain(JOINT);
		expect(text).toContain("Die Einverständniserklärung des anderen");
		expect(text).not.toContain("Negativbescheinigung");
	}
	expect(mail.subject).not.toContain("Kind");
	await page.goto(linkIn(mail, "/einverstaendnis"));
	await expectHeading(page, "Einverständniserklärung");
});

test("at 16 one applies for an identity card alone, but not for a passport", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const alone = ["16 oder 17 Jahre", "Niemand, die Person kommt allein"];
	await page.goto(`/termine/zeit?dienst=reisepass&ort=${station.slug}`);
	await answer(page, alone);
	const refusal = page.getByRole("alert").filter({ hasText: "So geht es" });
	await expect(refusal).toContainText("Nur einen Personalausweis kann man");
	await refusal.getByRole("link").click();
	await expect(page.getByLabel("Beide Eltern", { exact: true })).toBeFocused();

	await page.getByRole("link", { name: /^Ändern/ }).click();
	await expectHeading(page, "Termin buchen");
	await page.getByRole("checkbox", { name: PASSPORT, exact: true }).uncheck();
	await chooseServices(
		page,
		{ "Personalausweis beantragen": 1 },
		"Weiter zu den Zeiten",
	);
	await answer(page, alone);
	await takeTime(page);
	await giveDetails(page, { name: "Mia Müller" });
	await confirm(page);
	await expect(bring(page)).toContainText(
		"Für einen jungen Menschen (16 oder 17 Jahre), niemand kommt mit",
	);
	await expect(bring(page)).toContainText("ohne Eltern und ohne ihre");
	await expect(bring(page)).not.toContainText("Einverständniserklärung");
});

test("somebody without custody learns what to do instead", {
	tag: "@ohne-skripte",
}, async ({ page }) => {
	await page.goto("/termine/ort?dienst=personalausweis-kind&kind=adult");
	await expectHeading(page, "Drei kurze Fragen zum Kind");
	await expect(page.getByRole("link", { name: /^Nein/ })).toHaveCount(0);
	await answer(page, [
		"Jünger als 6 Jahre",
		"Jemand anderes, zum Beispiel Oma oder Opa",
	]);
	await expect(page).toHaveTitle(/^Fehler: /);
	await expect(
		page.getByRole("alert").filter({ hasText: "So geht es nicht" }),
	).toContainText("Eine Vollmacht reicht dafür nicht");
	await answer(page, ["Beide Eltern"]);
	await expectHeading(page, "Wo passt es Ihnen?");
	await expect(page).toHaveURL(/kind=0-5\.both/);
});

test("going back and changing the answer takes the new list", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await page.goto(`/termine/zeit?dienst=reisepass&ort=${station.slug}`);
	await answer(page, ["6 bis 9 Jahre", "Ein Elternteil"]);
	await answer(page, ["Beide Eltern gemeinsam"]);
	await takeTime(page);

	await page.goBack();
	await page.getByRole("link", { name: "Ändern : Für wen" }).click();
	await expect(page.getByLabel("Beide Eltern gemeinsam")).toBeChecked();
	await answer(page, ["Nur der Elternteil, der mitkommt"]);
	await page.getByRole("link", { name: `${DAY.de}, ` }).click();
	await timeButton(page, "8:30").click();

	const summary = page.getByRole("region", { name: "Ihre Auswahl" });
	await expect(summary).toContainText(SOLE);
	await giveDetails(page, { name: "Ayşe Müller" });
	await page.getByRole("button", { name: /^Ändern ?: Für wen$/ }).click();
	await answer(page, ["Niemand, die Person kommt allein"], "Übernehmen");
	await expect(
		page.getByRole("alert").filter({ hasText: "So geht es nicht" }),
	).toBeVisible();
	await page
		.getByRole("button", { name: "Nein, die Person ist 18 oder älter" })
		.click();
	await expectHeading(page, "Stimmt alles?");
	await expect(fact(page, "Für wen")).toHaveText("Für Menschen ab 18 Jahren");
	await expect(fact(page, "Vorname und Nachname")).toHaveText("Ayşe Müller");
	await expect(fact(page, "Zeit")).toContainText("8:30 Uhr");
	await confirm(page);
	await expect(bring(page)).toContainText("Ihre Geburts- oder Eheurkunde");
});

test("whoever adds a passport within the form is asked then, and nothing typed is lost", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await page.goto(
		`/termine/zeit?dienst=meldebescheinigung&ort=${station.slug}&kind=x`,
	);
	await takeTime(page);
	await giveDetails(page, { name: "Ayşe Müller" });
	await expect(page.getByText("Für wen", { exact: true })).toHaveCount(0);
	await page.getByRole("button", { name: /^Ändern ?: Anliegen$/ }).click();
	await page.getByRole("checkbox", { name: PASSPORT, exact: true }).check();
	await page.getByRole("button", { name: "Übernehmen" }).click();

	await expectHeading(page, "Für wen ist der Ausweis oder Pass?");
	await answer(page, ["10 bis 15 Jahre", "Beide Eltern"], "Übernehmen");
	await expectHeading(page, "Stimmt alles?");
	await expect(fact(page, "Vorname und Nachname")).toHaveText("Ayşe Müller");
	await confirm(page);
	await expect(bring(page)).toContainText(
		"Für Ihr Kind (10 bis 15 Jahre), beide Eltern kommen mit",
	);
});

test("the exact list can be read by everybody, also for a family whose papers are for adults too", async ({
	page,
	station,
}) => {
	const { reference, token } = await book({
		station: station.slug,
		service: "ausweise-familie",
		date: DAY.date,
		minorCase: "0-5.one.joint",
	});
	await page.goto(`/termin/${reference}?t=${token}`);
	await expect(bring(page)).toContainText("Für Ihr Kind (jünger als 6 Jahre)");
	await expect(bring(page)).toContainText("alles für jedes Kind");
	await expect(bring(page)).toContainText("Für Erwachsene");
	for (const width of [320, 1280]) {
		await page.setViewportSize({ width, height: 800 });
		await expectNoSidewaysScrolling(page);
		await expectAccessible(page);
	}
});
