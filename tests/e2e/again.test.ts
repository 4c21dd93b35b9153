import type { Page } from "@playwright/test";
import { makeStation, removeStation } from "#tests/support/factory.ts";
import { ask } from "./support/ask.ts";
import { listBooked } from "./support/city.ts";
import {
	bookTime,
	confirm,
	expectHeading,
	fact,
	giveDetails,
	newAddress,
} from "./support/journey.ts";
import { latestMail } from "./support/mail.ts";
import { expect, test } from "./support/test.ts";

const again = (page: Page) =>
	page.getByRole("button", { name: "Noch einen Termin buchen" });
const next = (page: Page) =>
	page.getByRole("button", { name: "Weiter: alles prüfen" });

test("a care home books three in a row and types the contact once", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const email = newAddress();
	await bookTime(page, station, {
		name: "Karl Öztürk",
		email,
		phone: "0203 123456",
	});
	for (const name of ["Maria Nowak", "Ayşe Müller"]) {
		await again(page).click();
		await expectHeading(page, "Wer kommt zum Termin?");
		const same = page.getByLabel(
			`Kontakt wie bei Ihrem letzten Termin (${email[0]}•••@•••.example)`,
		);
		await expect(same).toBeChecked();
		await expect(page.getByLabel("E-Mail-Adresse")).toBeHidden();
		await expectNothingPersonal(page, email);
		// Whoever else has this address sees no more.
		const answer = await ask(page.url());
		expectNoSecret(await answer.text(), email);

		await page.getByLabel("Vorname und Nachname").fill(name);
		await next(page).click();
		await expect(fact(page, "Kontakt")).toContainText("•••@•••.example");
		await expectNothingPersonal(page, email);
		await confirm(page);
		await expectHeading(page, "Ihr Termin ist gebucht");
		await expect(fact(page, "Name")).toHaveText(name);
		await expect(page.getByText(`${email[0]}•••@•••.example`)).toBeVisible();
		await expectNothingPersonal(page, email);
	}
	await latestMail(email, { of: 3 });
	const contact = { email, phone: "0203 123456" };
	expect(await listBooked(station.id)).toMatchObject([
		{
			...contact,
			name: "Karl Öztürk",
			startsAt: new Date("2026-11-25T07:00Z"),
		},
		{
			...contact,
			name: "Maria Nowak",
			startsAt: new Date("2026-11-25T07:15Z"),
		},
		{
			...contact,
			name: "Ayşe Müller",
			startsAt: new Date("2026-11-25T07:30Z"),
		},
	]);
});

/** Neither in the page, hidden fields included, nor in its address. */
async function expectNothingPersonal(page: Page, email: string) {
	expectNoSecret(`${page.url()} ${await page.content()}`, email);
}

function expectNoSecret(seen: string, email: string) {
	for (const secret of [email, email.slice(0, 8), "Karl", "123456"])
		expect(seen.includes(secret), secret).toBe(false);
}

test("another contact can be entered for the next person", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const other = newAddress();
	await bookTime(page, station, { name: "Karl Öztürk", email: newAddress() });
	await again(page).click();
	await page.getByLabel("Anderen Kontakt eintragen").check();
	await giveDetails(page, { name: "Maria Nowak", email: other });
	await expect(fact(page, "E-Mail-Adresse")).toHaveText(other);
	await confirm(page);
	await expectHeading(page, "Ihr Termin ist gebucht");
	await latestMail(other, { of: 1 });
});

test("a double click reserves one time, and Back leads to the same one", {
	tag: "@ohne-js-chromium",
}, async ({ page, station }) => {
	await bookTime(page, station, { name: "Karl Öztürk", phone: "0203 123456" });
	await again(page).dblclick();
	await expectHeading(page, "Wer kommt zum Termin?");
	await expect(page.getByLabel("(•••56)")).toBeChecked();
	const address = page.url();
	await page.goBack();
	await expectHeading(page, "Ihr Termin ist gebucht");
	await again(page).click();
	await expectHeading(page, "Wer kommt zum Termin?");
	expect(page.url()).toBe(address);
});

test("who finds nothing free is told what else there is", {
	tag: "@ohne-js",
}, async ({ page }) => {
	// Room for one passport on each of two days.
	const tiny = await makeStation({ from: 480, until: 495, horizonDays: 1 });
	await bookTime(page, tiny, { name: "Karl Öztürk" });
	await again(page).click();
	await expectHeading(page, "Noch einen Termin buchen");
	await expect(page.getByText("Gerade ist hier nichts frei")).toBeVisible();
	await expect(
		page.getByRole("heading", { name: "Ohne Termin kommen" }),
	).toBeVisible();
	await page.getByRole("link", { name: "Zurück zum Termin" }).click();
	await expectHeading(page, "Ihr Termin");
	await removeStation(tiny.id);
});
