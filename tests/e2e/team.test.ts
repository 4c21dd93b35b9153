import type { Browser, Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { now } from "#lib/runtime/clock.ts";
import { ZONE } from "#lib/time.ts";
import { book } from "#tests/support/booking.ts";
import { makeStation, removeStation } from "#tests/support/factory.ts";
import { expectHeading } from "./support/journey.ts";
import { workAs } from "./support/staff.ts";
import {
	AT_ONCE,
	test as base,
	expect,
	expectAccessible,
	type Station,
} from "./support/test.ts";

/** A station that is open today, with two desks. */
const test = base.extend<{ station: Station }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
	station: async ({}, use) => {
		const station = await makeStation({ desks: 2 });
		await db().buildingHours.create({
			data: {
				stationId: station.id,
				weekday: 2,
				fromMinute: 480,
				untilMinute: 960,
			},
		});
		await use(station);
		await removeStation(station.id);
	},
});

const TODAY = "2026-11-24";
const EARLY = Temporal.Instant.from("2026-11-24T05:00:00+01:00");

/** Of this day, on the grid: an appointment then is now, however long the tests have been running. */
const thisMinute = () => {
	const { hour, minute } = now().toZonedDateTimeISO(ZONE);
	return hour * 60 + minute - (minute % 5);
};

/** An appointment of today for a passport. */
async function expectPerson(
	station: Station,
	name: string,
	start = thisMinute(),
): Promise<{ id: string; reference: string }> {
	const { reference } = await book(
		{
			station: station.slug,
			service: "reisepass",
			date: TODAY,
			start,
			now: EARLY,
		},
		{ name, bookedBy: null, email: null, phone: null },
	);
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	return { id, reference };
}

const part = (page: Page, name: string | RegExp) =>
	page.getByRole("region", { name });
const own = (page: Page) => part(page, /^Mein Besuch/);
const waiting = (page: Page) => part(page, /^Warteschlange/);
const press = (page: Page, name: string | RegExp) =>
	page.getByRole("button", { name }).first().click();

/** Another clerk at the second desk, with a browser of their own. */
async function colleague(browser: Browser, station: Station): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await workAs(page, "clerk", station, 1);
	return page;
}

async function checkIn(page: Page, ticket: string): Promise<void> {
	await press(page, `Anmelden: ${ticket}`);
	await expect(page.getByText(`${ticket} ist angemeldet.`)).toBeVisible();
}

test("a clerk checks in, calls, serves, finishes and takes it back", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station);
	await page.goto("/team");
	await expectHeading(page, "Heute");
	await checkIn(page, "A001");
	await expect(own(page)).toContainText("Ihr Termin ist jetzt.");
	await press(page, "Nächste Person");
	await expect(own(page)).toContainText("aufgerufen");
	await expect(own(page)).toContainText("Ayşe Müller");
	await press(page, "Ist da");
	await expect(own(page)).toContainText("am Platz");
	await press(page, "Fertig");
	await expect(
		page.getByRole("button", { name: "Nächste Person" }),
	).toBeVisible();
	await press(page, "Zurücknehmen: A001 fertig");
	await expect(own(page)).toContainText("am Platz");
	await press(page, /^Fertig/);
	await expect(
		page.getByRole("button", { name: "Nächste Person" }),
	).toBeVisible();
	const { status } = await db().appointment.findFirstOrThrow({
		where: { stationId: station.id },
	});
	expect(status).toBe("done");
});

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

test("whoever is called and gone for a colleague is not served by an old page", async ({
	page,
	browser,
	station,
}) => {
	await expectPerson(station, "Ayşe Müller");
	// Without a script a page stays as it was.
	const old = await (
		await browser.newContext({ javaScriptEnabled: false })
	).newPage();
	await workAs(old, "clerk", station);
	await old.goto("/team");
	await checkIn(old, "A001");
	await press(old, "Nächste Person");
	await expect(own(old)).toContainText("aufgerufen");
	const { id } = await db().visit.findFirstOrThrow({
		where: { stationId: station.id },
	});
	await workAs(page, "clerk", station, 1);
	await page.goto(`/team?besuch=${id}`);
	await press(page, "Ist gegangen");
	await expect(part(page, "Kommt noch")).toContainText("gegangen");
	await press(old, "Ist da");
	await expect(old.getByText("Jemand anderes war schneller")).toBeVisible();
	await expect(
		old.getByRole("button", { name: "Nächste Person" }),
	).toBeVisible();
	await old.context().close();
});

test("at the Info-Point a walk-in gets one number, and a Terminnummer checks in", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const { reference } = await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station, null);
	await page.goto("/team/infopoint");
	await page.getByLabel("Terminnummer").fill("123 456 789");
	await press(page, /^Anmelden$/);
	await expect(page.getByText("Das ist keine Terminnummer.")).toBeVisible();
	await page.getByLabel("Terminnummer").fill(reference);
	await press(page, /^Anmelden$/);
	await expect(page.getByText(/A001 ist angemeldet\. Termin:/)).toBeVisible();
	await page
		.getByLabel("Anliegen 1")
		.selectOption({ label: "Reisepass beantragen" });
	await page.getByLabel("Anzahl 1").fill("2");
	await press(page, "Nummer ziehen");
	await expect(page.getByText("Die Nummer ist W001")).toBeVisible();
	await page.goto("/team");
	await expect(waiting(page)).toContainText("2 × Reisepass beantragen");
});

test("somebody books by phone: services, time, name; the slip can be printed", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await workAs(page, "agent", station, null);
	await page.goto("/team");
	await expectHeading(page, "Telefon");
	await page
		.getByLabel("Anliegen 1")
		.selectOption({ label: "Reisepass beantragen" });
	await page.getByLabel("Station", { exact: true }).selectOption(station.slug);
	await press(page, "Zeiten zeigen");
	await page.getByRole("button", { name: /^8:15 Uhr, Mittwoch, 25\./ }).click();
	// What comes next after a time is the name.
	await expect(page.getByLabel("Vorname und Nachname")).toBeFocused();
	await press(page, /^Termin buchen$/);
	await expect(page.getByText("Tragen Sie bitte den Namen")).toBeVisible();
	await page.getByLabel("Vorname und Nachname").fill("Erna Großmann");
	await press(page, /^Termin buchen$/);
	await expectHeading(page, "Termin A001");
	await expect(page.getByText("Der Termin ist gebucht.")).toBeVisible();
	await expect(page.getByText("Gebucht – durch das Team")).toBeVisible();
	await page.getByRole("link", { name: "Zettel drucken" }).click();
	await expect(page.getByText("Erna Großmann")).toBeVisible();
	await page.goto("/team/suche");
	await page.getByLabel("Wen suchen Sie?").fill("grossmann erna");
	await press(page, "Suchen");
	await expect(
		page.getByRole("link", { name: "Erna Großmann" }).first(),
	).toBeVisible();
});

test("a time that has just gone: the name stays, the nearest times are offered, one press books", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await workAs(page, "agent", station, null);
	await page.goto(
		`/team/buchen?dienst=reisepass&ort=${station.slug}&zeit=${station.slug}|2026-11-25|09:00`,
	);
	for (const name of ["Erste", "Zweite"])
		await book(
			{
				station: station.slug,
				service: "reisepass",
				date: "2026-11-25",
				start: 540,
			},
			{ name, bookedBy: null, email: null, phone: null },
		);
	await page.getByLabel("Vorname und Nachname").fill("Jürgen Weiß");
	await press(page, /^Termin buchen$/);
	await expect(page.getByText("Diese Zeit ist nicht mehr frei.")).toBeVisible();
	await expect(page.getByLabel("Vorname und Nachname")).toHaveValue(
		"Jürgen Weiß",
	);
	await press(page, /^Termin buchen$/);
	await expect(page.getByText("Der Termin ist gebucht.")).toBeVisible();
});

test("overbooking takes the right, and says whom it overlaps before it is done", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	for (const name of ["Erste Person", "Zweite Person"])
		await expectPerson(station, name, 720);
	await workAs(page, "lead", station, null);
	await page.goto(`/team/buchen?dienst=reisepass&ort=${station.slug}`);
	await page.getByText("Eine andere Uhrzeit eintragen").click();
	await page.getByLabel("Tag", { exact: true }).fill(TODAY);
	await page.getByLabel("Uhrzeit").fill("12:00");
	await press(page, "Diese Zeit nehmen");
	await page.getByLabel("Vorname und Nachname").fill("Dritte Person");
	await press(page, /^Termin buchen$/);
	const warning = page
		.getByRole("alert")
		.filter({ hasText: "nicht mehr frei" });
	await expect(warning).toContainText(/(Erste|Zweite) Person/);
	await warning.getByLabel("Trotzdem zu dieser Zeit buchen").check();
	await press(page, /^Termin buchen$/);
	await expect(page.getByText("überbucht")).toBeVisible();
	const lanes = await db().appointment.findMany({
		where: { stationId: station.id, lane: { gt: 0 } },
	});
	expect(lanes).toHaveLength(1);
});

test("moving and cancelling for somebody", { tag: "@ohne-js" }, async ({
	page,
	station,
}) => {
	const { id } = await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station, null);
	await page.goto(`/team/termin/${id}`);
	await page.getByRole("link", { name: "Verschieben" }).click();
	await page
		// Tomorrow: of today's times some have gone when this runs late.
		.getByRole("button", { name: /^8:15 Uhr, Mittwoch, 25\./ })
		.first()
		.click();
	await press(page, "Auf diese Zeit verschieben");
	await expect(page.getByText("Der Termin ist verschoben.")).toBeVisible();
	await page.getByText("Absagen …").click();
	await page.getByLabel("Wer sagt ab?").selectOption("office");
	await press(page, "Termin absagen");
	await expect(
		page.getByText("Bitte schreiben Sie, warum wir absagen."),
	).toBeVisible();
	await page.getByLabel(/^Warum\?/).fill("Zwei Kolleginnen sind krank.");
	await press(page, "Termin absagen");
	await expect(page.getByText("Der Termin ist abgesagt.")).toBeVisible();
	await expect(page.getByText("Zwei Kolleginnen sind krank.")).toBeVisible();
});

test("leaving somebody at the desk asks first, at another desk and when signing out", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station);
	await page.goto("/team");
	await press(page, "Aufrufen: A001");
	await expect(own(page)).toContainText("aufgerufen");
	await page.goto("/team/platz");
	await press(page, /^Hier arbeiten ?: Platz 2/);
	await expect(
		page.getByRole("main").getByText("An Ihrem Platz ist noch jemand."),
	).toBeVisible();
	await press(page, "Trotzdem den Platz wechseln");
	await expect(own(page)).toContainText("Platz 2");
	await expect(waiting(page)).toContainText("Ayşe Müller");
	await press(page, "Nächste Person");
	await expect(own(page)).toContainText("aufgerufen");
	await press(page, "Abmelden");
	await expect(
		page.getByRole("button", { name: "Trotzdem abmelden" }),
	).toBeVisible();
});

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
		await expect(page.locator("body")).toHaveAttribute("data-tones", /^[4-9]/);
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
	/** Streams of this browser that are open now. */
	const streams = new Set<unknown>();
	context.on("request", (request) => {
		if (!request.url().includes("/api/live")) return;
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

test("by key a page opens where one types: search, Info-Point, booking", async ({
	page,
	station,
}) => {
	await workAs(page, "clerk", station);
	for (const [key, label] of [
		["s", "Wen suchen Sie?"],
		["i", "Terminnummer"],
		["u", "Anliegen 1"],
	] as const) {
		await page.goto("/team");
		await expect(page.getByText("Aktuell")).toBeVisible();
		await page.keyboard.press(key);
		await expect(page.getByLabel(label)).toBeFocused();
	}
});

test("everything at the desk works with single keys, never while typing, and they can be switched off", async ({
	page,
	station,
}) => {
	await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station);
	await page.goto("/team");
	await checkIn(page, "A001");
	await page.keyboard.press("n");
	await expect(own(page)).toContainText("aufgerufen");
	await page.keyboard.press("b");
	await expect(own(page)).toContainText("am Platz");
	await own(page).getByText("Notiz …").focus();
	await page.keyboard.press("Enter");
	await own(page).getByLabel("Was sollen andere wissen?").focus();
	await page.keyboard.type("fbn");
	await expect(own(page)).toContainText("am Platz");
	await page.getByRole("heading", { name: "Heute" }).click();
	await page.keyboard.press("?");
	const list = page.getByRole("dialog", { name: "Kurztasten" });
	await expect(list).toContainText("Nächste Person aufrufen");
	await list.getByLabel("Kurztasten benutzen").uncheck();
	await list.getByRole("button", { name: "Schließen" }).click();
	await page.keyboard.press("f");
	await expect(own(page)).toContainText("am Platz");
	await page.getByRole("button", { name: "Kurztasten" }).click();
	await list.getByLabel("Kurztasten benutzen").check();
	await list.getByRole("button", { name: "Schließen" }).click();
	await page.keyboard.press("f");
	await expect(
		page.getByRole("button", { name: "Nächste Person" }),
	).toBeVisible();
	// The button that was pressed is gone; the focus is not.
	await expect(page.locator(":focus")).not.toHaveCount(0);
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

test("a foreign station's day and appointments are nobody's business", async ({
	page,
	station,
}) => {
	const other = await makeStation();
	const { reference } = await book({
		station: other.slug,
		service: "reisepass",
	});
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	await workAs(page, "clerk", station, null);
	for (const path of [`/team/termin/${id}`, `/team/termin/${id}/verschieben`]) {
		const response = await page.goto(path);
		expect(response?.status()).toBe(403);
		await expectHeading(page, "Diese Seite gehört nicht zu Ihren Aufgaben");
	}
	const missing = await page.goto("/team/termin/nichts");
	expect(missing?.status()).toBe(404);
	await removeStation(other.id);
});
