import type { Page } from "@playwright/test";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { parseClock } from "#lib/time.ts";
import { book, hold } from "#tests/support/booking.ts";
import { expect, type Station } from "./test.ts";

/** A quiet day of every station made for a test: tomorrow. */
export const DAY = {
	date: "2026-11-25",
	de: "Mittwoch, 25. November",
} as const;

/** Step 1: ticks services, each with its quantity. */
export async function chooseServices(
	page: Page,
	services: Readonly<Record<string, number>>,
	next = "Weiter zur Station",
): Promise<void> {
	for (const [name, quantity] of Object.entries(services)) {
		const box = page.getByRole("checkbox", { name, exact: true });
		await box.check();
		const choice = page.getByRole("listitem").filter({ has: box });
		if (quantity > 1)
			await choice.getByRole("combobox").selectOption(String(quantity));
	}
	await page.getByRole("button", { name: next }).click();
}

/** Step 3 by a deep link: the times of a day, for one passport if nothing else is said. */
export async function openTimes(
	page: Page,
	station: Station,
	{ services = ["reisepass"], day = DAY.de as string } = {},
): Promise<void> {
	const query = services.map((entry) => `dienst=${entry}`).join("&");
	await page.goto(`/termine/zeit?${query}&kind=adult&ort=${station.slug}`);
	await page.getByRole("link", { name: `${day}, ` }).click();
	await expect(
		page.getByRole("heading", { name: `Freie Zeiten am ${day}` }),
	).toBeVisible();
}

/** The button of a time: "8:15" (Uhr), in English "8:15 am". */
export const timeButton = (page: Page, time: string) =>
	page.getByRole("button", { name: new RegExp(`^${time}(\\sUhr)?,`) });

/** Steps 3 and 4: a hold of a time between 8 and 9 o'clock. */
export async function chooseTime(
	page: Page,
	station: Station,
	time = "8:00",
): Promise<void> {
	await openTimes(page, station);
	await timeButton(page, time).click();
	await expectHeading(page, "Wer kommt zum Termin?");
}

/** A passport at this time of DAY for an adult, as everything below reserves it. */
const wanted = (station: Station, time: string) => ({
	station: station.slug,
	service: "reisepass",
	minorCase: "adult",
	date: DAY.date,
	start: parseClock(time.padStart(5, "0")) ?? Number.NaN,
	token: newHoldToken(),
	now: now(),
});

/** The same without the pages before, for tests about what comes after. */
export async function holdTime(
	page: Page,
	station: Station,
	time = "8:00",
): Promise<void> {
	const hour = wanted(station, time);
	const held = await hold(hour);
	if (!held.ok) throw new Error(held.error);
	await page.goto(paths("de").hold(hour.token));
	await expectHeading(page, "Wer kommt zum Termin?");
}

export interface Person {
	name: string;
	email?: string;
	phone?: string;
}

/** Step 4: who comes. */
export async function giveDetails(
	page: Page,
	{ name, email = "", phone = "" }: Person,
): Promise<void> {
	await page.getByLabel("Vorname und Nachname").fill(name);
	await page.getByLabel("E-Mail-Adresse").fill(email);
	await page.getByLabel("Telefonnummer").fill(phone);
	await page.getByRole("button", { name: "Weiter: alles prüfen" }).click();
}

/** Step 5. */
export async function confirm(page: Page): Promise<void> {
	await expectHeading(page, "Stimmt alles?");
	await confirmButton(page).click();
}

export const confirmButton = (page: Page) =>
	page.getByRole("button", { name: "Termin verbindlich buchen" });

/** The confirmation of an appointment, without the pages before. */
export async function bookTime(
	page: Page,
	station: Station,
	{ name, email = "", phone = "" }: Person = { name: "Ayşe Müller" },
	time = "8:00",
): Promise<void> {
	const { reference, token } = await book(wanted(station, time), {
		name,
		bookedBy: null,
		email: email || null,
		phone: phone || null,
	});
	await page.goto(paths("de").appointment(reference, token, "neu"));
	await expectHeading(page, "Ihr Termin ist gebucht");
}

/** The page's one h1. */
export async function expectHeading(
	page: Page,
	name: string | RegExp,
): Promise<void> {
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}

/** What stands beside a term: Terminnummer, Wann, Name … */
export const fact = (page: Page, term: string) =>
	page
		.locator("dt", { hasText: new RegExp(`^${withJoints(term)}$`) })
		.locator("+ dd");

/** Long words carry soft hyphens, which nobody sees. */
const withJoints = (term: string) => [...term].join("\u00ad?");

/** An address nobody else writes to. */
export const newAddress = () => `${crypto.randomUUID()}@citizen.example`;
