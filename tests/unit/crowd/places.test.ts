import { createHmac, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentOfSigned, signed } from "#lib/auth/secrets/secrets.ts";
import { type KnownRoom, UNKNOWN_ROOM } from "#lib/crowd/crowd.ts";
import {
	newId,
	passOf,
	passText,
	placeOf,
	placeText,
	shareOf,
} from "#lib/crowd/queries/tokens.ts";
import { placeDrawn } from "#lib/crowd/rules/draw.ts";
import {
	asksAgainIn,
	expectedMinutes,
	standingOf,
} from "#lib/crowd/rules/standing.ts";
import type { PlaceToken } from "#lib/crowd/rules/token.ts";
import { UnderWay } from "#lib/crowd/rules/under-way.ts";
import {
	medianWait,
	WAIT_CLASSES,
	waitClass,
} from "#lib/crowd/rules/waited.ts";

Object.assign(process.env, {
	DATABASE_URL: "postgresql://localhost/nothing",
	APP_SECRET: "a secret for tests, 32 characters or more",
	BASE_URL: "http://localhost:3000",
});

const NOW = 1_795_000_000;
const token = (stands: PlaceToken["stands"]): PlaceToken => ({
	id: newId(),
	issuedAt: NOW,
	stands,
	again: null,
});
const room: KnownRoom = {
	...UNKNOWN_ROOM,
	onSince: 0,
	readAt: 600_000,
	lastPlace: 2_000,
	letInUntil: 800.4,
	rate: 5,
};

test("a place comes back from its address as it was written, for six hours", () => {
	const place: PlaceToken = { ...token({ place: 1_234 }), again: "used" };
	expect(placeOf(placeText(place), NOW)).toEqual(place);
	const lot = token({ release: NOW + 300 });
	expect(placeOf(placeText(lot), NOW + 5 * 3_600)).toEqual(lot);
	expect(placeOf(placeText(lot), NOW + 6 * 3_600)).toBeNull();
});

test("what is forged, changed, cut off, or meant for something else is no place and no pass", () => {
	const text = placeText(token({ place: 1_234 }));
	const pass = passText({ id: newId(), enteredAt: NOW });
	expect(placeOf(pass, NOW)).toBeNull();
	expect(passOf(text, NOW)).toBeNull();
	for (let at = 0; at < text.length; at++) {
		const sign = text[at] === "A" ? "B" : "A";
		const changed = `${text.slice(0, at)}${sign}${text.slice(at + 1)}`;
		expect(placeOf(changed, NOW), changed).toBeNull();
	}
	for (const other of ["", text.slice(1), `${text}A`, "x".repeat(9_000), "ä"])
		expect(placeOf(other, NOW)).toBeNull();
	// Rightly signed, and not the bytes of a place.
	expect(placeOf(signed("crowd place", Buffer.alloc(3)), NOW)).toBeNull();
	expect(contentOfSigned("a", signed("b", Buffer.alloc(16)))).toBeNull();
});

test("a pass gives more than twenty minutes and then has run out", () => {
	const pass = { id: newId(), enteredAt: NOW };
	expect(passOf(passText(pass), NOW + 20 * 60)).toEqual(pass);
	expect(passOf(passText(pass), NOW + 30 * 60)).toBe("too-late");
});

test("whose place has come is called, and everybody else knows how many are before them", () => {
	const standing = (place: number) =>
		standingOf(token({ place }), room, shareOf, NOW);
	expect(standing(800)).toEqual({ is: "called" });
	expect(standing(801)).toMatchObject({ is: "waiting", place: 1, ahead: 0 });
	expect(standing(1_801)).toMatchObject({ place: 1_001, ahead: 1_000 });
});

test("expected minutes are a range, and unknown is not nought", () => {
	// 1,000 at five a second: three minutes and twenty seconds.
	expect(expectedMinutes(1_000, room)).toEqual({ from: 2, until: 5 });
	expect(expectedMinutes(1, room)).toEqual({ from: 0, until: 1 });
	expect(expectedMinutes(1_000, { ...room, mode: "closed" })).toBeNull();
	expect(expectedMinutes(1_000, { ...room, rate: 0 })).toBeNull();
	// Nobody knows yet what the machine bears.
	expect(expectedMinutes(1_000, { ...room, readAt: 5_000 })).toBeNull();
});

test("a page asks again the later the longer it takes, and not with all others at once", () => {
	const waiting = (ahead: number) => ({
		is: "waiting" as const,
		place: ahead + 1,
		ahead,
		minutes: null,
	});
	expect(asksAgainIn(waiting(10), room, NOW, 0)).toBe(10);
	expect(asksAgainIn(waiting(600), room, NOW, 0)).toBe(30);
	expect(asksAgainIn(waiting(600), room, NOW, 1)).toBe(36);
	expect(asksAgainIn(waiting(60_000), room, NOW, 1)).toBe(60);
	const early = { is: "early" as const, release: NOW + 20 };
	expect(asksAgainIn(early, room, NOW, 0)).toBe(20);
	expect(asksAgainIn(early, room, NOW, 1)).toBe(26);
	expect(asksAgainIn({ ...early, release: NOW }, room, NOW, 0)).toBe(10);
});

test("however many wait, few ask in the same second, and whoever is near soon", () => {
	const inRoom = fc.record({
		waiting: fc.integer({ min: 1, max: 60_000 }),
		rate: fc.integer({ min: 1, max: 20 }),
	});
	fc.assert(
		fc.property(inRoom, ({ waiting, rate }) => {
			const full = { ...room, rate, letInUntil: 0, lastPlace: waiting };
			const asks = (ahead: number) =>
				asksAgainIn(
					{ is: "waiting", place: ahead + 1, ahead, minutes: null },
					full,
					NOW,
					0.5,
				);
			// A thousand of them stand for all.
			const step = Math.max(1, waiting / 1_000);
			let perSecond = 0;
			for (let ahead = 0; ahead < waiting; ahead += step)
				perSecond += step / asks(Math.floor(ahead));
			expect(perSecond).toBeLessThan(200 + 50 * rate);
			expect(asks(0)).toBeLessThan(13);
		}),
	);
});

test("a crowd whose lot has just been drawn does not ask all at once", () => {
	const draws = [{ release: NOW + 40, entries: 12_000, drawn: null }];
	const crowd = { ...room, lastPlace: 0, letInUntil: 0, draws };
	const early = { is: "early" as const, release: NOW + 40 };
	expect(asksAgainIn(early, crowd, NOW, 0)).toBe(40);
	expect(asksAgainIn(early, crowd, NOW, 1)).toBe(100);
	expect(asksAgainIn(early, crowd, NOW + 39, 0.5)).toBe(40);
});

test("before a release nobody has a place, and afterwards each keeps the one that was drawn", () => {
	const lot = token({ release: NOW });
	const draw = { release: NOW, entries: 500 };
	const before = { ...room, draws: [{ ...draw, drawn: null }] };
	expect(standingOf(lot, before, shareOf, NOW)).toEqual({
		is: "early",
		release: NOW,
	});
	const drawn = { base: 2_000, seed: randomBytes(16) };
	// A server that has not heard of the lot yet.
	expect(standingOf(lot, room, shareOf, NOW)).toMatchObject({ is: "early" });
	expect(standingOf(lot, room, shareOf, NOW + 7_200)).toEqual({ is: "called" });
	const after = { ...room, draws: [{ ...draw, drawn }] };
	const standing = standingOf(lot, after, shareOf, NOW);
	expect(standing).toEqual(standingOf(lot, after, shareOf, NOW));
	expect(standing).toMatchObject({ is: "waiting" });
	if (standing.is !== "waiting") return;
	// Behind all who came before the last minutes, before all who came later.
	expect(standing.place + room.letInUntil).toBeGreaterThan(2_000);
	expect(standing.place + room.letInUntil).toBeLessThan(2_502);
});

test("the lot gives each place with the same chance (χ²), whoever came first", () => {
	const ENTRIES = 20_000;
	const CLASSES = 50;
	const seed = createHmac("sha256", "a seed").digest();
	const idOf = (index: number) => {
		const id = Buffer.alloc(12);
		id.writeUInt32BE(index);
		return id;
	};
	const counts = Array<number>(CLASSES).fill(0);
	let early = 0;
	let outside = 0;
	for (let index = 0; index < ENTRIES; index++) {
		const share = shareOf(seed, idOf(index));
		const place = placeDrawn({ base: 100, entries: ENTRIES }, share);
		if (place <= 100 || place > 100 + ENTRIES) outside++;
		const part = Math.floor(((place - 101) * CLASSES) / ENTRIES);
		counts[part] = (counts[part] ?? 0) + 1;
		if (index < 1_000) early += place - 100;
	}
	expect(outside).toBe(0);
	const expected = ENTRIES / CLASSES;
	const chiSquare = counts.reduce(
		(sum, count) => sum + (count - expected) ** 2 / expected,
		0,
	);
	// 49 degrees of freedom: above 85.4 in one of a thousand.
	expect(chiSquare).toBeLessThan(85.4);
	// The first thousand stand in the middle, as everybody does: ten standard errors of 183 would be nothing by chance.
	expect(Math.abs(early / 1_000 - ENTRIES / 2)).toBeLessThan(1_000);
});

test("who says they were choosing is believed as often as somebody of that client was, for ten minutes", () => {
	const underWay = new UnderWay();
	const minute = (count: number) => count * 60_000;
	underWay.note("a", minute(1));
	for (let count = 0; count < 2; count++) underWay.note("a", minute(14));
	underWay.note("b", minute(14));
	expect(underWay.count(minute(15))).toBe(3);
	expect(underWay.count(minute(30))).toBe(0);
	expect(underWay.take("a", minute(15))).toBe(false);
	underWay.begin(minute(15));
	expect(underWay.take("c", minute(16))).toBe(false);
	expect(underWay.take("a", minute(16))).toBe(true);
	expect(underWay.take("a", minute(16))).toBe(true);
	expect(underWay.take("a", minute(16))).toBe(false);
	// Not once more when the room begins anew.
	underWay.begin(minute(17));
	expect(underWay.take("a", minute(17))).toBe(false);
	expect(underWay.take("b", minute(17))).toBe(true);
	underWay.note("d", minute(18));
	expect(underWay.take("d", minute(27))).toBe(false);
});

test("one client that asks again and again counts for a few people", () => {
	const underWay = new UnderWay();
	for (let count = 0; count < 3_000; count++)
		underWay.note("script", count * 100);
	expect(underWay.count(300_000)).toBe(20);
});

test("waits are counted in classes, of which the median is read", () => {
	expect(waitClass(0)).toBe("room-1");
	expect(waitClass(60)).toBe("room-2");
	expect(waitClass(299)).toBe("room-5");
	expect(waitClass(99_999)).toBe("room-more");
	expect(WAIT_CLASSES).toContain(waitClass(1_000));
	expect(medianWait(new Map())).toBeNull();
	// Half of 20 lies in the middle of those from two to five minutes.
	const counts = new Map([
		["room-1", 5],
		["room-5", 10],
		["room-10", 5],
	]);
	expect(medianWait(counts)).toBe(3.5);
	expect(medianWait(new Map([["room-more", 3]]))).toBe(120);
});
