import { listBooked } from "./support/city.ts";
import {
	chooseTime,
	confirm,
	confirmButton,
	expectHeading,
	fact,
	giveDetails,
	holdTime,
	newAddress,
	openTimes,
	timeButton,
} from "./support/journey.ts";
import { latestMail } from "./support/mail.ts";
import { expect, test } from "./support/test.ts";

test("Back shows the own time to choose, and another choice frees it for others", {
	tag: "@ohne-js",
}, async ({ page, station, browser }) => {
	await chooseTime(page, station, "8:00");
	const other = await browser.newPage();
	await openTimes(other, station);
	await expect(timeButton(other, "8:30")).toBeVisible();
	await expect(timeButton(other, "8:00")).toHaveCount(0);

	await page.goBack();
	await expectHeading(page, "Wann passt es Ihnen?");
	await timeButton(page, "8:00").click();
	await expectHeading(page, "Wer kommt zum Termin?");

	await page.goBack();
	await timeButton(page, "8:30").click();
	await expectHeading(page, "Wer kommt zum Termin?");
	await other.reload();
	await expect(timeButton(other, "8:00")).toBeVisible();
	await expect(timeButton(other, "8:30")).toHaveCount(0);
	await other.close();
});

test("people who share a calendar's address have a hold each, whatever token stands in it", {
	tag: "@ohne-js",
}, async ({ page, station, browser }) => {
	await openTimes(page, station);
	const address = new URL(page.url());
	address.searchParams.set("r", "AAAAAAAAAAAAAAAAAAAAAA");
	const shared = address.href;
	await page.goto(shared);
	await expect(page.locator("main")).not.toContainText(
		"AAAAAAAAAAAAAAAAAAAAAA",
	);
	await timeButton(page, "8:00").click();
	await expectHeading(page, "Wer kommt zum Termin?");
	const other = await browser.newPage();
	await other.goto(shared);
	await expect(timeButton(other, "8:00")).toHaveCount(0);
	await timeButton(other, "8:30").click();
	await expectHeading(other, "Wer kommt zum Termin?");
	expect(other.url()).not.toBe(page.url());
	expect(page.url() + other.url()).not.toContain("AAAAAAAAAAAAAAAAAAAAAA");
	await page.reload();
	await expectHeading(page, "Wer kommt zum Termin?");
	await expect(page.getByRole("main")).toContainText("8:00");
	await other.close();
});

test("whoever is told to wait goes on with the same time", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await openTimes(page, station);
	const address = new URL(page.url());
	address.searchParams.set("hinweis", `must-wait@08:00@${station.slug}`);
	await page.goto(address.href);
	await expect(
		page
			.getByRole("main")
			.getByRole("alert")
			.filter({ hasText: "Von Ihrem Anschluss werden" }),
	).toBeVisible();
	await page.getByRole("button", { name: "Weiter: 8:00 Uhr" }).click();
	await expectHeading(page, "Wer kommt zum Termin?");
});

test("whoever chooses another time in a second tab is told in the first one", {
	tag: "@ohne-js",
}, async ({ page, station, context }) => {
	await holdTime(page, station, "8:00");
	const second = await context.newPage();
	await second.goto(page.url());
	await giveDetails(page, { name: "Ayşe Müller" });
	await expectHeading(page, "Stimmt alles?");

	await second.getByRole("button", { name: /^Ändern ?: Zeit$/ }).click();
	// The view offers other stations as well.
	await timeButton(second, "8:15")
		.and(second.locator(`[value^="${station.slug}|"]`))
		.click();
	await expectHeading(second, "Wer kommt zum Termin?");

	await confirmButton(page).click();
	await expect(
		page
			.getByRole("main")
			.getByRole("alert")
			.filter({ hasText: "inzwischen etwas anderes gewählt" }),
	).toBeVisible();
	expect(await listBooked(station.id)).toEqual([]);
	await expect(fact(page, "Zeit")).toContainText("8:15 Uhr");
	await confirm(page);
	await expectHeading(page, "Ihr Termin ist gebucht");
	expect(await listBooked(station.id)).toMatchObject([
		{ startsAt: new Date("2026-11-25T07:15:00Z") },
	]);
});

test("a double click on the last button books once and sends one mail", {
	tag: "@ohne-js-chromium",
}, async ({ page, station }) => {
	const email = newAddress();
	await holdTime(page, station);
	await giveDetails(page, { name: "Ayşe Müller", email });
	await expectHeading(page, "Stimmt alles?");
	await confirmButton(page).dblclick();
	await expectHeading(page, "Ihr Termin ist gebucht");
	await latestMail(email, { of: 1 });
	expect(await listBooked(station.id)).toMatchObject([
		{ name: "Ayşe Müller", messages: [{ kind: "confirmed" }] },
	]);
});

test("reloading the confirmation shows the same number and books nothing", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await chooseTime(page, station);
	await giveDetails(page, { name: "Ayşe Müller" });
	await confirm(page);
	await expectHeading(page, "Ihr Termin ist gebucht");
	const number = (await fact(page, "Terminnummer").textContent()) ?? "";
	await page.reload();
	await expectHeading(page, "Ihr Termin ist gebucht");
	await expect(fact(page, "Terminnummer")).toHaveText(number);
	expect(await listBooked(station.id)).toHaveLength(1);
});
