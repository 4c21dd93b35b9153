import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { endSession } from "#lib/auth/commands/end-session.ts";
import { readSession } from "#lib/auth/commands/sessions.ts";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { mayFollow } from "#lib/queue/arrival/queries/may-follow.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import {
	closeLiveQueue,
	countWatchers,
	watchStation,
} from "#lib/queue/live/queries/live.ts";
import {
	type Reader,
	readerOfStaff,
	readerOfTicket,
	tellReaders,
} from "#lib/queue/live/queries/readers.ts";
import {
	countStreams,
	endStreams,
	streamOf,
} from "#lib/queue/live/queries/streams.ts";
import { findDisplay } from "#lib/queue/queries/find-display.ts";
import { listWaits } from "#lib/queue/waits/queries/list-waits.ts";
import { now } from "#lib/runtime/clock.ts";
import { makeAccount, makeSession } from "#tests/support/account.ts";
import { NOW } from "#tests/support/booking.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	bookToday,
	type House,
	openHouse,
	value,
} from "#tests/support/queue.ts";

let house: House;

beforeAll(async () => {
	await makeCity();
	house = await openHouse();
});

afterEach(async () => {
	endStreams();
	await closeLiveQueue();
});

let keys = 0;
const draw = async (where = house) =>
	value(
		await drawTicket(where.reception, {
			stationId: where.id,
			key: `key ${keys++}`,
			services: [where.service.slug],
			locale: "de",
			now: NOW,
		}),
	);
const connections = async () => {
	const [row] = await db().$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM pg_stat_activity
		WHERE application_name = 'buergertermin live' AND datname = current_database()`;
	return row?.count ?? -1;
};
/** Watches, once the connection stands. */
async function watching(stationId: number) {
	const changed = vi.fn();
	const stop = watchStation(stationId, changed);
	await eventually(async () => expect(await connections()).toBe(1));
	await eventually(() => expect(changed).toHaveBeenCalled());
	changed.mockClear();
	return { changed, stop };
}

test("whoever watches a station hears of its changes only, on one connection for all", async () => {
	const other = await openHouse();
	const here = await watching(house.id);
	const there = vi.fn();
	const stop = watchStation(other.id, there);
	await draw();
	await eventually(() => expect(here.changed).toHaveBeenCalledTimes(1));
	await draw(other);
	await eventually(() => expect(there).toHaveBeenCalledTimes(1));
	expect(here.changed).toHaveBeenCalledTimes(1);
	expect(await connections()).toBe(1);
	here.stop();
	stop();
	await eventually(async () => expect(await connections()).toBe(0));
});

test("after a lost connection everybody is told, for nobody knows what happened meanwhile", async () => {
	const { changed, stop } = await watching(house.id);
	await db().$queryRaw`
		SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
		WHERE application_name = 'buergertermin live' AND datname = current_database()`;
	await eventually(() => expect(changed).toHaveBeenCalledTimes(1));
	await draw();
	await eventually(() => expect(changed).toHaveBeenCalledTimes(2));
	stop();
});

/** Reads a stream as EventSource does. */
function listen(
	stationId: number,
	name: string,
	may = async () => true,
	sessionId?: string,
	reader?: Reader,
) {
	const leaving = new AbortController();
	const staff = {
		...(sessionId === undefined ? {} : { sessionId }),
		...(reader === undefined ? {} : { reader }),
	};
	const stream = streamOf(
		[{ topic: name, stationId, name, mayListen: may, ...staff }],
		[],
		leaving.signal,
		now,
	);
	if (!stream) return null;
	const heard = { changed: 0, text: "", isOver: false };
	const decoder = new TextDecoder();
	void (async () => {
		for await (const chunk of stream) {
			heard.text += decoder.decode(chunk);
			heard.changed = heard.text.split("event: changed").length - 1;
		}
		heard.isOver = true;
	})();
	return { heard, leave: () => leaving.abort() };
}

test("whose session ends is told at once, and nobody else is asked who they are", async () => {
	const { id } = await makeAccount("clerk", [house.id]);
	const [ending, other] = [await makeSession(id), await makeSession(id)];
	const mayListen = (session: string) =>
		vi.fn(
			async () =>
				(await readSession(session, Temporal.Now.instant(), false)) !== null,
		);
	const [isTheirs, isOther, isTicket] = [
		mayListen(ending),
		mayListen(other),
		vi.fn(async () => true),
	];
	const tab = listen(house.id, "tab", isTheirs, ending);
	const elsewhere = listen(house.id, "elsewhere", isOther, other);
	const ticket = listen(house.id, "ticket", isTicket);
	// Told once when the connection stands: what happened before nobody knows.
	await eventually(() => expect(isOther).toHaveBeenCalledTimes(1));
	await endSession({ userId: id, sessionId: ending }, Temporal.Now.instant());
	await eventually(() => expect(tab?.heard.isOver).toBe(true));
	expect(tab?.heard.text).toContain('event: refused\ndata: {"topic":"tab"}');
	expect(elsewhere?.heard.isOver).toBe(false);
	expect(isOther).toHaveBeenCalledTimes(1);
	expect(isTicket).not.toHaveBeenCalled();
	for (const one of [elsewhere, ticket]) one?.leave();
});

test("news that only some read reach their streams, and wake nobody else in the house", async () => {
	const { visitId, token } = await draw();
	const streams = {
		phone: listen(
			house.id,
			"phone",
			undefined,
			undefined,
			readerOfTicket(token) ?? undefined,
		),
		other: listen(
			house.id,
			"other",
			undefined,
			undefined,
			readerOfStaff(crypto.randomUUID()),
		),
		display: listen(house.id, "display"),
	};
	const changes = () =>
		Object.values(streams).map((one) => one?.heard.changed ?? 0);
	await eventually(() => expect(Math.min(...changes())).toBeGreaterThan(0));
	const [phone = 0, other = 0, display = 0] = changes();
	await tellReaders(db(), { id: visitId, stationId: house.id, deskId: null });
	// What everybody reads comes after it: whoever had heard of the first would have heard twice.
	await draw();
	await eventually(() =>
		expect(changes()).toEqual([phone + 2, other + 1, display + 1]),
	);
	for (const one of Object.values(streams)) one?.leave();
});

test("fifty screens hear of each call; when they leave, nothing of them is left", async () => {
	const screens = Array.from({ length: 50 }, (_, index) =>
		listen(house.id, `screen ${index}`),
	);
	expect(countStreams()).toBe(50);
	expect(countWatchers()).toBe(50);
	const changes = () => screens.map((screen) => screen?.heard.changed ?? 0);
	await eventually(() => expect(Math.min(...changes())).toBeGreaterThan(0));
	const before = changes();
	for (let calls = 1; calls <= 20; calls += 1) await draw();
	await eventually(() =>
		expect(changes()).toEqual(before.map((count) => count + 20)),
	);
	for (const screen of screens) screen?.leave();
	await eventually(() =>
		expect(screens.every((one) => one?.heard.isOver)).toBe(true),
	);
	expect([countStreams(), countWatchers()]).toEqual([0, 0]);
	await eventually(async () => expect(await connections()).toBe(0));
});

/** What is only garbage says nothing; how much of it lies about is up to V8. */
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

test("a thousand screens that come and go leave memory as it was", async () => {
	const rounds = async (count: number) => {
		for (let round = 0; round < count; round += 1) {
			const screens = Array.from({ length: 50 }, (_, index) =>
				listen(house.id, `screen ${index}`),
			);
			for (const screen of screens) screen?.leave();
			await eventually(() =>
				expect(screens.every((one) => one?.heard.isOver)).toBe(true),
			);
		}
		expect([countStreams(), countWatchers()]).toEqual([0, 0]);
		collectGarbage();
		return process.memoryUsage().heapUsed;
	};
	await rounds(5);
	const before = await rounds(5);
	const after = await rounds(20);
	// A leaked stream holds some 20 kB; a thousand of them would be seen.
	expect(after - before).toBeLessThan(15_000_000);
});

test("one phone has some streams at once, not any number", () => {
	const open = Array.from({ length: 11 }, () => listen(house.id, "ticket x"));
	expect(open.map((one) => one === null)).toEqual([
		...Array.from({ length: 10 }, () => false),
		true,
	]);
	expect(listen(house.id, "ticket y")).not.toBeNull();
});

test("a server that ends ends its streams at once", async () => {
	const screen = listen(house.id, "screen");
	endStreams();
	await eventually(() => expect(screen?.heard.isOver).toBe(true));
	expect(countStreams()).toBe(0);
});

test("one stream tells of several stations, each by its name, and names what was refused", async () => {
	const other = await openHouse();
	const leaving = new AbortController();
	const listeners = [house, other].map(({ id, slug }) => ({
		topic: slug,
		stationId: id,
		name: "session 1",
		mayListen: async () => true,
	}));
	const stream = streamOf(listeners, ["foreign"], leaving.signal, now);
	if (!stream) throw new Error("no stream");
	let text = "";
	void (async () => {
		const decoder = new TextDecoder();
		for await (const chunk of stream) text += decoder.decode(chunk);
	})();
	const joined = { topics: [house.slug, other.slug], refused: ["foreign"] };
	await eventually(() =>
		expect(text).toContain(`event: joined\ndata: ${JSON.stringify(joined)}`),
	);
	expect(countStreams()).toBe(1);
	await eventually(async () => expect(await connections()).toBe(1));
	await eventually(() => expect(text).toContain(`{"topic":"${other.slug}"`));
	text = "";
	await draw(other);
	await eventually(() => expect(text).toContain(`{"topic":"${other.slug}"`));
	expect(text).not.toContain(`{"topic":"${house.slug}"`);
	leaving.abort();
});

test("a ticket's phone may follow its own station, today", async () => {
	const other = await openHouse();
	const { token } = await draw();
	expect(await mayFollow(token, house.id, NOW)).toBe(true);
	expect(await mayFollow(token, other.id, NOW)).toBe(false);
	expect(await mayFollow(token, house.id, NOW.add({ hours: 24 }))).toBe(false);
	expect(await mayFollow(`${token.slice(0, -1)}x`, house.id, NOW)).toBe(false);
	expect(await mayFollow("nonsense", house.id, NOW)).toBe(false);
});

test("phone and display follow a ticket from the line to the desk, and tell no name", async () => {
	const place = await openHouse();
	const [clerk] = place.clerks;
	if (!clerk) throw new Error("no clerk");
	await bookToday(place, 720);
	const first = await draw(place);
	const second = await draw(place);
	const third = await draw(place);
	const at = NOW.add({ minutes: 1 });
	const seen = await findTicket(third.token, at);
	expect(seen).toMatchObject({ ticket: "W003", place: 3, state: "waiting" });
	expect(seen?.wait?.minutes).toBeGreaterThan(15);
	expect(await findTicket(second.token, at)).toMatchObject({ state: "soon" });
	const called = value(await callNext(clerk, { now: at }));
	expect(called.visitId).toBe(first.visitId);
	expect(await findTicket(first.token, at)).toMatchObject({
		state: "called",
		desk: "Platz 1",
		place: null,
	});
	const display = await findDisplay(place.id, at);
	expect(display?.calls).toEqual([
		{
			ticket: "W001",
			desk: "Platz 1",
			calledAt: at.epochMilliseconds,
			calls: 1,
			isCalled: true,
			locale: "de",
			speaks: null,
		},
	]);
	expect(JSON.stringify(display)).not.toContain("Müller");
	expect(await findTicket(ticketToken(crypto.randomUUID()), at)).toBeNull();
	const waits = await listWaits(at);
	const here = waits.find(({ stationId }) => stationId === place.id);
	expect(here).toMatchObject({ openUntil: 960, waiting: 2, openDesks: 1 });
	expect(here?.walkIns).toMatchObject({ open: true });
});
