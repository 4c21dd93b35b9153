import type { Page } from "@playwright/test";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { db } from "#lib/db/client.ts";
import { revokeDevice } from "#lib/devices/commands/revoke-device.ts";
import { steerWalkIns } from "#lib/queue/arrival/commands/steer-walk-ins.ts";
import { now } from "#lib/runtime/clock.ts";
import { book } from "#tests/support/booking.ts";
import { makeStation, removeStation } from "#tests/support/factory.ts";
import { makeActor, openHouse } from "#tests/support/house.ts";
import { openDay, pairScreen } from "./support/house.ts";
import { DAY, expectHeading } from "./support/journey.ts";
import { expect, type Station, test } from "./support/test.ts";

const link = (page: Page, name: string | RegExp) =>
	page.getByRole("link", { name }).click();
const press = (page: Page, name: string) =>
	page.getByRole("button", { name, exact: true }).click();

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

const countTickets = (station: Station) =>
	db().visit.count({ where: { stationId: station.id } });

test("somebody without an appointment draws a ticket and knows before how long they will wait", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await openDay(station);
	await pairScreen(page, station, "kiosk");
	await expectHeading(page, "Haben Sie einen Termin?");
	await link(page, /ohne Termin/);
	await expectHeading(page, "Was möchten Sie erledigen?");
	await link(page, "Meldebescheinigung");
	await link(page, "2");
	await expectHeading(page, "Wartenummer ziehen?");
	await expect(page.getByText("2 × Meldebescheinigung")).toBeVisible();
	await expect(page.getByText(/^Sie warten heute .+ Minuten\.$/)).toBeVisible();
	await link(page, "Noch etwas dazu");
	await link(page, "Gewerbe");
	await link(page, "Zurück");
	await link(page, "Führungszeugnis");
	await link(page, "1");
	await press(page, "Ja, Nummer ziehen");
	await expectHeading(page, "Ihre Nummer W001");
	await expect(
		page
			.getByRole("img", { name: "QR-Code zu Ihrem Platz in der Reihe" })
			.first(),
	).toBeVisible();
	await link(page, "Fertig");
	await expectHeading(page, "Haben Sie einen Termin?");
	const visit = await db().visit.findFirstOrThrow({
		where: { stationId: station.id },
		include: { services: { include: { service: true } } },
	});
	expect(
		visit.services
			.map(({ service, quantity }) => [service.slug, quantity])
			.sort(),
	).toEqual([
		["fuehrungszeugnis", 1],
		["meldebescheinigung", 2],
	]);
});

test("the same in English, and the ticket remembers it", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await openDay(station);
	await pairScreen(page, station, "kiosk");
	await link(page, "English");
	await expectHeading(page, "Do you have an appointment?");
	await link(page, /without an appointment/);
	await link(page, "Deutsch");
	await expectHeading(page, "Was möchten Sie erledigen?");
	await link(page, "English");
	await link(page, /Certificate of registration|Registration certificate/);
	await link(page, "1");
	await press(page, "Yes, draw a ticket");
	await expectHeading(page, "Your number W001");
	const visit = await db().visit.findFirstOrThrow({
		where: { stationId: station.id },
	});
	expect(visit.locale).toBe("en");
});

test("an impatient finger draws one ticket", async ({ page, station }) => {
	await openDay(station);
	await pairScreen(page, station, "kiosk");
	const draw = `/kiosk/${station.slug}/nummer?dienst=meldebescheinigung`;
	await page.goto(draw);
	const button = page.getByRole("button", { name: "Ja, Nummer ziehen" });
	await button.dblclick();
	await expectHeading(page, /Ihre Nummer W001/);
	expect(await countTickets(station)).toBe(1);
});

test("a printer gets the ticket at once, on paper of 80 mm", async ({
	page,
	station,
}) => {
	await page.addInitScript(() => {
		window.print = () => document.body.setAttribute("data-printed", "");
	});
	await openDay(station);
	await pairScreen(page, station, "kiosk", { prints: true });
	await page.goto(`/kiosk/${station.slug}/nummer?dienst=meldebescheinigung`);
	await press(page, "Ja, Nummer ziehen");
	await expect(page.locator("body[data-printed]")).toHaveCount(1);
	await page.emulateMedia({ media: "print" });
	await expect(page.locator(".kiosk-paper")).toBeVisible();
	await expect(page.getByRole("link", { name: "Fertig" })).toBeHidden();
	const pdf = await page.pdf({ preferCSSPageSize: true });
	// 80 mm in points.
	expect(pdf.toString("latin1")).toMatch(/MediaBox\s*\[0 0 22[67](\.\d+)? /);
	expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

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
	await expect(page.getByRole("alert")).toHaveText(
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
	await expect(page.getByRole("alert")).toContainText("keine Uhrzeit");
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
	await page.keyboard.type(code);
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
	const cancelled = await booked(station, { start: 660 });
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

test("where there are no tickets any more, the kiosk says what to do instead", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await openDay(station);
	const elsewhere = await makeStation();
	await openDay(elsewhere);
	await pairScreen(page, station, "kiosk");
	const draw = `/kiosk/${station.slug}/nummer?dienst=meldebescheinigung`;
	await page.goto(draw);
	const lead = await makeActor("lead", [station.id]);
	await steerWalkIns(lead, {
		stationId: station.id,
		mode: "stopped",
		now: now(),
	});
	// Stopped between the question and the press.
	await press(page, "Ja, Nummer ziehen");
	await expectHeading(page, "Heute gibt es hier keine Wartenummern mehr");
	await expect(page.getByText(`${elsewhere.slug}: `)).toBeVisible();
	await expect(page.getByText(/Der früheste freie Termin: /)).toBeVisible();
	await expect(page.getByText(/Wir öffnen morgen um /)).toBeVisible();
	expect(await countTickets(station)).toBe(0);
	await removeStation(elsewhere.id);
});

test("a kiosk that was revoked is none any more at once; whoever stands there sees no number of others", async ({
	page,
	station,
}) => {
	await openHouse(station.id);
	const { deviceId, lead } = await pairScreen(page, station, "kiosk");
	await expectHeading(page, "Haben Sie einen Termin?");
	await revokeDevice(lead, { deviceId, now: now() });
	await expectHeading(page, "Automaten verbinden");
	await page.goto(`/kiosk/${station.slug}/termin`);
	await expectHeading(page, "Automaten verbinden");
});

test("whoever walks away is asked, and after a minute the kiosk begins anew", async ({
	page,
	station,
}) => {
	await openHouse(station.id);
	await pairScreen(page, station, "kiosk");
	await page.clock.install();
	await page.goto(`/kiosk/${station.slug}/termin`);
	await press(page, "Ziffer 7");
	const question = page.getByRole("dialog", { name: "Sind Sie noch da?" });
	await page.clock.fastForward(41_000);
	await expect(question).toBeVisible();
	await press(page, "Ja, ich brauche mehr Zeit");
	await expect(question).toBeHidden();
	await expect(page.getByLabel("Terminnummer")).toHaveValue("7");
	await page.clock.fastForward(41_000);
	await expect(question).toBeVisible();
	await page.clock.fastForward(20_000);
	await expectHeading(page, "Haben Sie einen Termin?");
});

test("a wrong code says so; a screen that is not paired shows nothing", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await page.goto(`/kiosk/${station.slug}`);
	await page.getByLabel("Code").fill("ACDE-FH34");
	await press(page, "Verbinden");
	await expect(page.getByRole("alert")).toContainText(
		"Diesen Code gibt es nicht",
	);
	await expect(page.getByLabel("Code")).toHaveValue("ACDE-FH34");
	await page.goto(`/kiosk/${station.slug}/nummer`);
	await expectHeading(page, "Automaten verbinden");
});
