import fc from "fast-check";
import { expect, test } from "vitest";
import {
	afarStep,
	dueAt,
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

const MINUTE = 60_000;
const waitFrom = (from: number): Wait => ({
	minutes: from + 5,
	from,
	until: from + 15,
});
const offer = {
	perHour: 5,
	drawn: 0,
	away: 0,
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
	["full", { away: 10 }],
	[null, { drawn: 4, away: 9 }],
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
	const told = {
		comeAt: 90 * MINUTE,
		toldAt: 100 * MINUTE,
		wayMinutes: 10,
	};
	expect(lateFrom(told, settings)).toBe(125 * MINUTE);
	expect(standsSince(told, 40, 125 * MINUTE, settings)).toBe(40);
	expect(standsSince(told, 40, 126 * MINUTE, settings)).toBe(126 * MINUTE);
	const untold = { ...told, toldAt: null };
	expect(standsSince(untold, 40, 1e9, settings)).toBe(40);
	expect(isOver(told, 155 * MINUTE, settings)).toBe(false);
	expect(isOver(told, 155 * MINUTE + 1, settings)).toBe(true);
	// Nobody loses a number that they were never told to come with.
	expect(isOver(untold, 1e12, settings)).toBe(false);
	// A notice that left late leaves them as much time.
	expect(dueAt(told)).toBe(110 * MINUTE);
	expect(dueAt(untold)).toBe(100 * MINUTE);
});

test("nobody is sent off to a closed door, and nobody kept waiting for what will not be", () => {
	const at = (minutes: number) => minutes * MINUTE;
	const open = [
		{ from: at(480), until: at(720) },
		{ from: at(780), until: at(960) },
	];
	const settings = { lateMinutes: 15 };
	const away = { comeAt: null, toldAt: null, wayMinutes: 20 };
	const step = (now: number, told: Parameters<typeof dueAt>[0] = away) =>
		afarStep(told, waitFrom(10), open, at(now), settings);
	expect(step(600)).toBe("summon");
	// They would stand there in the break, then not.
	expect(step(710)).toBeNull();
	expect(step(755)).toBeNull();
	expect(step(760)).toBe("summon");
	expect(step(939)).toBe("summon");
	expect(step(940)).toBe("end");
	expect(afarStep(away, null, open, at(940), settings)).toBeNull();
	expect(afarStep(away, null, open, at(960), settings)).toBe("end");
	expect(afarStep(away, null, [], at(600), settings)).toBe("end");
	const told = { ...away, comeAt: at(600), toldAt: at(600) };
	expect(step(665, told)).toBeNull();
	expect(step(666, told)).toBe("end");
	expect(step(959, { ...told, toldAt: null })).toBeNull();
	expect(step(960, { ...told, toldAt: null })).toBe("end");
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
