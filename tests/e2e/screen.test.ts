import type { Locator, Page } from "@playwright/test";
import { TWICE_MILLISECONDS } from "#app/(staff)/team/_frame/twice.ts";
import { db } from "#lib/db/client.ts";
import { checkIn } from "#lib/queue/arrival/commands/check-in.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { now } from "#lib/runtime/clock.ts";
import { makeActor } from "#tests/support/actor.ts";
import { makeStation } from "#tests/support/factory.ts";
import { fillHouse } from "./support/busy.ts";
import { workAs } from "./support/staff.ts";
import {
	expectPerson,
	own,
	part,
	press,
	test,
	waiting,
} from "./support/team.ts";
import { expect, type Station } from "./support/test.ts";

const screenOf = (userId: string, density: string) =>
	db().user.update({
		where: { id: userId },
		data: { screenDensity: density },
	});

async function drawFor(station: Station): Promise<string> {
	const drawn = await drawTicket(await makeActor("clerk", station), {
		stationId: station.id,
		key: crypto.randomUUID(),
		services: ["reisepass"],
		locale: "de",
		override: true,
		now: now(),
	});
	if (!drawn.ok) throw new Error(drawn.error);
	return drawn.value.ticket;
}

/** Runs in the page: what a finger or a pointer must hit, and is lower or narrower than 24 px (WCAG 2.5.8). */
const smallTargets = (page: Page) =>
	page.evaluate(() =>
		[
			...document.querySelectorAll<HTMLElement>(
				"main :is(button, summary, input, select, a[href])",
			),
		]
			.filter((element) => element.checkVisibility())
			.filter((element) => {
				const { width, height } = element.getBoundingClientRect();
				return Math.round(width) < 24 || Math.round(height) < 24;
			})
			.map((element) => element.outerHTML.slice(0, 120)),
	);

test("close, a full house stands on 1280 by 900 without scrolling, one line a person", async ({
	page,
	leaving,
}) => {
	test.slow();
	const station = await makeStation({ desks: 8 });
	leaving.push(station.id);
	await fillHouse(station);
	const { userId } = await workAs(page, "clerk", station);
	await screenOf(userId, "compact");
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto("/team");
	await press(page, "Nächste Person");
	await press(page, "Ist da");
	await expect(own(page)).toContainText("am Platz");
	// The one who was called makes room for one more.
	await drawFor(station);
	await expect(waiting(page).locator(".team-line-more")).toHaveCount(25);
	await expect(page.getByText("Aktuell")).toBeVisible();
	const sizes = await page.evaluate(() => ({
		page: document.documentElement.scrollHeight,
		wide: document.documentElement.scrollWidth,
		lines: [...document.querySelectorAll("li.team-line")].map((line) =>
			Math.round(line.getBoundingClientRect().height),
		),
	}));
	expect(sizes.page).toBeLessThanOrEqual(900);
	expect(sizes.wide).toBeLessThanOrEqual(1280);
	expect(sizes.lines).toHaveLength(25 + 12);
	expect(Math.max(...sizes.lines)).toBeLessThanOrEqual(26);
	expect(await smallTargets(page)).toEqual([]);
	for (const seen of [
		waiting(page).locator("li.team-line").last(),
		part(page, "Kommt noch").locator("li.team-line").last(),
		part(page, "Wer bedient wen").locator("li").last(),
	])
		await expect(seen).toBeInViewport({ ratio: 1 });
	// What most of them share is said once.
	const said = await waiting(page).getByText("der Reihe nach").count();
	expect(said).toBe(1);
});

test("a clerk chooses size and columns once, and has them on each machine; what is left out stands in the opened line", {
	tag: "@ohne-js-chromium",
}, async ({ page, browser, station }) => {
	await drawFor(station);
	const { userId } = await workAs(page, "clerk", station);
	await page.goto("/team");
	await page.locator("summary", { hasText: "Ansicht" }).click();
	await page.getByLabel("Groß: große Schrift").check();
	await page.getByLabel("Anliegen", { exact: true }).uncheck();
	await press(page, "Ansicht speichern");
	await expect(page.getByText("So sehen Sie diese Seite jetzt")).toBeVisible();
	await expect(page.locator("main.team-large")).toBeVisible();
	const line = waiting(page).locator("li.team-line").first();
	await expect(line.getByText("Reisepass beantragen")).toBeHidden();
	await line.locator("summary").click();
	await expect(line.getByText("Reisepass beantragen")).toBeVisible();
	await expect(line).toContainText("An Stelle 1:");
	const elsewhere = await (
		await browser.newContext({
			storageState: await page.context().storageState(),
		})
	).newPage();
	await elsewhere.goto("/team");
	await expect(elsewhere.locator("main.team-large")).toBeVisible();
	await elsewhere.context().close();
	expect(
		await db().user.findUniqueOrThrow({ where: { id: userId } }),
	).toMatchObject({ screenDensity: "large", screenHidden: ["services"] });
});

test("an opened line and the focus in it stay while others come, go and move up", async ({
	page,
	station,
}) => {
	const tickets: string[] = [];
	for (let people = 0; people < 3; people += 1)
		tickets.push(await drawFor(station));
	const [first = "", second = ""] = tickets;
	await workAs(page, "clerk", station);
	await page.goto("/team");
	await expect(page.getByText("Aktuell")).toBeVisible();
	const line = waiting(page).locator("li.team-line", { hasText: second });
	await line.locator("summary").focus();
	await page.keyboard.press("Enter");
	await expect(line.locator("details")).toHaveAttribute("open", "");
	// One more comes, with an appointment that is now: before them all.
	await expectPerson(station, "Ayşe Müller");
	await checkInElsewhere(station);
	await expect(waiting(page)).toContainText("Ayşe Müller");
	await db().visit.updateMany({
		where: { stationId: station.id, ticket: first },
		data: { status: "left" },
	});
	await drawFor(station);
	await expect(waiting(page)).not.toContainText(first);
	await expect(line.locator("details")).toHaveAttribute("open", "");
	await expect(line.locator("summary")).toBeFocused();
});

async function checkInElsewhere(station: Station): Promise<void> {
	const { id } = await db().appointment.findFirstOrThrow({
		where: { stationId: station.id, status: "booked" },
	});
	const done = await checkIn(await makeActor("clerk", station), {
		stationId: station.id,
		who: { appointmentId: id },
		now: now(),
	});
	if (!done.ok) throw new Error(done.error);
}

test("two keys serve a person, held or pressed twice they do it once, and in a field they are letters", async ({
	page,
	station,
}) => {
	const tickets: string[] = [];
	for (let people = 0; people < 4; people += 1)
		tickets.push(await drawFor(station));
	await workAs(page, "clerk", station);
	await page.goto("/team");
	await expect(page.getByText("Aktuell")).toBeVisible();
	let keys = 0;
	const key = async (letter: string) => {
		keys += 1;
		await page.keyboard.press(letter);
	};
	for (const ticket of tickets.slice(0, 3)) {
		// As it stands on the button.
		await expect(own(page).locator("[data-shortcut=n] kbd")).toHaveText("N");
		await key("n");
		await expect(own(page)).toContainText(`${ticket}`);
		await expect(own(page)).toContainText("aufgerufen");
		await key("b");
		await expect(own(page)).toContainText("am Platz");
	}
	const { _count: done } = await db().visit.aggregate({
		where: { stationId: station.id, status: "done" },
		_count: true,
	});
	expect(done).toBe(2);
	// The third one is at the desk: two keys each.
	expect(keys / 3).toBe(2);

	// Held: one press, however often the keyboard repeats it. And once more, too soon to be meant.
	await page.keyboard.down("n");
	for (let repeat = 0; repeat < 10; repeat += 1) await page.keyboard.down("n");
	await page.keyboard.up("n");
	await page.keyboard.press("n");
	await expect(own(page)).toContainText("aufgerufen");
	await expect(own(page)).toContainText(tickets[3] ?? "");
	const rows = await db().visit.groupBy({
		by: ["status"],
		where: { stationId: station.id },
		_count: true,
	});
	expect(
		Object.fromEntries(rows.map(({ status, _count }) => [status, _count])),
	).toEqual({ done: 3, called: 1 });

	await page.keyboard.press("b");
	await expect(own(page)).toContainText("am Platz");
	await own(page).getByText("Notiz …").click();
	await own(page).getByLabel("Was sollen andere wissen?").focus();
	await page.keyboard.type("bnf");
	await expect(own(page).getByLabel("Was sollen andere wissen?")).toHaveValue(
		"bnf",
	);
	await expect(own(page)).toContainText("am Platz");
});

test("Enter on a button, held or doubled, presses what stood there and nothing that stands there after it", async ({
	page,
	station,
}) => {
	for (let people = 0; people < 4; people += 1) await drawFor(station);
	await workAs(page, "clerk", station);
	await page.goto("/team");
	await expect(page.getByText("Aktuell")).toBeVisible();
	let posts = 0;
	page.on("request", (request) => {
		if (request.method() === "POST") posts += 1;
	});
	/** Whatever was pressed has been sent by then. */
	const settled = () =>
		page.evaluate(
			() =>
				new Promise((done) =>
					requestAnimationFrame(() => requestAnimationFrame(done)),
				),
		);
	const states = async () =>
		(
			await db().visit.findMany({
				where: { stationId: station.id },
				select: { status: true },
				orderBy: { ticket: "asc" },
			})
		).map(({ status }) => status);
	const serve = own(page).getByRole("button", { name: "Ist da" });

	await own(page).getByRole("button", { name: "Nächste Person" }).focus();
	await page.keyboard.down("Enter");
	await expect(own(page)).toContainText("aufgerufen");
	// The focus has gone on to the next step.
	await expect(serve).toBeFocused();
	for (let repeat = 0; repeat < 5; repeat += 1) {
		await page.keyboard.down("Enter");
		await settled();
	}
	await page.keyboard.up("Enter");
	expect(posts).toBe(1);
	expect(await states()).toEqual(["called", "waiting", "waiting", "waiting"]);

	// The moment the next button has the focus, Enter once more: as soon as a finger would do it, however long a busy machine
	// takes to bring it here.
	const again = new Promise<void>((done) =>
		page.exposeFunction("pressAgain", async () => {
			await page.keyboard.press("Enter");
			done();
		}),
	);
	await page.evaluate(() =>
		document.addEventListener("focusin", ({ target, timeStamp: at }) => {
			const { value } = target as HTMLButtonElement;
			if (value !== "weiter") return;
			document.documentElement.dataset.focusAt = String(at);
			window.addEventListener(
				"keydown",
				(event) => {
					const soon = Math.min(event.timeStamp, at + 100);
					Object.defineProperty(event, "timeStamp", {
						value: soon,
						configurable: true,
					});
				},
				{ capture: true, once: true },
			);
			(window as unknown as { pressAgain(): void }).pressAgain();
		}),
	);
	await page.keyboard.press("b");
	await again;
	await settled();
	await expect(own(page)).toContainText("am Platz");
	expect(posts).toBe(2);
	expect(await states()).toEqual(["serving", "waiting", "waiting", "waiting"]);
	// Later it is meant.
	await page.waitForFunction(
		(twice) =>
			performance.now() - Number(document.documentElement.dataset.focusAt) >
			2 * twice,
		TWICE_MILLISECONDS,
	);
	await page.keyboard.press("Enter");
	await expect(own(page)).toContainText("aufgerufen");
	expect(await states()).toEqual(["done", "called", "waiting", "waiting"]);
});

test("without a script a double click on “done and on” calls one person, and nobody says that somebody was faster", {
	tag: "@ohne-js-chromium",
}, async ({ page, station }) => {
	for (let people = 0; people < 3; people += 1) await drawFor(station);
	await workAs(page, "clerk", station);
	await page.goto("/team");
	await press(page, "Nächste Person");
	await press(page, "Ist da");
	await own(page).getByRole("button", { name: "Fertig und weiter" }).dblclick();
	await expect(own(page)).toContainText("aufgerufen");
	await expect(page.getByText("Jemand anderes war schneller")).toHaveCount(0);
	await expect(waiting(page).locator(".team-line-more")).toHaveCount(1);
});

/** Runs in the page: lines of text that a box cuts through, and words that go on where nobody sees them. */
const cutTexts = (sheet: Locator) =>
	sheet.evaluate((around) => {
		const faults: string[] = [];
		const range = document.createRange();
		for (const box of around.querySelectorAll(
			".plan-text, .plan-short .plan-name",
		)) {
			const edge = box.getBoundingClientRect();
			const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
			while (texts.nextNode()) {
				const text = texts.currentNode as Text;
				if (text.parentElement?.closest(".sr-only")) continue;
				for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
					range.setStart(text, index);
					range.setEnd(text, index + word.length);
					for (const { top, bottom, right, width } of range.getClientRects()) {
						if (width === 0) continue;
						const isSeen = top < edge.bottom - 1 && bottom > edge.top + 1;
						const isWhole =
							bottom <= edge.bottom + 2 && right <= edge.right + 1;
						if (isSeen && !isWhole) faults.push(word);
					}
				}
			}
		}
		return faults;
	});

test("the day plan cuts no line and no word, has number and name of the shortest, and says who came and who did not", async ({
	page,
	leaving,
}) => {
	const station = await makeStation({ desks: 3 });
	leaving.push(station.id);
	const people: [string, number, number][] = [
		["Wilhelmine Charlotte von der Heide-Rosenbaum", 540, 5],
		["Ayşe Müller", 545, 5],
		["Kemal Weiß", 570, 10],
		["Anastasia Papadopoulou", 600, 15],
		["Jan Kowalczyk", 660, 20],
	];
	const midnight = Date.parse("2026-11-24T00:00:00+01:00");
	const ids: string[] = [];
	for (const [name, start, minutes] of people) {
		const { id } = await expectPerson(station, name, start);
		await db().appointment.update({
			where: { id },
			data: {
				deskId: station.deskIds[0] ?? 0,
				endsAt: new Date(midnight + (start + minutes) * 60_000),
			},
		});
		ids.push(id);
	}
	await db().appointment.update({
		where: { id: ids[0] ?? "" },
		data: { status: "no-show" },
	});
	await db().appointment.update({
		where: { id: ids[3] ?? "" },
		data: { status: "arrived" },
	});
	await workAs(page, "clerk", station);
	const sheet = page.getByRole("region", { name: "Plätze und Zeiten" });
	for (const width of [1280, 360]) {
		await page.setViewportSize({ width, height: 900 });
		await page.goto("/team/plan");
		await expect(sheet).toBeVisible();
		expect(await cutTexts(sheet)).toEqual([]);
		const shortest = sheet.getByRole("link", { name: /Ayşe/ });
		await expect(shortest).toContainText("A002");
		for (const text of ["A002", "Ayşe"])
			await expect(shortest.getByText(text).first()).toBeVisible();
		const box = await shortest.boundingBox();
		expect(Math.round(box?.height ?? 0)).toBeGreaterThanOrEqual(22);
		await expect(sheet.getByRole("link", { name: /Wilhelmine/ })).toContainText(
			"kam nicht",
		);
		await expect(sheet.getByRole("link", { name: /Anastasia/ })).toContainText(
			"da",
		);
		await expect(page.getByText("kam nicht: 1")).toBeVisible();
	}
});
