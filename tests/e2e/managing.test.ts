import type { Page } from "@playwright/test";
import { calendarOf } from "./support/calendar.ts";
import {
	bookTime,
	DAY,
	expectHeading,
	fact,
	newAddress,
	timeButton,
} from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import { expect, test } from "./support/test.ts";

const link = (page: Page, name: string) =>
	page.getByRole("link", { name, exact: true }).click();
const press = (page: Page, name: string) =>
	page.getByRole("button", { name }).click();

/** What somebody wrote down: Terminnummer and PIN. */
async function numbersOn(page: Page) {
	const read = async (term: string) =>
		(
			(await fact(page, term).locator("span").first().textContent()) ?? ""
		).trim();
	return { reference: await read("Terminnummer"), pin: await read("PIN") };
}

test("an appointment is moved by the mail's link; the old time is offered again at once", {
	tag: "@ohne-js-chromium",
}, async ({ page, station, request }) => {
	const email = newAddress();
	await bookTime(page, station, { name: "Ayşe Müller", email });
	const first = await latestMail(email, { of: 1 });
	await page.goto(linkIn(first, "/termin/"));
	await link(page, "Termin verschieben");
	await expectHeading(page, "Termin verschieben");
	await page.getByRole("link", { name: `${DAY.de}, ` }).click();
	// Where it is already, it cannot be moved to.
	await expect(timeButton(page, "8:00")).toHaveCount(0);
	await timeButton(page, "8:30").click();
	await expectHeading(page, "Auf diese Zeit verschieben?");
	await expect(fact(page, "Bisher")).toContainText("8:00 Uhr");
	await expect(fact(page, "Neu")).toContainText("8:30 Uhr");
	await press(page, "Ja, verschieben");
	await expect(page.getByText("Ihr Termin ist verschoben")).toBeVisible();
	await expect(fact(page, "Wann")).toContainText("8:30 Uhr");

	const moved = await latestMail(email, { of: 2 });
	const [before, after] = [calendarOf(first), calendarOf(moved)];
	expect(after).toMatchObject({
		uid: before.uid,
		sequence: before.sequence + 1,
		method: "PUBLISH",
		start: "2026-11-25T07:30:00.000Z",
	});
	// The link of the first mail still opens it.
	await page.goto(linkIn(first, "/termin/"));
	await expect(fact(page, "Wann")).toContainText("8:30 Uhr");
	const free = await request.get(
		`/api/v1/availability?station=${station.slug}&service=reisepass&from=${DAY.date}&to=${DAY.date}`,
	);
	const { days } = await free.json();
	expect(days[0].starts).toContain("08:00");
	expect(days[0].starts).not.toContain("08:30");
});

test("number and PIN open the appointment; a wrong PIN says what to do and keeps the number", {
	tag: "@ohne-skripte",
}, async ({ page, station }) => {
	await bookTime(page, station);
	const { reference, pin } = await numbersOn(page);
	await page.goto("/termine");
	await link(page, "Termin ändern oder absagen");
	await expectHeading(page, "Mein Termin");
	await press(page, "Termin öffnen");
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Geben Sie bitte Ihre Terminnummer ein.",
	);
	await page.getByLabel("Terminnummer").fill(reference);
	await page.getByLabel("PIN").fill(pin === "123456" ? "654321" : "123456");
	await press(page, "Termin öffnen");
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Nummer und PIN passen nicht zusammen",
	);
	await expect(page.getByLabel("Terminnummer")).toHaveValue(reference);
	await expect(page.getByLabel("PIN")).toHaveValue("");
	await page.getByLabel("PIN").fill(pin);
	await press(page, "Termin öffnen");
	await expectHeading(page, "Ihr Termin");
});

test("more persons at the same time, and another time where that does not fit", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await bookTime(page, station);
	await link(page, "Anliegen ändern");
	await expectHeading(page, "Anliegen ändern");
	const passport = page.getByRole("listitem").filter({
		has: page.getByRole("checkbox", {
			name: "Reisepass beantragen",
			exact: true,
		}),
	});
	await passport.getByRole("combobox").selectOption("2");
	await press(page, "Übernehmen");
	await expectHeading(page, "Anliegen so ändern?");
	await expect(fact(page, "Neu")).toContainText("25 Minuten");
	await press(page, "Ja, so ändern");
	await expect(page.getByText("Ihr Anliegen ist geändert")).toBeVisible();
	await expect(fact(page, "Wann")).toContainText("25 Minuten");

	// Somebody else comes right after; a third service needs another time.
	const mine = page.url();
	await bookTime(page, station, { name: "Nachbar" }, "8:25");
	await page.goto(mine);
	await link(page, "Anliegen ändern");
	await page.getByText("Alles, was dazu passt").click();
	await page
		.getByRole("checkbox", { name: "Haushaltsbescheinigung", exact: true })
		.check();
	await press(page, "Übernehmen");
	await expect(
		page.getByText("Dafür brauchen Sie eine andere Zeit"),
	).toBeVisible();
	await link(page, "Neue Zeit wählen");
	await page.getByRole("link", { name: `${DAY.de}, ` }).click();
	await timeButton(page, "8:40").click();
	await expect(fact(page, "Anliegen")).toContainText("Haushaltsbescheinigung");
	await press(page, "Ja, verschieben");
	await expect(fact(page, "Wann")).toContainText("8:40 Uhr");
	await expect(fact(page, "Wann")).toContainText("30 Minuten");
});

test("a mistyped address is corrected and gets the confirmation", {
	tag: "@ohne-skripte",
}, async ({ page, station }) => {
	const email = newAddress();
	await bookTime(page, station, {
		name: "Ayşe",
		email: "falsch@citizen.example",
	});
	await link(page, "E-Mail oder Telefon ändern");
	await page.getByLabel("E-Mail-Adresse").fill("kein klammeraffe");
	await page.getByLabel("Telefonnummer").fill("0203 123456");
	await press(page, "Speichern");
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Die E-Mail-Adresse sieht nicht richtig aus",
	);
	await expect(page.getByLabel("E-Mail-Adresse")).toHaveValue(
		"kein klammeraffe",
	);
	await expect(page.getByLabel("Telefonnummer")).toHaveValue("0203 123456");
	await page.getByLabel("E-Mail-Adresse").fill(email);
	await press(page, "Speichern");
	await expect(page.getByText("Ihre Angaben sind geändert")).toBeVisible();
	const mail = await latestMail(email, { of: 1 });
	expect(mail.subject).toContain("Ihr Termin am");
});

test("the reservation of a new time can be extended, and going back changes nothing", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await bookTime(page, station);
	const mine = page.url();
	await link(page, "Termin verschieben");
	await page.getByRole("link", { name: `${DAY.de}, ` }).click();
	await timeButton(page, "8:45").click();
	await press(page, "+5 Minuten");
	await expect(
		page.getByText("Sie haben fünf Minuten mehr Zeit"),
	).toBeVisible();
	await link(page, "Andere Zeit wählen");
	await expect(page.getByText("Für Sie reserviert bis")).toBeVisible();
	await timeButton(page, "8:50").click();
	await expect(fact(page, "Neu")).toContainText("8:50 Uhr");
	await link(page, "Nicht verschieben");
	await expect(fact(page, "Wann")).toContainText("8:00 Uhr");
	expect(page.url().split("?")[0]).toBe(mine.split("?")[0]);
});
