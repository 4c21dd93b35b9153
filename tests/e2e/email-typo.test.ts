import type { Page } from "@playwright/test";
import {
	confirm,
	expectHeading,
	fact,
	giveDetails,
	holdTime,
} from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

const question = (page: Page) =>
	page
		.getByRole("main")
		.getByRole("alert")
		.filter({ hasText: "Meinten Sie ayse@gmail.com?" });

test("a slip in the e-mail address is pointed out, and one press mends it", {
	tag: "@ohne-js-chromium",
}, async ({ page, station }) => {
	await holdTime(page, station);
	await giveDetails(page, { name: "Ayşe Müller", email: "ayse@gmial.com" });
	await expectHeading(page, "Stimmt alles?");
	await expect(question(page)).toBeFocused();
	await page
		.getByRole("button", { name: "Ja, ändern in ayse@gmail.com" })
		.click();
	await expect(question(page)).toHaveCount(0);
	await expect(
		page.getByRole("status").filter({ hasText: "E-Mail-Adresse geändert" }),
	).toBeFocused();
	await expect(fact(page, "E-Mail-Adresse")).toHaveText("ayse@gmail.com");
	await confirm(page);
	await expect(page.getByText("ayse@gmail.com")).toBeVisible();
});

test("who says that it is right is not asked again", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await holdTime(page, station);
	await giveDetails(page, { name: "Ayşe Müller", email: "ayse@gmial.com" });
	await page.getByRole("button", { name: "Nein, sie stimmt so" }).click();
	await expectHeading(page, "Stimmt alles?");
	await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
	await expect(question(page)).toHaveCount(0);
	await page.getByRole("button", { name: "+5 Minuten" }).click();
	await expect(question(page)).toHaveCount(0);
	await confirm(page);
	await expect(page.getByText("ayse@gmial.com")).toBeVisible();
});

test("who goes on without an answer is never held up", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await holdTime(page, station);
	await giveDetails(page, { name: "Ayşe Müller", email: "ayse@gmial.com" });
	await expect(question(page)).toBeVisible();
	await confirm(page);
	await expectHeading(page, "Ihr Termin ist gebucht");
});

test("an address that cannot be right comes with a guess, too", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await holdTime(page, station);
	await giveDetails(page, { name: "Ayşe Müller", email: "ayse@gmail,com" });
	await expect(
		page
			.getByRole("main")
			.getByRole("alert")
			.filter({ hasText: "Bitte prüfen" }),
	).toBeFocused();
	await expect(page.getByLabel("E-Mail-Adresse")).toHaveValue("ayse@gmail,com");
	await page
		.getByRole("button", { name: "Ja, ändern in ayse@gmail.com" })
		.click();
	await expectHeading(page, "Stimmt alles?");
	await expect(fact(page, "E-Mail-Adresse")).toHaveText("ayse@gmail.com");
});

test("an address in brackets costs nothing that was typed", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await holdTime(page, station);
	await giveDetails(page, { name: "Ayşe Müller", email: "[ayse@web.de]" });
	await expect(
		page
			.getByRole("main")
			.getByRole("alert")
			.filter({ hasText: "Bitte prüfen" }),
	).toBeFocused();
	await expect(page.getByLabel("E-Mail-Adresse")).toHaveValue("[ayse@web.de]");
	await page.getByRole("button", { name: "Ja, ändern in ayse@web.de" }).click();
	await expectHeading(page, "Stimmt alles?");
	await expect(fact(page, "E-Mail-Adresse")).toHaveText("ayse@web.de");
});

test("whoever corrects the address of an appointment is asked, too, and once only", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await holdTime(page, station);
	await giveDetails(page, { name: "Ayşe Müller" });
	await confirm(page);
	await page.getByRole("link", { name: "E-Mail oder Telefon ändern" }).click();
	const save = page.getByRole("button", { name: "Speichern" });
	await page.getByLabel("E-Mail-Adresse").fill("ayse@gmial.com");
	await save.click();
	await expect(question(page)).toBeFocused();
	await save.click();
	await expectHeading(page, "Ihr Termin");
	await expect(page.getByText("ayse@gmial.com")).toBeVisible();
	await page.getByRole("link", { name: "E-Mail oder Telefon ändern" }).click();
	await save.click();
	await page
		.getByRole("button", { name: "Ja, ändern in ayse@gmail.com" })
		.click();
	await expectHeading(page, "Ihr Termin");
	await expect(page.getByText("ayse@gmail.com")).toBeVisible();
});
