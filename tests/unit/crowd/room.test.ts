import { expect, test } from "vitest";
import { type Room, UNKNOWN_ROOM } from "#lib/crowd/crowd.ts";
import { loadOf, percentile, presses } from "#lib/crowd/rules/pressure.ts";
import { isGathering, lotFor } from "#lib/crowd/rules/release.ts";
import { step } from "#lib/crowd/rules/step.ts";

const off: Room = { ...UNKNOWN_ROOM };
const still = { isGathering: false, isSoldOut: false, seconds: 1 };
const calm = { ...still, load: 0.2 };
const pressed = { ...still, load: 1.4 };

test("a server presses when its answers are slow, when its loop is late, and when it answers nobody any more", () => {
	const quick = Array.from({ length: 100 }, () => 30);
	const fine = { answers: quick, delays: [2, 3, 2], busy: 0.4 };
	expect(presses(loadOf(fine, 500))).toBe(false);
	const slow = [...quick.slice(10), ...Array(10).fill(900)];
	expect(presses(loadOf({ ...fine, answers: slow }, 500))).toBe(true);
	expect(presses(loadOf({ ...fine, delays: [700, 800, 2] }, 500))).toBe(true);
	expect(presses(loadOf({ ...fine, delays: [2, 2, 900] }, 500))).toBe(false);
	// Some pages that are made for the first time, and work that leaves time to answer.
	const first = { answers: Array(10).fill(2_000), delays: [2], busy: 1 };
	expect(presses(loadOf(first, 500))).toBe(false);
	expect(loadOf(first, 500)).toBe(1);
	expect(percentile([], 0.95)).toBe(0);
});

test("the room begins when something presses and ends when nothing has for a minute and nobody waits", () => {
	let room = step(off, { ...calm, now: 0 });
	expect(room.onSince).toBeNull();
	room = step({ ...room, lastPlace: 40 }, { ...pressed, now: 1_000 });
	expect(room.onSince).toBe(1_000);
	// Who came before it began is in.
	room = step({ ...off, lastPlace: 40 }, { ...calm, now: 0 });
	expect(room.letInUntil).toBe(40);

	room = { ...room, onSince: 1_000, lastPlace: 1_040 };
	for (let second = 2; second < 1_000; second++) {
		room = step(room, { ...calm, now: second * 1_000 });
		if (room.onSince === null) break;
		if (room.letInUntil < room.lastPlace) expect(room.onSince).toBe(1_000);
	}
	expect(room.onSince).toBeNull();
	const justPressed: Room = { ...off, onSince: 0 };
	expect(step(justPressed, { ...calm, now: 5_000 }).onSince).toBe(0);
});

test("a server that says nothing is no reason to let in more, and a rate never ends", () => {
	const on: Room = { ...off, onSince: 0, lastPlace: 1_000, rate: 7 };
	const unknown = { ...still, load: null, now: 1_000 };
	expect(step(on, unknown).rate).toBe(7);
	let room = on;
	for (let second = 1; second < 600; second++)
		room = step(room, { ...pressed, load: 50, now: second * 1_000 });
	expect(room.rate).toBeGreaterThan(0);
	expect(room.letInUntil).toBeGreaterThan(0);
});

test("what the operator says counts more than the machine", () => {
	const closed = step({ ...off, mode: "closed" }, { ...calm, now: 0 });
	expect(closed.onSince).toBe(0);
	const waiting: Room = { ...closed, lastPlace: 50 };
	expect(step(waiting, { ...calm, now: 1_000 }).letInUntil).toBe(0);
	expect(step({ ...off, mode: "on" }, { ...calm, now: 0 }).onSince).toBe(0);
	const never: Room = { ...off, mode: "off", onSince: 0, lastPlace: 50 };
	expect(step(never, { ...pressed, now: 0 })).toMatchObject({
		onSince: null,
		letInUntil: 50,
	});
});

test("a server that was away does not let in all at once whom it would have let in meanwhile", () => {
	const on: Room = { ...off, onSince: 0, lastPlace: 10_000, rate: 5 };
	const later = step(on, { ...calm, now: 3_600_000, seconds: 3_600 });
	expect(later.letInUntil).toBeLessThan(30);
	// Nor one whose clock was behind.
	expect(step(on, { ...calm, now: 0, seconds: -30 }).letInUntil).toBe(0);
});

test("a room begins with half of what was borne before", () => {
	const room = step({ ...off, rate: 30 }, { ...pressed, now: 0 });
	expect(room.rate).toBeLessThan(15.5);
	expect(room.rate).toBeGreaterThan(14);
	// Once: while it is on it goes by what it sees.
	const later = step(room, { ...pressed, now: 1_000 });
	expect(later.rate).toBeGreaterThan(14 * 0.9);
	// Never so few that it would take an hour to find out.
	const slow = step(
		{ ...off, rate: 2 },
		{ ...calm, isGathering: true, now: 0 },
	);
	expect(slow.rate).toBe(2);
});

test("when nothing is free people come in faster, and nothing is learned from them", () => {
	const on: Room = {
		...off,
		onSince: 0,
		lastPlace: 10_000,
		rate: 8,
		lately: 8,
	};
	const inVain = { ...calm, load: 0.1, isSoldOut: true };
	let room = on;
	for (let second = 1; second <= 60; second++)
		room = step(room, { ...inVain, now: second * 1_000 });
	expect(room.rate).toBe(8);
	expect(room.letInUntil).toBeGreaterThan(60 * 8 * 1.9);
	const hasFree = step(room, { ...calm, now: 61_000 });
	expect(hasFree.letInUntil - room.letInUntil).toBeLessThan(9);
});

test("load that others make does not keep newcomers out for ever", () => {
	let room: Room = {
		...off,
		onSince: 0,
		lastPlace: 10_000,
		rate: 8,
		lately: 8,
	};
	const others = { ...still, load: 0.98 };
	for (let second = 1; second <= 1_200; second++)
		room = step(room, { ...others, now: second * 1_000 });
	expect(room.letInUntil).toBeGreaterThan(1_000);
});

test("people are gathered before a release only when more come than could come in at once", () => {
	const minutes = (count: number) => count * 60_000;
	const near = { now: minutes(55), releaseAt: minutes(60), drawMinutes: 10 };
	expect(isGathering({ ...near, arrived: 301, rate: 5 })).toBe(true);
	expect(isGathering({ ...near, arrived: 300, rate: 5 })).toBe(false);
	const early = { ...near, now: minutes(49), arrived: 9_000, rate: 5 };
	expect(isGathering(early)).toBe(false);
	const over = { ...near, now: minutes(60), arrived: 9_000, rate: 5 };
	expect(isGathering(over)).toBe(false);
	expect(isGathering({ ...over, releaseAt: null })).toBe(false);

	const on = { onSince: 0, releaseAt: minutes(60), drawMinutes: 10 };
	expect(lotFor(on, minutes(49))).toBeNull();
	expect(lotFor(on, minutes(50))).toBe(3_600);
	expect(lotFor(on, minutes(60))).toBeNull();
	expect(lotFor({ ...on, onSince: null }, minutes(55))).toBeNull();
});

/**
 * A machine that makes so many pages a second one after another, and people who ask for eight of them, one every so many
 * seconds, once they are in.
 */
function rush(pagesASecond: number, between: number) {
	const PEOPLE = 50_000;
	const SECONDS = 600;
	let room: Room = off;
	let backlog = 0;
	let come = 0;
	let entered = 0;
	const inside: number[] = [];
	const times: number[] = [];
	const used: number[] = [];
	for (let second = 0; second < 8 * 3_600 && entered < PEOPLE; second++) {
		if (second < SECONDS) come += Math.ceil(PEOPLE / SECONDS);
		come = Math.min(come, PEOPLE);
		const called = room.onSince === null ? come : room.letInUntil;
		inside[second] = Math.max(0, Math.min(called, come) - entered);
		entered += inside[second] ?? 0;
		let asked = backlog;
		for (let page = 0; page < 8; page++)
			asked += inside[second - page * between] ?? 0;
		backlog = Math.max(0, asked - pagesASecond);
		times.push(40 + (backlog / pagesASecond) * 1_000);
		used.push(Math.min(1, asked / pagesASecond));
		const load = loadOf(
			{
				answers: Array(20).fill(times.at(-1)),
				delays: [0],
				busy: mean(used.slice(-5)),
			},
			500,
		);
		const now = second * 1_000;
		const seen = { ...still, load, now };
		room = step({ ...room, lastPlace: come }, seen);
	}
	return { entered, times, used };
}

const mean = (values: readonly number[]) =>
	values.reduce((sum, one) => sum + one, 0) / values.length;

for (const pagesASecond of [30, 100, 400])
	for (const between of [5, 10, 30, 50])
		test(`50,000 people in ten minutes, a page every ${between} s, before a machine of ${pagesASecond} pages a second: all come in, it stays quick and is used`, () => {
			const { entered, times, used } = rush(pagesASecond, between);
			expect(entered).toBe(50_000);
			// Who came before the room began goes on for some minutes, too many at once.
			const settled = (values: readonly number[]) => values.slice(600, -420);
			expect(percentile(settled(times), 0.99)).toBeLessThan(500);
			expect(times.filter((time) => time > 500).length).toBeLessThan(240);
			// Where nobody's work shows for six minutes, it takes as long to find out what a large machine bears.
			const isFoundOut = between < 50 || pagesASecond < 400;
			expect(mean(settled(used))).toBeGreaterThan(isFoundOut ? 0.5 : 0.2);
		});
