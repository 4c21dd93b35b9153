import {
	confirm,
	expectHeading,
	giveDetails,
	holdTime,
} from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

test("a shared reservation link shows time and station, never the person", {
	tag: "@ohne-js",
}, async ({ page, station, browser }) => {
	await holdTime(page, station);
	const link = page.url();
	await giveDetails(page, {
		name: "Ayşe Müller",
		email: "ayse@citizen.example",
	});
	await expectHeading(page, "Stimmt alles?");

	const stranger = await browser.newPage();
	await stranger.goto(link);
	await expectHeading(stranger, "Wer kommt zum Termin?");
	await expect(
		stranger.getByRole("region", { name: "Ihre Auswahl" }),
	).toContainText("Mittwoch, 25. November 2026, 8:00 Uhr");
	expect(await stranger.content()).not.toContain("Ayşe");

	await confirm(page);
	await expectHeading(page, "Ihr Termin ist gebucht");
	await stranger.reload();
	await expectHeading(stranger, "Dieser Termin ist schon gebucht");
	expect(await stranger.content()).not.toMatch(/Ayşe|\d{3}\s\d{3}\s\d{3}/);
	await stranger.getByRole("link", { name: "Weiteren Termin buchen" }).click();
	await expectHeading(stranger, "Termin buchen");
	await stranger.close();
});

test("whose reservation somebody else has booked is not told that all is done", {
	tag: "@ohne-js",
}, async ({ page, station, browser }) => {
	await holdTime(page, station);
	await giveDetails(page, { name: "Ayşe Müller" });
	await expectHeading(page, "Stimmt alles?");
	const stranger = await browser.newPage();
	await stranger.goto(page.url());
	await giveDetails(stranger, { name: "Eve Fremd" });
	await confirm(stranger);
	await expectHeading(stranger, "Ihr Termin ist gebucht");
	await stranger.close();

	await confirm(page);
	await expectHeading(page, "Dieser Termin ist schon gebucht");
	await expect(page.getByRole("main")).toContainText(
		"für Sie ist noch nichts gebucht",
	);
});

test("a deep link of the city's website arrives with services, quantity and station chosen", {
	tag: "@ohne-skripte",
}, async ({ page }) => {
	await page.goto(
		"/termine?dienst=reisepass:2&dienst=meldebescheinigung&ort=stadtmitte",
	);
	const passport = page.getByRole("checkbox", {
		name: "Reisepass beantragen",
		exact: true,
	});
	await expect(passport).toBeChecked();
	const choice = page.getByRole("listitem").filter({ has: passport });
	await expect(choice.getByRole("combobox")).toHaveValue("2");
	await expect(
		page.getByRole("checkbox", { name: "Meldebescheinigung" }),
	).toBeChecked();
	await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(2);

	await page.getByRole("button", { name: "Weiter zu den Zeiten" }).click();
	await page
		.getByRole("link", { name: "Nein, alle sind 18 oder älter" })
		.click();
	await expectHeading(page, "Wann passt es Ihnen?");
	const summary = page.getByRole("region", { name: "Ihre Auswahl" });
	await expect(summary).toContainText("2 × Reisepass beantragen");
	await expect(summary).toContainText("Stadtmitte");
});
