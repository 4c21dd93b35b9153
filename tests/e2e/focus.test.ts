import { states } from "./states/states.ts";
import { expectHeading, giveDetails, holdTime } from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

test("the first Tab offers to skip to the content", {
	tag: "@ohne-skripte",
}, async ({ page }) => {
	await page.goto("/termine");
	await page.keyboard.press("Tab");
	const skip = page.getByRole("link", { name: "Zum Inhalt springen" });
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport();
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/#inhalt$/);
	await page.keyboard.press("Tab");
	await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
});

/** Pages that are met in more than one state, or by staff and by citizens, under the same title. */
const SEVERAL_STATES = [
	"Bitte warten Sie einen Moment – Online-Warteraum",
	"Danke für Ihre Rückmeldung",
	"Diese Seite gehört nicht zu Ihren Aufgaben",
	"Diese Seite gibt es nicht",
	"Dieser Link gilt nicht mehr",
	"Fehler: Anmelden",
	"Fehler: Mein Termin",
	"Fehler: Wunschtermin eintragen",
	"Grenzen der Stadt",
	"Heute",
	"Ihr Termin",
	"Ihr Wunschtermin",
	"Kennzahlen",
	"Liegt bereit",
	"Passt Ihnen diese Zeit?",
	"Pause: Platz 1",
	"Programme",
	"Reisepass beantragen",
	"Stimmt alles?",
	"Tagesplan",
	"Termin buchen",
	"Termin verschieben",
	"Verlosung, Woche vom 28. Dezember bis 3. Januar 2027",
	"Wann passt es Ihnen?",
	"Warten die Menschen kürzer?",
	"Wartenummer W001",
	"Was möchten Sie erledigen?",
	"Wer kommt zum Termin?",
	"Wo passt es Ihnen?",
	"Wunsch",
	"Wunschtermin eintragen",
	"Zettel drucken",
];

test("no two kinds of pages share the tab's title", () => {
	const names = Object.values(states).map(({ h1, title }) => title ?? h1);
	const shared = names.filter((name, index) => names.indexOf(name) !== index);
	expect([...new Set(shared)].sort()).toEqual(SEVERAL_STATES);
});

test("after a failed check the summary has the focus and leads to the fields", async ({
	page,
	station,
}) => {
	await holdTime(page, station);
	await giveDetails(page, { name: "", email: "ayse@", phone: "0203 1234" });
	const summary = page
		.getByRole("main")
		.getByRole("alert")
		.filter({ hasText: "Bitte prüfen" });
	await expect(summary).toBeFocused();
	const links = summary.getByRole("link");
	await expect(links).toHaveCount(2);

	await links.filter({ hasText: "Namen" }).click();
	await expect(page.getByLabel("Vorname und Nachname")).toBeFocused();
	await links.filter({ hasText: "E-Mail-Adresse" }).press("Enter");
	const email = page.getByLabel("E-Mail-Adresse");
	await expect(email).toBeFocused();
	await expect(email).toHaveValue("ayse@");
	await expect(email).toHaveAccessibleDescription(/sieht nicht richtig aus/);
	await expect(page.getByLabel("Telefonnummer")).toHaveValue("0203 1234");
});

test("an impossible choice of services has the focus on its summary", async ({
	page,
}) => {
	await page.goto("/termine?dienst=reisepass&dienst=gewerbe-anmelden");
	const summary = page
		.getByRole("main")
		.getByRole("alert")
		.filter({ hasText: "noch keinen" });
	await expect(summary).toBeFocused();
	await summary.getByRole("link").first().click();
	await expect(page).toHaveURL(/#dienst-/);
	await expect(
		page.getByRole("checkbox", { name: "Reisepass beantragen", exact: true }),
	).toBeChecked();
});

test("each answer of the form begins at its heading", {
	tag: "@ohne-js-chromium",
}, async ({ page, station }) => {
	await holdTime(page, station);
	await giveDetails(page, { name: "Ayşe Müller" });
	await expectHeading(page, "Stimmt alles?");
	await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});
