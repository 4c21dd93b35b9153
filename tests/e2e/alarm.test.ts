import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { workAs } from "./support/staff.ts";
import { colleague, expectPerson, press, test } from "./support/team.ts";
import { AT_ONCE, expect } from "./support/test.ts";

test("an alarm asks once, and is on the colleague's screen until it is over", async ({
	page,
	browser,
	station,
}) => {
	await workAs(page, "clerk", station);
	const other = await colleague(browser, station);
	await page.goto("/team");
	await other.goto("/team");
	await expect(other.getByText("Aktuell")).toBeVisible();
	await page.getByText("Notruf", { exact: true }).click();
	await press(page, "Ja, Hilfe rufen");
	// The page's own frame is hidden once the script shows what is newer.
	const seen = (on: Page) =>
		on.getByText("Hilfe an Platz 1!").filter({ visible: true });
	await expect(seen(other)).toHaveCount(1);
	await press(other, /^Hilfe ist da/);
	await expect(seen(other)).toHaveCount(0);
	await expect(seen(page)).toHaveCount(0);
	await other.context().close();
});

test("an alarm is on every page of the portal at once, says who comes, and keeps what is typed", async ({
	page,
	browser,
	station,
}) => {
	// Six pages, on each of which somebody calls, comes and has come.
	test.slow();
	// What the loudspeaker would get.
	await page.addInitScript(() => {
		const start = OscillatorNode.prototype.start;
		OscillatorNode.prototype.start = function (when) {
			const { body } = document;
			body.dataset.tones = String(Number(body.dataset.tones ?? 0) + 1);
			return start.call(this, when);
		};
	});
	const { id } = await expectPerson(station, "Ayşe Müller");
	await workAs(page, "lead", station, null);
	await page.goto("/team");
	const other = await colleague(browser, station);
	await other.goto("/team/suche");
	for (const path of [
		"/team/suche",
		"/team/buchen",
		`/team/termin/${id}`,
		"/team/geraete",
		"/team/konto",
		"/team/planung",
	]) {
		await page.goto(path);
		await page.locator("body").click({ position: { x: 2, y: 300 } });
		await expect(page.locator(".alarm-live")).toBeAttached();
		if (path === "/team/suche")
			await page.getByLabel("Wen suchen Sie?").fill("Müll");
		await other.getByText("Notruf", { exact: true }).click();
		await press(other, "Ja, Hilfe rufen");
		const alarm = page.getByText("Hilfe an Platz 2!");
		await expect(alarm).toBeVisible({ timeout: AT_ONCE });
		// The four of one siren; as long as nobody comes, it goes on.
		await expect(page.locator("body")).toHaveAttribute(
			"data-tones",
			/^(?:[4-9]|\d{2,})$/,
		);
		await press(page, /^Ich komme/);
		await expect(other.getByText(/ kommt\.$/)).toBeVisible({
			timeout: AT_ONCE,
		});
		if (path === "/team/suche")
			await expect(page.getByLabel("Wen suchen Sie?")).toHaveValue("Müll");
		await press(other, /^Hilfe ist da/);
		await expect(alarm).toBeHidden({ timeout: AT_ONCE });
	}
	await other.context().close();
});

test("on a phone the hint that nothing is heard yet covers nothing at the page's end", async ({
	page,
	station,
}) => {
	await page.setViewportSize({ width: 360, height: 780 });
	await workAs(page, "clerk", station);
	await page.goto("/team/konto");
	const hint = page.getByRole("complementary", { name: "Ton einschalten" });
	await expect(hint).toBeVisible();
	await expectAccessible(page);
	await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	const { y } = (await hint.boundingBox()) ?? { y: 0 };
	const end = await page.locator("main").boundingBox();
	expect((end?.y ?? y) + (end?.height ?? 1)).toBeLessThanOrEqual(y);
	// The first press wakes the sound. What moved under it would lose that press.
	await page.mouse.move(180, 300);
	await page.mouse.down();
	await expect(hint).toBeHidden();
	expect(await page.locator("main").boundingBox()).toEqual(end);
	await page.mouse.up();
});

test("an alarm whose answer is lost comes all the same, and not every page of a browser asks", async ({
	browser,
	station,
}) => {
	// Its complaints about the answers that are taken away count for nothing.
	const other = await colleague(browser, station);
	const context = await browser.newContext();
	const pages: Page[] = [];
	while (pages.length < 4) pages.push(await context.newPage());
	await workAs(pages[0] as Page, "clerk", station);
	await other.goto("/team");
	for (const page of pages) {
		const heard = page.waitForResponse(/\/team\/notruf$/);
		await page.goto("/team/suche");
		await heard;
	}
	let asked = 0;
	await context.route(/\/team\/notruf$/, async (route) => {
		asked += 1;
		if (asked > 2) await route.continue();
		else await route.abort("timedout");
	});
	await other.getByText("Notruf", { exact: true }).click();
	await press(other, "Ja, Hilfe rufen");
	for (const page of pages)
		await expect(page.getByText("Hilfe an Platz 2!")).toBeVisible({
			timeout: AT_ONCE,
		});
	await context.unroute(/\/team\/notruf$/);
	const questions: string[] = [];
	context.on("request", (request) => {
		if (request.url().endsWith("/team/notruf")) questions.push(request.url());
	});
	await press(other, /^Hilfe ist da/);
	for (const page of pages)
		await expect(page.getByText("Hilfe an Platz 2!")).toBeHidden();
	expect(questions.length).toBeLessThan(pages.length);
	await context.close();
	await other.context().close();
});
