import type { Page } from "@playwright/test";
import { book } from "#tests/support/booking.ts";
import { DAY, expectHeading, fact, newAddress } from "./support/journey.ts";
import { findReport, liftReportLimit } from "./support/reports.ts";
import { expect, test } from "./support/test.ts";

test.beforeEach(liftReportLimit);

const send = (page: Page) =>
	page.getByRole("button", { name: "Meldung abschicken" }).click();
const summary = (page: Page) =>
	page.getByRole("main").getByRole("alert").filter({ hasText: "Bitte prüfen" });
const newText = () => `Der Kalender ist zu blass. ${crypto.randomUUID()}`;

test("whoever meets a barrier reports it from that very page and gets a number", {
	tag: "@ohne-skripte",
}, async ({ page, station }) => {
	const wanted = { station: station.slug, service: "reisepass" };
	const { reference, token } = await book({ ...wanted, date: DAY.date });
	await page.goto(`/termin/${reference}?t=${token}`);
	await page.getByRole("link", { name: "Barriere melden" }).click();
	await expectHeading(page, "Barriere melden");
	// The page is named, the person's number and token are not.
	await expect(page.getByLabel("Auf welcher Seite?")).toHaveValue("/termin/…");

	const text = newText();
	const email = newAddress();
	await page.getByLabel("Was funktioniert nicht?").fill(text);
	await page.getByLabel("Ihre E-Mail-Adresse").fill(email);
	await send(page);
	await expectHeading(page, "Danke für Ihre Meldung");
	const report = await findReport(text);
	expect(report).toMatchObject({
		type: "barrier",
		page: "/termin/…",
		replyEmail: email,
		locale: "de",
		status: "new",
	});
	await expect(fact(page, "Nummer der Meldung")).toHaveText(String(report?.id));
	expect(page.url()).not.toContain("@");
});

test("mistakes are named, lead to their fields, and nothing typed is lost", {
	tag: "@ohne-skripte",
}, async ({ page }) => {
	await page.goto("/barrierefreiheit/melden?seite=/termine/zeit");
	await page.getByLabel("Ihre E-Mail-Adresse").fill("ayse@");
	await send(page);
	await expect(summary(page)).toBeVisible();
	await expect(page).toHaveTitle(/^Fehler: Barriere melden/);
	await expect(page.getByLabel("Ihre E-Mail-Adresse")).toHaveValue("ayse@");
	await expect(page.getByLabel("Auf welcher Seite?")).toHaveValue(
		"/termine/zeit",
	);
	await summary(page)
		.getByRole("link", { name: "Schreiben Sie bitte, was nicht funktioniert." })
		.click();
	await expect(page.getByLabel("Was funktioniert nicht?")).toBeFocused();

	const text = newText();
	await page.getByLabel("Was funktioniert nicht?").fill(text);
	await page.getByLabel("Ihre E-Mail-Adresse").fill("");
	await send(page);
	await expectHeading(page, "Danke für Ihre Meldung");
	expect(await findReport(text)).toMatchObject({ replyEmail: null });
});

test("a text of 5,000 letters comes back whole, to be shortened", {
	tag: "@ohne-skripte",
}, async ({ page }) => {
	const text = "ä".repeat(5_000);
	await page.goto("/barrierefreiheit/melden");
	await page.getByLabel("Was funktioniert nicht?").fill(text);
	await send(page);
	await expect(summary(page)).toContainText("Höchstens 4.000 Zeichen");
	await expect(page.getByLabel("Was funktioniert nicht?")).toHaveValue(text);
});

test("what only programs fill in keeps a report back until it is sent again", {
	tag: "@ohne-skripte",
}, async ({ page }) => {
	const text = newText();
	await page.goto("/barrierefreiheit/melden");
	await page.getByLabel("Was funktioniert nicht?").fill(text);
	await page.locator("[name=website]").evaluate((field) => {
		(field as HTMLInputElement).value = "https://spam.example";
	});
	await send(page);
	await expect(
		page
			.getByRole("main")
			.getByRole("alert")
			.filter({ hasText: "Bitte noch einmal abschicken" }),
	).toBeVisible();
	expect(await findReport(text)).toBeNull();
	await send(page);
	await expectHeading(page, "Danke für Ihre Meldung");
	expect(await findReport(text)).not.toBeNull();
});

test("in English, too", { tag: "@ohne-skripte" }, async ({ page }) => {
	const text = newText();
	await page.goto("/en/termine");
	await page.getByRole("link", { name: "Report a barrier" }).click();
	await expect(page.getByLabel("On which page?")).toHaveValue("/en/termine");
	await page.getByLabel("What does not work?").fill(text);
	await page.getByRole("button", { name: "Send report" }).click();
	await expectHeading(page, "Thank you for your report");
	expect(await findReport(text)).toMatchObject({ locale: "en" });
});
