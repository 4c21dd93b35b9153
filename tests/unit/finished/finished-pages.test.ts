import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Made } from "#lib/finished/finished.ts";
import { freshValue } from "#lib/finished/fresh.ts";
import {
	type FinishedPage,
	FinishedPages,
} from "#scripts/server/finished/finished-pages.ts";
import { filledIn } from "#scripts/server/finished/page-bytes.ts";
import type { Rendered } from "#scripts/server/finished/render.ts";

const COST = 20;
const PAGE: Rendered = {
	status: 200,
	headers: {
		"content-type": "text/html; charset=utf-8",
		"content-security-policy": "script-src 'none'",
	},
	body: Buffer.from(""),
};

/** A clock that stands still unless somebody moves it, and one thing that all pages are made of. */
let at = 0;
let version = 1;
let isAway = false;
/** When nothing but the time ends what was made since `minute` began. */
let minute = 0;
let rendered: string[] = [];
let answer: (address: string) => Partial<Rendered> = () => ({});
let meanwhile = () => {};
beforeEach(() => {
	at = 10_000;
	version = 1;
	isAway = false;
	minute = 0;
	rendered = [];
	answer = () => ({});
	meanwhile = () => {};
});

afterEach(() => vi.useRealTimers());

const agrees = ({ sources, doubt }: Omit<Made<unknown>, "until">) =>
	!isAway && !doubt && sources.get("catalog") === String(version);

const holding = {
	monotonic: () => at,
	oldestMs: () => 1_000,
	async recorded<Value>(make: () => Promise<Value>): Promise<Made<Value>> {
		const [began, read] = [at, String(version)];
		const value = await make();
		const sources = new Map([["catalog", read]] as const);
		const until = minute === 0 ? null : minute;
		return { value, began, sources, from: null, until, doubt: null };
	},
	async stillHolds({ until, ...made }: Made<unknown>) {
		return agrees(made) && at < (until ?? Number.POSITIVE_INFINITY);
	},
	async heldJustNow({ until, ...made }: Made<unknown>) {
		return agrees(made) && until !== null && at - until < 1_000;
	},
	isDatabaseAnswering: async () => !isAway,
};

const newPages = (memory?: number) =>
	new FinishedPages(
		async (address) => {
			rendered.push(address);
			const body = Buffer.from(`${address} ${version}`);
			await new Promise(setImmediate);
			at += COST;
			meanwhile();
			return { ...PAGE, body, ...answer(address) };
		},
		memory,
		holding,
	);

const textOf = (page: FinishedPage | "silent" | null) =>
	page === "silent"
		? page
		: page &&
			gunzipSync(filledIn(page.bytes.gzip, page.bytes.fresh)).toString();
const ask = async (pages: FinishedPages, address = "/termine") =>
	textOf(await pages.get(address, "id"));

test("a page is made once while it holds, and anew as soon as it does not", async () => {
	const pages = newPages();
	await ask(pages);
	await ask(pages);
	at += 3_600_000;
	expect(await ask(pages)).toBe("/termine 1");
	expect(rendered).toHaveLength(2);
	version = 2;
	expect(await ask(pages)).toBe("/termine 2");
	expect(await ask(pages)).toBe("/termine 2");
	expect(rendered).toHaveLength(3);
});

test("everybody who asks at once waits for the same one", async () => {
	const pages = newPages();
	const answers = await Promise.all(
		Array.from({ length: 50 }, () => ask(pages)),
	);
	expect(new Set(answers)).toEqual(new Set(["/termine 1"]));
	expect(rendered).toHaveLength(1);
});

test("whoever asks after a change is not given what was begun before it", async () => {
	const pages = newPages();
	const before = ask(pages);
	await new Promise(setImmediate);
	version = 2;
	at += 1;
	expect(await ask(pages)).toBe("/termine 2");
	await before;
});

test("a page that changes all the time takes a tenth of the time, and is never older than a second", async () => {
	const pages = newPages();
	await ask(pages);
	const changes: { at: number; version: number }[] = [{ at, version }];
	let began = rendered.length;
	for (let turn = 0; turn < 2_000; turn += 1) {
		at += 5;
		version += 1;
		changes.push({ at, version });
		const said = Number((await ask(pages))?.split(" ")[1]);
		const next = changes.find((change) => change.version === said + 1);
		if (next) expect(at - next.at).toBeLessThanOrEqual(1_000 + COST);
	}
	began = rendered.length - began;
	const seconds = (at - 10_000) / 1_000;
	expect(began).toBeLessThanOrEqual((seconds * 1_000) / (10 * COST) + 5);
	expect(began).toBeGreaterThanOrEqual(seconds);
});

test("a change now and then is seen by whoever asks next", async () => {
	const pages = newPages();
	await ask(pages);
	for (let turn = 0; turn < 100; turn += 1) {
		at += 300;
		version += 1;
		expect(await ask(pages)).toBe(`/termine ${version}`);
	}
});

test("while many others are being made, what is less than a second old will do", async () => {
	const pages = newPages();
	await ask(pages);
	await ask(pages);
	version = 2;
	at += 500;
	const others = ["/", "/leicht/so-geht-es", "/impressum", "/termin"].map(
		(address) => ask(pages, address),
	);
	expect(await ask(pages)).toBe("/termine 1");
	at += 500;
	expect(await ask(pages)).toBe("/termine 2");
	await Promise.all(others);
});

test("what programs are told is not told any longer than it says", async () => {
	const pages = newPages();
	const headers = { "content-type": "application/json" };
	minute = 60_000;
	answer = () => ({ headers, body: Buffer.from(`until ${minute}`) });
	await ask(pages, "/api/v1/stations");
	await ask(pages, "/api/v1/stations");
	at = 60_300;
	minute = 120_000;
	expect(await ask(pages, "/api/v1/stations")).toBe("until 120000");
});

test("many pages that change all the time take a third of the time together, and none is older than a second", async () => {
	const pages = newPages();
	const addresses = Array.from(
		{ length: 8 },
		(_, nth) => `/termine?ort=${nth}`,
	);
	const since = new Map([[version, at]]);
	for (const address of [...addresses, ...addresses]) await ask(pages, address);
	const before = rendered.length;
	const began = at;
	for (let turn = 0; turn < 4_000; turn += 1) {
		at += 5;
		since.set(++version, at);
		const said = await ask(pages, addresses[turn % addresses.length]);
		const over = since.get(Number(said?.split(" ")[1]) + 1);
		if (over !== undefined) expect(at - over).toBeLessThanOrEqual(1_000 + COST);
	}
	const spent = (rendered.length - before) * COST;
	expect(spent / (at - began)).toBeLessThan(1 / 3);
});

test("when a minute is over nobody waits for the next one's page, and a second later nobody reads the old one", async () => {
	const pages = newPages();
	minute = 60_000;
	await ask(pages);
	await ask(pages);
	at = 60_300;
	minute = 120_000;
	let isReady = false;
	answer = () => ({ body: Buffer.from(`at ${minute}`) });
	meanwhile = () => {
		isReady = true;
	};
	expect(await ask(pages)).toBe("/termine 1");
	expect(isReady).toBe(false);
	await vi.waitFor(() => expect(isReady).toBe(true));
	expect(await ask(pages)).toBe("at 120000");
	expect(rendered).toHaveLength(3);
	at = 121_500;
	minute = 180_000;
	answer = () => ({ body: Buffer.from(`at ${minute}`) });
	expect(await ask(pages)).toBe("at 180000");
	version = 2;
	minute = 240_000;
	answer = () => ({ body: Buffer.from(`at ${minute}`) });
	at = 180_300;
	expect(await ask(pages)).toBe("at 240000");
});

test("while nobody can tell, nothing older than a second is served, and what is kept waits for the database", async () => {
	const pages = newPages();
	await ask(pages);
	await ask(pages);
	isAway = true;
	answer = () => ({ status: 503, body: Buffer.from("busy") });
	at += 2_000;
	expect(await ask(pages)).toBe("busy");
	expect(await ask(pages)).toBe("busy");
	expect(rendered).toHaveLength(4);
	isAway = false;
	expect(await ask(pages)).toBe("/termine 1");
	expect(rendered).toHaveLength(4);
});

test("what sets a cookie is nobody else's", async () => {
	const pages = newPages();
	answer = () => ({ headers: { ...PAGE.headers, "set-cookie": "a=b" } });
	for (let time = 0; time < 3; time += 1)
		expect(await pages.get("/termine", "id")).toBeNull();
	expect(pages.store.peek("/termine")).toBeNull();
});

test.each([400, 500, 503])("an answer with %s is not kept", async (status) => {
	const pages = newPages();
	answer = () => ({ status });
	for (let time = 0; time < 3; time += 1) {
		at += 1;
		expect(await pages.get("/termine", "id")).toMatchObject({ status });
	}
	expect(rendered).toHaveLength(3);
	expect(pages.store.bytes).toBe(0);
});

test("a rendering that breaks breaks for those who waited for it, and the next one tries again", async () => {
	const pages = newPages();
	meanwhile = () => {
		throw new Error("broken");
	};
	const both = await Promise.allSettled([ask(pages), ask(pages)]);
	expect(both.map((one) => one.status)).toEqual(["rejected", "rejected"]);
	meanwhile = () => {};
	expect(await ask(pages)).toBe("/termine 1");
});

test("a key that belongs to one answer is another one each time, and the page has no ETag", async () => {
	let keys = 0;
	const mark = () => `key-${String(keys++).padStart(8, "0")}`;
	const pages = newPages();
	answer = () => ({ body: Buffer.from(`<b>${freshValue(mark)}</b>`) });
	const said: (string | null)[] = [];
	for (let time = 0; time < 5; time += 1) said.push(await ask(pages));
	expect(new Set(said).size).toBe(5);
	expect(rendered).toHaveLength(2);
	expect(await pages.get("/termine", "id")).toMatchObject({ etag: null });
});

test("thousands of addresses, each once, push out nothing that people want", async () => {
	const pages = newPages(200_000);
	await ask(pages);
	await ask(pages);
	for (let count = 0; count < 600; count += 1)
		await ask(pages, `/termine?suche=${count}`);
	for (let count = 0; count < 300; count += 1) {
		await ask(pages, `/termine?ort=${count}`);
		await ask(pages, `/termine?ort=${count}`);
		await ask(pages);
	}
	expect(pages.store.bytes).toBeLessThanOrEqual(200_000);
	expect(rendered.filter((address) => address === "/termine")).toHaveLength(2);
});

test("whatever happens in whatever order, an answer was right at most a second before it was given", async () => {
	const step = fc.oneof(
		fc.record({
			what: fc.constant("ask"),
			ms: fc.integer({ min: 0, max: 400 }),
		}),
		fc.record({
			what: fc.constant("change"),
			ms: fc.integer({ min: 0, max: 50 }),
		}),
		fc.record({
			what: fc.constant("away"),
			ms: fc.integer({ min: 0, max: 900 }),
		}),
		fc.record({ what: fc.constant("back"), ms: fc.constant(0) }),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
			at = 10_000;
			version = 1;
			isAway = false;
			const pages = newPages();
			const since = new Map([[1, at]]);
			for (const { what, ms } of steps) {
				at += ms;
				if (what === "change") since.set(++version, at);
				if (what === "away") isAway = true;
				if (what === "back") isAway = false;
				if (what !== "ask") continue;
				const askedAt = at;
				const said = Number((await ask(pages))?.split(" ")[1]);
				const over = since.get(said + 1);
				if (over !== undefined) expect(askedAt - over).toBeLessThan(1_000);
			}
		}),
	);
});

test("whoever waits for a page of a database that has fallen silent is told so, and whoever asks a slow one waits", async () => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	const page = Promise.withResolvers<Rendered>();
	const pages = new FinishedPages(() => page.promise, undefined, holding);
	const asked = pages.get("/termine", "id");
	await vi.advanceTimersByTimeAsync(20_000);
	isAway = true;
	await vi.advanceTimersByTimeAsync(2_000);
	expect(await asked).toBe("silent");
	const again = pages.get("/termine", "id");
	await vi.advanceTimersByTimeAsync(1_900);
	isAway = false;
	await vi.advanceTimersByTimeAsync(1_000);
	page.resolve({ ...PAGE, body: Buffer.from("late") });
	expect(textOf(await again)).toBe("late");
});

test("what the law wants stays while the database is away, as it was; times do not", async () => {
	const pages = newPages();
	for (const address of ["/datenschutz", "/en/impressum", "/leicht/so-geht-es"])
		await ask(pages, address);
	for (let count = 0; count < 2; count++) await ask(pages, "/wartezeiten");
	isAway = true;
	answer = () => ({ status: 503, body: Buffer.from("disturbed") });
	expect(await ask(pages, "/datenschutz")).toBe("/datenschutz 1");
	expect(await ask(pages, "/en/impressum")).toBe("/en/impressum 1");
	expect(await ask(pages, "/leicht/so-geht-es")).toBe("/leicht/so-geht-es 1");
	expect(await ask(pages, "/wartezeiten")).toBe("disturbed");
	// Nobody has asked for it before.
	expect(await ask(pages, "/barrierefreiheit")).toBe("disturbed");
	isAway = false;
	answer = () => ({});
	version = 2;
	expect(await ask(pages, "/datenschutz")).toBe("/datenschutz 2");
});
