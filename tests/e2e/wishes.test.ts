import type { Page } from "@playwright/test";
import { paths } from "#lib/paths/citizen.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { book, NOW } from "#tests/support/booking.ts";
import { closeStation } from "#tests/support/factory.ts";
import { DAY, expectHeading, fact } from "./support/journey.ts";
import { expect, type Station, test } from "./support/test.ts";
import { offer } from "./support/wishes.ts";

const link = (page: Page, name: string | RegExp) =>
	page.getByRole("link", { name }).click();
const press = (page: Page, name: string) =>
	page.getByRole("button", { name }).click();

const read = async (page: Page, term: string) =>
	((await fact(page, term).locator("span").first().textContent()) ?? "").trim();

/** Then nobody is there, and the server, which looks for times on its own, finds none. */
const CLOSED = "2026-11-29";

async function fillDays(page: Page): Promise<void> {
	await page.getByLabel("Frühestens am").fill(CLOSED);
	await page.getByLabel("Spätestens am").fill(CLOSED);
}

/** The wish whose page is open. */
async function wishOn(page: Page) {
	const token = new URL(page.url()).pathname.split("/").at(-1) ?? "";
	const wish = await findWishByToken(token, "de", NOW);
	if (!wish) throw new Error(`no wish at ${page.url()}`);
	return wish;
}

/** A passport in nine days, whose page is open. */
async function openLateAppointment(page: Page, station: Station) {
	const { reference, token } = await book({
		station: station.slug,
		service: "reisepass",
		date: "2026-12-03",
	});
	await page.goto(paths("de").appointment(reference, token));
}

test("a wish for an earlier time is told, offered, found by number and PIN, and moves the appointment", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await closeStation(station.id, CLOSED, CLOSED);
	await openLateAppointment(page, station);
	await link(page, "Früheren Termin wünschen");
	await expectHeading(page, "Früheren Termin wünschen");
	await page.getByLabel("Nur in diesen Stationen").check();
	await page.getByLabel(station.slug).check();
	await page.getByLabel("Spätestens am").fill("2026-11-01");
	await page.getByLabel("Montag, Vormittag").check();
	await press(page, "Wunsch eintragen");
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Dieser Tag ist schon vorbei.",
	);
	// What was told stays.
	await expect(page.getByLabel(station.slug)).toBeChecked();
	await expect(page.getByLabel("Montag, Vormittag")).toBeChecked();
	await fillDays(page);
	await press(page, "Wunsch eintragen");
	await expectHeading(page, "Ihr Wunsch ist eingetragen");
	await expect(fact(page, "Wann")).toContainText("Montag, vormittags");
	const numbers = {
		reference: await read(page, "Wunschnummer"),
		pin: await read(page, "PIN"),
	};

	await offer(station, await wishOn(page));
	await page.goto("/wunsch");
	await page.getByLabel("Wunschnummer").fill(numbers.reference);
	await page.getByLabel("PIN").fill(numbers.pin);
	await press(page, "Wunsch öffnen");
	await expect(
		page.getByText(/^Bitte antworten Sie bis .*\sUhr\.$/),
	).toBeVisible();
	await link(page, /^Ansehen und antworten/);
	await expectHeading(page, "Passt Ihnen diese Zeit?");
	await expect(fact(page, "Wann")).toContainText(`${DAY.de} 2026, 8:00 Uhr`);
	await expect(
		page.getByText(/Ihr Termin am .*9:00\sUhr entfällt dann/),
	).toBeVisible();
	const address = page.url();
	await press(page, "Ja, diese Zeit nehme ich");
	await expect(page.getByText("Ihr Termin ist verschoben")).toBeVisible();
	await expect(fact(page, "Wann")).toContainText(`${DAY.de} 2026, 8:00 Uhr`);
	await page.goto(address);
	await expectHeading(page, "Sie haben diese Zeit angenommen");
});

test("from the calendar to a wish without a name, which gets one with the offer", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await closeStation(station.id, CLOSED, CLOSED);
	await page.goto(
		`/termine/zeit?dienst=reisepass&kind=adult&ort=${station.slug}`,
	);
	await link(page, "Wunschtermin eintragen");
	await expectHeading(page, "Wunschtermin eintragen");
	await expect(page.getByLabel(station.slug)).toBeChecked();
	await fillDays(page);
	await press(page, "Wunsch eintragen");
	await expectHeading(page, "Ihr Wunsch ist eingetragen");
	await expect(
		page.getByText("Sehen Sie bitte ab und zu hier nach"),
	).toBeVisible();

	const own = page.url();
	await link(page, "Wunsch beenden");
	await press(page, "Ja, Wunsch beenden");
	await press(page, "Doch weiter suchen");
	await expect(
		page.getByText("Ihr Wunsch steht wieder auf der Liste."),
	).toBeVisible();
	await offer(station, await wishOn(page));
	await page.goto(own);
	await link(page, /^Ansehen und antworten/);
	await press(page, "Ja, diese Zeit nehme ich");
	await expect(page.getByRole("main").getByRole("alert")).toContainText("Name");
	await page.getByLabel("Vorname und Nachname").fill("Ada Probe");
	await press(page, "Ja, diese Zeit nehme ich");
	await expectHeading(page, "Ihr Termin ist gebucht");
	await expect(fact(page, "Name")).toHaveText("Ada Probe");
});
