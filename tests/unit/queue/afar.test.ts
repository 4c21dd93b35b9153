import fc from "fast-check";
import { expect, test } from "vitest";
import {
	HEAD_START,
	isAway,
	isOver,
	isTimeToCome,
	lateFrom,
	standsSince,
} from "#lib/queue/afar/rules/come.ts";
import { SHORTEST_WAIT, whyNotFromAfar } from "#lib/queue/afar/rules/offer.ts";
import {
	LONGEST_WAY,
	personOf,
	readAfar,
} from "#lib/queue/afar/rules/typed.ts";
import type { Wait } from "#lib/queue/queue.ts";
import { type Came, peopleOf, playDay } from "#tests/support/afar-day.ts";

const MINUTE = 60_000;
const waitFrom = (from: number): Wait => ({
	minutes: from + 5,
	from,
	until: from + 15,
});
const offer = {
	perHour: 5,
	drawn: 0,
	isOpen: true,
	walkIns: { open: true, wait: waitFrom(40) },
	wayMinutes: 10,
} as const;

test.each([
	[null, {}],
	["off", { perHour: 0 }],
	["closed", { isOpen: false }],
	["closed", { walkIns: { open: false, why: "full" } }],
	["closed", { walkIns: null }],
	["unknown", { walkIns: { open: true, wait: null } }],
	["short", { walkIns: { open: true, wait: waitFrom(SHORTEST_WAIT - 5) } }],
	["short", { wayMinutes: 36 }],
	["full", { drawn: 5 }],
] as const)("a number from afar: %s where %j", (why, changed) => {
	expect(whyNotFromAfar({ ...offer, ...changed })).toBe(why);
});

test("whoever may draw a number has the time to come before the earliest likely call", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 120 }),
			fc.integer({ min: 0, max: LONGEST_WAY }),
			(from, wayMinutes) => {
				const wait = waitFrom(from);
				const may =
					whyNotFromAfar({
						...offer,
						walkIns: { open: true, wait },
						wayMinutes,
					}) === null;
				if (may) expect(wayMinutes + HEAD_START).toBeLessThanOrEqual(from);
			},
		),
	);
});

test("somebody is told to come when their way is as long as the earliest likely wait, and never where it is unknown", () => {
	expect(isTimeToCome(waitFrom(20), 10)).toBe(false);
	expect(isTimeToCome(waitFrom(15), 10)).toBe(true);
	expect(isTimeToCome(waitFrom(0), 0)).toBe(true);
	expect(isTimeToCome(null, 60)).toBe(false);
});

test("in time one stands where one drew the number, too late where one comes, and never before either", () => {
	const settings = { lateMinutes: 15 };
	const told = { comeAt: 100 * MINUTE, wayMinutes: 10 };
	expect(lateFrom(told, settings)).toBe(125 * MINUTE);
	expect(standsSince(told, 40, 125 * MINUTE, settings)).toBe(40);
	expect(standsSince(told, 40, 126 * MINUTE, settings)).toBe(126 * MINUTE);
	expect(standsSince({ ...told, comeAt: null }, 40, 1e9, settings)).toBe(40);
	expect(isOver(told, 155 * MINUTE, settings)).toBe(false);
	expect(isOver(told, 155 * MINUTE + 1, settings)).toBe(true);
	// Nobody loses a number that they were never told to come with.
	expect(isOver({ ...told, comeAt: null }, 1e12, settings)).toBe(false);
});

test("away is who drew a number from afar and was neither seen nor called", () => {
	const afar = { hereAt: null };
	const parked = { status: "parked", parkedUntil: null } as const;
	expect(isAway(parked, 0, afar)).toBe(true);
	expect(isAway(parked, 0, null)).toBe(false);
	expect(isAway(parked, 1, afar)).toBe(false);
	expect(isAway(parked, 0, { hereAt: 5 })).toBe(false);
	expect(isAway({ ...parked, parkedUntil: 5 }, 0, afar)).toBe(false);
	expect(isAway({ ...parked, status: "waiting" }, 0, afar)).toBe(false);
});

test("an address is one person, however it is written", () => {
	expect(personOf("Eva+zwei@Citizen.example")).toBe("eva@citizen.example");
	expect(personOf("eva@citizen.example")).toBe("eva@citizen.example");
	expect(personOf("adam@citizen.example")).not.toBe("eva@citizen.example");
});

test("what is typed becomes a wish, or each field says what is wrong", () => {
	const typed = {
		station: "mitte",
		service: "pass",
		wayMinutes: " ١٥ ",
		email: " eva@citizen.example ",
	};
	expect(readAfar(typed)).toEqual({
		ok: true,
		value: {
			station: "mitte",
			service: "pass",
			wayMinutes: 15,
			email: "eva@citizen.example",
		},
	});
	expect(
		readAfar({ station: "", service: "", wayMinutes: "121", email: "eva" }),
	).toEqual({
		ok: false,
		errors: {
			station: "station-missing",
			service: "service-missing",
			wayMinutes: "way-invalid",
			email: "email-invalid",
		},
	});
	for (const wayMinutes of ["", "-1", "1.5", "zehn", "1e1"])
		expect(readAfar({ ...typed, wayMinutes })).toMatchObject({ ok: false });
});

test("on twenty crowded days nobody who sits there waits longer, and who waits elsewhere sits there half as long", () => {
	const mean = (all: readonly number[]) =>
		all.reduce((sum, one) => sum + one, 0) / all.length;
	const days = Array.from({ length: 20 }, (_, day) => {
		const people = peopleOf(day);
		const all = playDay(people, false);
		const afar = playDay(people, true);
		expect(afar).toHaveLength(people.length);
		const drew = new Set(
			afar.flatMap(({ person, isAfar }) => (isAfar ? [person.id] : [])),
		);
		const waits = (came: readonly Came[], isDrawn: boolean) =>
			came
				.filter(({ person }) => drew.has(person.id) === isDrawn)
				.map(({ waited }) => waited);
		return {
			sat: waits(all, false),
			sits: waits(afar, false),
			wouldSit: waits(all, true),
			comes: waits(afar, true),
		};
	});
	const over = (name: keyof (typeof days)[number]) =>
		mean(days.flatMap((day) => day[name]));
	expect(days.flatMap(({ comes }) => comes).length).toBeGreaterThan(150);
	expect(over("wouldSit")).toBeGreaterThan(20);
	expect(over("sits") - over("sat")).toBeLessThan(1);
	expect(over("comes")).toBeLessThan(over("wouldSit") / 2);
});
