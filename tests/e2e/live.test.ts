import type { Page } from "@playwright/test";
import { workAs } from "./support/staff.ts";
import {
	checkIn,
	colleague,
	expectPerson,
	own,
	part,
	press,
	test,
	waiting,
} from "./support/team.ts";
import { expect } from "./support/test.ts";

test("what one clerk does, the other one sees without pressing anything, and what is being typed stays", async ({
	page,
	browser,
	station,
}) => {
	await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station);
	const other = await colleague(browser, station);
	await page.goto("/team");
	await other.goto("/team");
	await expect(page.getByText("Aktuell")).toBeVisible();
	await expect(other.getByText("Aktuell")).toBeVisible();
	await checkIn(page, "A001");
	await expect(waiting(other)).toContainText("Ayşe Müller");
	await press(other, "Nächste Person");
	await expect(part(page, "Wer bedient wen")).toContainText("aufgerufen");
	// A second person, whom the first clerk writes a note about.
	await expectPerson(station, "Kemal Weiß");
	await expect(page.getByText("Kemal Weiß")).toBeVisible();
	await press(page, "Aufrufen: A002");
	await own(page).getByText("Notiz …").click();
	const note = own(page).getByLabel("Was sollen andere wissen?");
	await note.pressSequentially("Kommt mit nnn");
	await press(other, "Ist da");
	await expect(part(page, "Wer bedient wen")).toContainText("am Platz");
	await expect(note).toHaveValue("Kommt mit nnn");
	await expect(note).toBeFocused();
	await own(page).getByRole("button", { name: "Notiz speichern" }).click();
	await expect(own(page)).toContainText("Notiz: Kommt mit nnn");
	await other.context().close();
});

test("a slow server is asked once for what has changed, and whether the session goes on only while somebody types", async ({
	page,
	station,
}) => {
	await workAs(page, "clerk", station);
	await page.clock.install();
	const first = page.waitForResponse(/_rsc=/);
	await page.goto("/team");
	await first;
	const asked: string[] = [];
	const held = Promise.withResolvers<void>();
	await page.route(/_rsc=|\/api\/session$/, async (route) => {
		asked.push(new URL(route.request().url()).pathname);
		await held.promise;
		await route.continue();
	});
	await expectPerson(station, "Ayşe Müller");
	await expect.poll(() => asked).toEqual(["/team"]);
	await expectPerson(station, "Kemal Weiß");
	// Longer than the page waits before it looks whether it shows everything.
	await page.clock.runFor(4_000);
	expect(asked).toEqual(["/team"]);
	held.resolve();
	await expect(page.getByText("Kemal Weiß")).toBeVisible();
});

test("eight tabs of one browser load, share one stream and stay live; hidden ones have none", async ({
	page,
	context,
	station,
}) => {
	// Eight pages, one after the other, and each of them more than once.
	test.slow();
	/** Streams of this browser that are open now. */
	const streams = new Set<unknown>();
	context.on("request", (request) => {
		if (!request.url().includes("/api/events")) return;
		streams.add(request);
		// Of a closed page Playwright says nothing more.
		request
			.frame()
			.page()
			.once("close", () => streams.delete(request));
	});
	context.on("requestfinished", (request) => streams.delete(request));
	context.on("requestfailed", (request) => streams.delete(request));
	await workAs(page, "clerk", station);
	const tabs = [page];
	while (tabs.length < 8) tabs.push(await context.newPage());
	for (const tab of tabs) {
		await tab.goto("/team");
		await expect(tab.getByText("Aktuell")).toBeVisible();
	}
	await expect.poll(() => streams.size).toBe(1);
	await expectPerson(station, "Ayşe Müller");
	await checkIn(tabs[7] ?? page, "A001");
	for (const tab of tabs)
		await expect(waiting(tab)).toContainText("Ayşe Müller");
	// The first one holds the stream.
	await page.close();
	const rest = tabs.slice(1);
	await expectPerson(station, "Kemal Weiß");
	await checkIn(rest[6] ?? page, "A002");
	for (const tab of rest) {
		await expect(waiting(tab)).toContainText("Kemal Weiß");
		await expect(tab.getByText("Aktuell")).toBeVisible();
	}
	await expect.poll(() => streams.size).toBe(1);
	const see = (tab: Page, state: "hidden" | "visible") =>
		tab.evaluate((now) => {
			Object.defineProperty(document, "visibilityState", {
				configurable: true,
				get: () => now,
			});
			document.dispatchEvent(new Event("visibilitychange"));
		}, state);
	for (const tab of rest) await see(tab, "hidden");
	await expect.poll(() => streams.size).toBe(0);
	for (const tab of rest) await expect(tab.getByText("Aktuell")).toBeHidden();
	const [last] = rest;
	if (!last) throw new Error("no tab");
	await see(last, "visible");
	await expect(last.getByText("Aktuell")).toBeVisible();
	await expect.poll(() => streams.size).toBe(1);
});

test("without a connection the page says so, sends nothing, and is right again by itself", async ({
	page,
	browser,
	station,
}) => {
	// In a browser whose complaints about the network nobody counts.
	const clerk = await colleague(browser, station);
	await clerk.goto("/team");
	await expect(clerk.getByText("Aktuell")).toBeVisible();
	await clerk.context().setOffline(true);
	await expect(clerk.getByText("Keine Verbindung.")).toBeVisible();
	await press(clerk, "Nächste Person");
	await expect(clerk.getByText("Es ist nichts abgeschickt.")).toBeVisible();
	await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station);
	await page.goto("/team");
	await checkIn(page, "A001");
	await clerk.context().setOffline(false);
	await expect(waiting(clerk)).toContainText("Ayşe Müller");
	await expect(clerk.getByText("Aktuell")).toBeVisible();
	await clerk.context().close();
});
