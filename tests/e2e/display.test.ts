import type { Locator, Page } from "@playwright/test";
import { revokeDevice } from "#lib/devices/commands/revoke-device.ts";
import { recallVisit } from "#lib/queue/calling/commands/recall-visit.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { now } from "#lib/runtime/clock.ts";
import { book, PERSON } from "#tests/support/booking.ts";
import { call, drawOne, openDay, pairScreen } from "./support/house.ts";
import { expectHeading } from "./support/journey.ts";
import { AT_ONCE, expect, test } from "./support/test.ts";

test("a call stands on the display at once, and is gone to the recent ones when it is served", async ({
	page,
	station,
}) => {
	const clerk = await openDay(station);
	await drawOne(station);
	await pairScreen(page, station, "display");
	await expect(page.getByText("Gerade ist niemand aufgerufen.")).toBeVisible();
	const { visitId, version } = await call(clerk);
	const newest = page.locator(".display-newest");
	await expect(newest).toContainText("W001Platz 1", { timeout: AT_ONCE });
	const change = { visitId, version, now: now() };
	expect(await serveVisit(clerk, change)).toMatchObject({ ok: true });
	await expect(newest).toContainText("niemand aufgerufen", {
		timeout: AT_ONCE,
	});
	await expect(page.getByRole("contentinfo")).toContainText("W001 Platz 1");
});

test("after half a minute without network it says so, and is right again unprompted", async ({
	page,
	context,
	station,
}) => {
	const clerk = await openDay(station);
	await drawOne(station);
	await pairScreen(page, station, "display");
	await page.clock.install();
	await page.reload();
	const lost = page.getByText("Verbindung unterbrochen");
	await expect(lost).toBeHidden();
	await context.setOffline(true);
	await hearNothing(page, lost);
	await call(clerk);
	await expect(page.locator(".display-newest")).not.toContainText("W001");
	await context.setOffline(false);
	await expect(page.locator(".display-newest")).toContainText("W001", {
		timeout: AT_ONCE,
	});
	await page.clock.runFor(1000);
	await expect(lost).toBeHidden();
});

test("without network what was called stays whole, number and desk, on a wide screen and an upright one", async ({
	page,
	context,
	station,
}) => {
	const clerk = await openDay(station);
	await drawOne(station);
	await pairScreen(page, station, "display");
	await page.clock.install();
	await page.reload();
	await call(clerk);
	const newest = page.locator(".display-newest");
	await expect(newest).toContainText("W001", { timeout: AT_ONCE });
	await context.setOffline(true);
	const lost = page.locator(".display-lost");
	await hearNothing(page, lost);
	for (const [width, height] of [
		[1920, 1080],
		[1080, 1920],
		[1024, 768],
	] as const) {
		await page.setViewportSize({ width, height });
		const banner = await box(lost);
		expect(banner.width).toBe(width);
		const card = await box(newest);
		expect(card.y + card.height).toBeLessThanOrEqual(banner.y);
		for (const part of ["strong", "span"]) {
			const words = await box(newest.locator(`${part}:not([hidden])`));
			expect(words.y, part).toBeGreaterThanOrEqual(card.y);
			expect(words.y + words.height, part).toBeLessThanOrEqual(
				card.y + card.height,
			);
		}
	}
});

/** An answer that was on its way when the network went counts as heard: then half a minute more has to pass. */
const hearNothing = (page: Page, lost: Locator) =>
	expect(async () => {
		await page.clock.fastForward(30_000);
		await expect(lost).toBeVisible({ timeout: 2_000 });
	}).toPass();

const box = async (part: Locator) =>
	(await part.boundingBox()) ?? { y: Number.NaN, width: 0, height: 0 };

test("a new call and a repeated one are heard once the sound is on, also after a reload", async ({
	page,
	station,
}) => {
	// What the loudspeaker would get.
	await page.addInitScript(() => {
		const start = OscillatorNode.prototype.start;
		OscillatorNode.prototype.start = function (when) {
			const { body } = document;
			body.dataset.tones = String(Number(body.dataset.tones ?? 0) + 1);
			return start.call(this, when);
		};
	});
	const clerk = await openDay(station);
	await drawOne(station);
	await pairScreen(page, station, "display");
	const tones = page.locator("body");
	await page.getByRole("button", { name: "Ton einschalten" }).click();
	await expect(tones).toHaveAttribute("data-tones", "2");
	await expect(
		page.getByRole("button", { name: "Ton einschalten" }),
	).toBeHidden();
	const { visitId, version } = await call(clerk);
	await expect(tones).toHaveAttribute("data-tones", "4");
	const change = { visitId, version, now: now() };
	expect(await recallVisit(clerk, change)).toMatchObject({ ok: true });
	await expect(tones).toHaveAttribute("data-tones", "6");
	await page.reload();
	// The browser lets it sound again after a touch; what was chosen is remembered.
	await page.mouse.click(10, 10);
	await expect(
		page.getByRole("button", { name: "Ton einschalten" }),
	).toBeHidden();
});

test("without a script it reloads itself, and nothing about a person is in it", {
	tag: "@ohne-js",
}, async ({ page, station, javaScriptEnabled }) => {
	const clerk = await openDay(station);
	const wanted = { station: station.slug, service: "meldebescheinigung" };
	const { reference } = await book({
		...wanted,
		date: "2026-11-24",
		start: 645,
	});
	await drawOne(station);
	await call(clerk);
	await pairScreen(page, station, "display");
	await expectHeading(page, /Aufruf/);
	await expect(page.locator(".display-newest")).toContainText("W001");
	const content = await page.content();
	expect(content).not.toContain(PERSON.name);
	expect(content).not.toContain(reference);
	expect(content).not.toMatch(/meldebescheinigung/i);
	if (javaScriptEnabled === false)
		await expect(page.locator("meta[http-equiv=refresh]")).toHaveCount(1);
});

test("a display that was revoked shows nothing any more at once", async ({
	page,
	station,
}) => {
	await openDay(station);
	const { deviceId, lead } = await pairScreen(page, station, "display");
	await expectHeading(page, /Aufruf/);
	await revokeDevice(lead, { deviceId, now: now() });
	await expect(
		page.getByRole("heading", { name: "Anzeige verbinden" }),
	).toBeVisible({ timeout: AT_ONCE });
});
