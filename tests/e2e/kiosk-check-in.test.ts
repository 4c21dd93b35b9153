import type { Page } from "@playwright/test";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { now } from "#lib/runtime/clock.ts";
import { book } from "#tests/support/booking.ts";
import { makeStation, removeStation } from "#tests/support/factory.ts";
import { openDay, pairScreen } from "./support/house.ts";
import { DAY, expectHeading } from "./support/journey.ts";
import { countTickets, link, press } from "./support/kiosk.ts";
import { expect, type Station, test } from "./support/test.ts";

/** An appointment soon enough to check in. */
const booked = (
	station: Station,
	more: Partial<Parameters<typeof book>[0]> = {},
) =>
	book({
		station: station.slug,
		service: "meldebescheinigung",
		date: "2026-11-24",
		start: 645,
		...more,
	});

async function typeNumber(page: Page, reference: string): Promise<void> {
	for (const digit of reference) await press(page, `Ziffer ${digit}`);
	await press(page, "Anmelden");
}

test("somebody with an appointment types the number, and again is no harm", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await openDay(station);
	const { reference, token } = await booked(station);
	await pairScreen(page, station, "kiosk");
	await link(page, /Ja, ich habe einen Termin/);
	await typeNumber(page, reference);
	await expectHeading(page, "Sie sind angemeldet A001");
	await link(page, "Von vorn");
	await link(page, /Ja, ich habe einen Termin/);
	await typeNumber(page, reference);
	await expectHeading(page, "Sie sind schon angemeldet A001");
	expect(await countTickets(station)).toBe(1);
	// The own page knows, too.
	await page.goto(`/termin/${reference}?t=${token}`);
	await link(page, "Mein Platz in der Reihe");
	await expectHeading(page, "Wartenummer A001");
});

test("without the number, name and time will do, whatever the order of the names", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await openDay(station);
	await booked(station);
	await pairScreen(page, station, "kiosk");
	await link(page, /Ja, ich habe einen Termin/);
	await link(page, "Ohne Nummer: mit dem Namen anmelden");
	await press(page, "Weiter");
	await expect(page.getByRole("main").getByRole("alert")).toHaveText(
		"Bitte tippen Sie zuerst den Namen ein.",
	);
	for (const letter of "MÜLLER") await press(page, letter);
	await press(page, "Leerzeichen");
	for (const letter of "AYSEX") await press(page, letter);
	await press(page, "Löschen");
	await expect(page.getByLabel("Name")).toHaveValue("MÜLLER AYSE");
	await press(page, "Weiter");
	await expectHeading(page, "Um wie viel Uhr ist Ihr Termin?");
	for (const digit of "99") await press(page, `Ziffer ${digit}`);
	await press(page, "Anmelden");
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"keine Uhrzeit",
	);
	await press(page, "Löschen");
	await press(page, "Löschen");
	for (const digit of "1100") await press(page, `Ziffer ${digit}`);
	await press(page, "Anmelden");
	await expectHeading(page, "Diesen Termin finden wir nicht");
	expect(await countTickets(station)).toBe(0);
	await link(page, "Noch einmal eintippen");
	await page.getByLabel("Name").fill("Ayşe Müller");
	await press(page, "Weiter");
	await page.getByLabel("Uhrzeit").fill("1045");
	await press(page, "Anmelden");
	await expectHeading(page, "Sie sind angemeldet A001");
	expect(page.url()).not.toMatch(/ay%C5%9Fe|ayse|m(%C3%BC|ü|u)ller/i);
});

test("the letters stand apart, on whatever screen, and the way on is in sight", async ({
	page,
	station,
}) => {
	await openDay(station);
	await pairScreen(page, station, "kiosk");
	await page.goto(`/kiosk/${station.slug}/termin/name`);
	const keys = page.locator(".kiosk-letters .kiosk-key");
	await expect(keys.first()).toBeVisible();
	for (const [width, height] of [
		[1280, 1024],
		[1080, 1920],
		[1024, 768],
	] as const) {
		await page.setViewportSize({ width, height });
		const tight = await keys.evaluateAll((found) => {
			const boxes = found.map((key) => key.getBoundingClientRect());
			const field = document.querySelector(".kiosk-letters");
			const end = field?.getBoundingClientRect().right ?? 0;
			return boxes.filter((box, index) => {
				const next = boxes[index + 1];
				const isInRow = next && next.top === box.top;
				return box.right > end + 1 || (isInRow && next.left - box.right < 4);
			}).length;
		});
		expect(tight, `${width} px`).toBe(0);
		await expect(
			page.getByRole("button", { name: "Weiter", exact: true }),
		).toBeInViewport();
	}
});

/** Holds a code before the reader, once the kiosk listens to it. */
async function scan(page: Page, code: string): Promise<void> {
	await expect(page.locator("html")).toHaveClass(/listens-kiosk/);
	// All within a moment, as a reader does: waiting for each on a busy machine would be a person's hand.
	await Promise.all([...code].map((digit) => page.keyboard.press(digit)));
	await page.keyboard.press("Enter");
}

test("a reader types the code on any screen of the kiosk", async ({
	page,
	station,
}) => {
	await openDay(station);
	const { reference } = await booked(station);
	await pairScreen(page, station, "kiosk");
	await scan(page, reference);
	await expectHeading(page, "Sie sind angemeldet A001");
	await page.goto(`/kiosk/${station.slug}/termin`);
	await scan(page, reference);
	await expectHeading(page, "Sie sind schon angemeldet A001");
	await page.goto(`/kiosk/${station.slug}`);
	await scan(page, "123456782");
	await expectHeading(page, "Diese Nummer finden wir nicht");
	await link(page, "Von vorn");
	await expectHeading(page, "Haben Sie einen Termin?");
});

test("a number that is not to be checked in here and now says why and what to do", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const other = await makeStation();
	await openDay(station);
	await pairScreen(page, station, "kiosk");
	// Long after these tests: what has begun is cancelled by nobody.
	const cancelled = await booked(station, { start: 870 });
	await cancelAppointment({ ...cancelled, now: now() });
	const cases = [
		["123456782", "Diese Nummer finden wir nicht"],
		["111", "Diese Nummer finden wir nicht"],
		[
			(await booked({ ...other })).reference,
			"Ihr Termin ist in einer anderen Station",
		],
		[
			(await booked(station, { date: DAY.date, start: 480 })).reference,
			"Ihr Termin ist nicht heute",
		],
		[(await booked(station, { start: 900 })).reference, "Sie sind früh da"],
		[cancelled.reference, "Dieser Termin ist abgesagt"],
	] as const;
	for (const [reference, title] of cases) {
		await page.goto(`/kiosk/${station.slug}/termin`);
		await typeNumber(page, reference);
		await expectHeading(page, title);
		await expect(page.getByText("Kommen Sie zum Info-Point")).toBeVisible();
	}
	await expect(
		page.getByRole("link", { name: "Wartenummer ziehen" }),
	).toBeVisible();
	expect(await countTickets(station)).toBe(0);
	await removeStation(other.id);
});
