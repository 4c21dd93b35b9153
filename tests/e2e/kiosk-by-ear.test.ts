import type { Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { Listener } from "./support/hearing.ts";
import { call, drawOne, openDay, pairScreen } from "./support/house.ts";
import { expectHeading } from "./support/journey.ts";
import { AT_ONCE, expect, test } from "./support/test.ts";

test("who sees nothing draws a ticket with three keys in less than 90 seconds", async ({
	page,
	station,
}) => {
	await openDay(station);
	const listener = await Listener.at(page, ["de-DE"]);
	await pairScreen(page, station, "kiosk");
	await expectHeading(page, "Haben Sie einen Termin?");
	expect(await listener.press("ArrowDown")).toMatch(
		/Ich lese Ihnen alles vor.*Haben Sie einen Termin\?.*Ja, ich habe/,
	);
	expect(await listener.choose(/ohne Termin/)).toMatch(
		/Was möchten Sie erledigen\?/,
	);
	expect(await listener.choose(/^Meldebescheinigung/)).toMatch(/Wie viele\?/);
	expect(await listener.choose(/^1$/)).toMatch(
		/Wartenummer ziehen\?.*Meldebescheinigung.*Sie warten heute/,
	);
	expect(await listener.choose(/Ja, Nummer ziehen/)).toMatch(
		/Ihre Nummer\s+W 0 0 1/,
	);
	expect(listener.seconds).toBeLessThan(90);
	const visit = await db().visit.findFirstOrThrow({
		where: { stationId: station.id },
		include: { services: { include: { service: true } } },
	});
	expect(visit.services.map(({ service }) => service.slug)).toEqual([
		"meldebescheinigung",
	]);
});

test("who sees nothing hears each digit, and why a number does not fit", async ({
	page,
	station,
}) => {
	await openDay(station);
	const listener = await Listener.at(page, ["de-DE"]);
	await pairScreen(page, station, "kiosk");
	await listener.press("ArrowDown");
	expect(await listener.choose(/ich habe einen Termin/)).toMatch(
		/Wie ist Ihre Terminnummer\?/,
	);
	expect(await listener.choose(/Ziffer 1/)).toBe("1");
	expect(await listener.choose(/Ziffer 3/)).toBe("1 3");
	expect(await listener.choose(/Löschen/)).toBe("1");
	expect(await listener.choose(/^Anmelden/)).toMatch(
		/Diese Nummer finden wir nicht.*Vergleichen Sie/,
	);
});

test("without a voice of its own a kiosk speaks by the synthesiser of the house", async ({
	page,
	station,
}) => {
	await openDay(station);
	await page.addInitScript(() => {
		const start = AudioBufferSourceNode.prototype.start;
		AudioBufferSourceNode.prototype.start = function (...when) {
			document.documentElement.dataset.sounds = String(
				this.buffer?.duration ?? 0,
			);
			return start.apply(this, when);
		};
	});
	await pairScreen(page, station, "kiosk");
	await page.locator("html.listens-ear").waitFor();
	await page.keyboard.press("ArrowDown");
	await expect
		.poll(() =>
			page.evaluate(() => Number(document.documentElement.dataset.sounds ?? 0)),
		)
		.toBeGreaterThan(1);
	// Nobody else has to load it, or can make us send it.
	const stranger = await page.context().browser()?.newContext();
	const answer = await stranger?.request.get(
		new URL("/api/voice/espeak-ng.wasm", page.url()).href,
	);
	expect(answer?.status()).toBe(404);
	await stranger?.close();
});

test("larger, bolder and lower last for one person", async ({
	page,
	station,
}) => {
	await openDay(station);
	await pairScreen(page, station, "kiosk");
	await page.setViewportSize({ width: 1280, height: 1024 });
	const strong = page.getByRole("button", { name: "Groß und kräftig" });
	const low = page.getByRole("button", { name: "Alles tiefer" });
	await strong.click();
	await low.click();
	await page.getByRole("link", { name: /ohne Termin/ }).click();
	await expectHeading(page, "Was möchten Sie erledigen?");
	await expect(strong).toHaveAttribute("aria-pressed", "true");
	expect(await highestControl(page)).toBeGreaterThan(0.4 * 1024);
	await page.evaluate(() => sessionStorage.clear());
	await page.reload();
	await expect(strong).toHaveAttribute("aria-pressed", "false");
});

test("on a high screen whoever sits reaches everything", async ({
	page,
	station,
}) => {
	await openDay(station);
	await pairScreen(page, station, "kiosk");
	await page.setViewportSize({ width: 1080, height: 1920 });
	for (const way of [
		"",
		"/nummer",
		"/termin",
		"/termin/name",
		"/rueckmeldung",
	]) {
		await page.goto(`/kiosk/${station.slug}${way}`);
		expect(await highestControl(page), way).toBeGreaterThan(0.4 * 1920);
	}
});

test("a display says number and desk in the language of whoever is called", async ({
	page,
	station,
}) => {
	const clerk = await openDay(station);
	await drawOne(station, ["meldebescheinigung"], "en");
	const listener = await Listener.at(page, ["de-DE", "en-GB"]);
	await pairScreen(page, station, "display");
	await page.getByRole("button", { name: "Ton einschalten" }).click();
	await call(clerk);
	await expect
		.poll(() => listener.heard, { timeout: AT_ONCE })
		.toEqual(["Number W 0 0 1, Platz 1"]);
});

/** Where the uppermost link, button or field begins, in pixels from the top. */
function highestControl(page: Page) {
	return page
		.locator("a:visible, button:visible, input:visible")
		.evaluateAll((controls) =>
			Math.min(...controls.map((one) => one.getBoundingClientRect().top)),
		);
}
