import { describe, expect, test } from "vitest";
import type { Busy } from "#lib/availability/availability.ts";
import {
	type DeskFacts,
	deskDay,
	deskDaysOn,
	isShown,
} from "#lib/planning/outlook/rules/desk-day.ts";
import { type CivilDate, datesBetween } from "#lib/time.ts";
import { desk, opening, single } from "./roster-fixture.ts";

/** A Tuesday. */
const DAY: CivilDate = "2026-12-01";
const MORNING = opening();
const AFTERNOON = opening({
	id: 2,
	from: 780,
	until: 960,
	channel: "staff",
});

const facts = (changes: Partial<DeskFacts> = {}): DeskFacts => ({
	stationId: 1,
	rules: { staffGoesOnlineDays: 2 },
	openings: [MORNING, AFTERNOON],
	closures: [],
	openHolidays: new Set(),
	lastDay: null,
	houseDays: new Set([1, 2, 3, 4, 5]),
	...changes,
});
const closure = (
	changes: Partial<DeskFacts["closures"][number]> = {},
): DeskFacts["closures"][number] => ({
	id: 5,
	scope: "station",
	stationId: 1,
	deskId: null,
	serviceIds: [],
	startDate: DAY,
	endDate: DAY,
	from: null,
	until: null,
	...changes,
});
const busy = (from: number, until: number, more: Partial<Busy> = {}): Busy => ({
	appointmentId: null,
	deskId: 1,
	from,
	until,
	holdExpiresAt: null,
	...more,
});
const NOW = { date: "2026-11-24" as CivilDate, minute: 600, instant: 1_000 };

const dayOf = (
	changes: Partial<DeskFacts> = {},
	{
		date = DAY,
		of = desk(),
		taken = [],
		now = NOW,
	}: {
		date?: CivilDate;
		of?: ReturnType<typeof desk>;
		taken?: readonly Busy[];
		now?: typeof NOW;
	} = {},
) => deskDay(facts(changes), of, date, { busy: taken, appointments: 0, now });

test("hours, the break between them, what is kept for the team, and the share of what can be booked", () => {
	expect(dayOf({}, { taken: [busy(480, 540), busy(780, 810)] })).toMatchObject({
		state: "open",
		hours: [
			{ from: 480, until: 720, channel: "online" },
			{ from: 780, until: 960, channel: "staff" },
		],
		breaks: [{ from: 720, until: 780 }],
		closed: [],
		bookable: 420,
		kept: 180,
		alsoOnline: 0,
		taken: 90,
		conflicts: [],
	});
});

test("times of the team that citizens book by now are nobody's alone, and those that are not released yet still are", () => {
	const near = {
		date: "2026-11-29" as CivilDate,
		minute: 0,
		instant: Temporal.Instant.from("2026-11-29T00:00:00+01:00")
			.epochMilliseconds,
	};
	expect(dayOf({}, { now: near })).toMatchObject({ kept: 0, alsoOnline: 180 });
	const dayBefore = { ...near, date: "2026-11-28" as CivilDate };
	expect(dayOf({}, { now: dayBefore })).toMatchObject({
		kept: 180,
		alsoOnline: 0,
	});
	const never = { rules: { staffGoesOnlineDays: null } };
	expect(dayOf(never, { now: near })).toMatchObject({ kept: 180 });
	const late = { ...AFTERNOON, releaseDaysBefore: 0, releaseMinute: 420 };
	expect(dayOf({ openings: [MORNING, late] }, { now: near })).toMatchObject({
		kept: 180,
		alsoOnline: 0,
	});
});

test("of a day that is over there is no share: whoever did not come had booked as well", () => {
	const later = { ...NOW, date: "2026-12-02" as CivilDate };
	expect(dayOf({}, { now: later, taken: [busy(480, 540)] })).toMatchObject({
		bookable: 420,
		taken: null,
		alsoOnline: 0,
	});
});

test("all desks of a day are what each of them is, and the years are gone through once for all of them", () => {
	let read = 0;
	const years = datesBetween("2024-01-01", "2026-12-31").map((date, index) => {
		const one = single({ id: 100 + index, date, deskIds: [1, 2] });
		const { validFrom } = one;
		return Object.defineProperty(one, "validFrom", {
			get: () => {
				read += 1;
				return validFrom;
			},
		});
	});
	const all = facts({
		openings: [MORNING, AFTERNOON, ...years],
		closures: [
			closure({ from: 600, until: 660 }),
			closure({ startDate: "2025-01-01", endDate: "2025-12-31" }),
		],
	});
	const many = Array.from({ length: 20 }, (_, index) =>
		desk({ id: index + 1 }),
	);
	const nothing = () => ({ busy: [], appointments: 0 });
	for (const date of [DAY, "2026-12-02", "2026-12-25"] as const)
		expect(deskDaysOn(all, many, date, nothing, NOW)).toEqual(
			many.map((one) => deskDay(all, one, date, { ...nothing(), now: NOW })),
		);
	read = 0;
	deskDaysOn(all, many, DAY, nothing, NOW);
	expect(read).toBeLessThan(2 * years.length);
});

test("nobody books ahead what is for people without an appointment", () => {
	const walkIn = opening({ channel: "walk-in" });
	expect(dayOf({ openings: [walkIn] })).toMatchObject({
		state: "open",
		bookable: 0,
		taken: 0,
	});
});

test("a reservation counts as taken until it runs out, and belongs to nobody without a desk", () => {
	const held = busy(480, 510, { holdExpiresAt: 2_000 });
	expect(dayOf({}, { taken: [held] }).taken).toBe(30);
	const over = busy(480, 510, { holdExpiresAt: 500 });
	expect(dayOf({}, { taken: [over] }).taken).toBe(0);
	const beside = busy(730, 760, { holdExpiresAt: 2_000 });
	expect(dayOf({}, { taken: [beside] }).conflicts).toEqual([]);
});

describe("unknown is not nought", () => {
	test("after the last day of every opening nothing is planned yet", () => {
		const until = opening({ validUntil: "2026-12-31" });
		expect(dayOf({ openings: [until] }).state).toBe("open");
		const later = dayOf({ openings: [until] }, { date: "2027-01-05" });
		expect(later.state).toBe("unplanned");
		// Nor on a Wednesday, on which it never opened.
		expect(dayOf({ openings: [until] }, { date: "2027-01-06" }).state).toBe(
			"unplanned",
		);
	});

	test("a Wednesday of a plan that knows Tuesdays only is a day off", () => {
		expect(dayOf({}, { date: "2026-12-02" }).state).toBe("free");
	});

	test("a day that was planned as empty is a day off", () => {
		const off = desk({ ownDays: ["2027-01-05"] });
		const until = opening({ validUntil: "2026-12-31" });
		expect(
			dayOf({ openings: [until] }, { of: off, date: "2027-01-05" }).state,
		).toBe("free");
	});

	test("a Sunday of a house that closes on Sundays is one, whatever is planned yet", () => {
		expect(dayOf({ openings: [] }, { date: "2026-12-06" }).state).toBe("free");
		expect(
			dayOf({ openings: [], houseDays: new Set() }, { date: "2026-12-06" })
				.state,
		).toBe("unplanned");
	});
});

describe("what closes", () => {
	test("some hours: they are named, and so is what closed them", () => {
		expect(
			dayOf({ closures: [closure({ from: 600, until: 840 })] }),
		).toMatchObject({
			state: "open",
			closed: [
				{ from: 600, until: 720 },
				{ from: 780, until: 840 },
			],
			breaks: [{ from: 720, until: 780 }],
			closureIds: [5],
		});
	});

	test("the whole day, by two halves as well, also where nothing is planned", () => {
		const halves = [closure({ until: 720 }), closure({ id: 6, from: 720 })];
		expect(dayOf({ closures: halves })).toMatchObject({
			state: "closed",
			hours: [],
			conflicts: [],
		});
		const wednesday = {
			startDate: "2026-12-02",
			endDate: "2026-12-02",
		} as const;
		expect(
			dayOf({ closures: [closure(wednesday)] }, { date: "2026-12-02" }).state,
		).toBe("closed");
	});

	test("another desk's closure does not concern this one", () => {
		const other = closure({ scope: "desk", deskId: 2 });
		expect(dayOf({ closures: [other] })).toMatchObject({
			state: "open",
			closureIds: [],
		});
	});

	test("services that the desk serves, and no others", () => {
		const services = closure({ scope: "services", serviceIds: [7, 8] });
		const of = desk({ serves: [8, 9] });
		expect(dayOf({ closures: [services] }, { of })).toMatchObject({
			state: "open",
			closedServices: [{ serviceIds: [8], from: 0, until: 1440 }],
		});
		const none = desk({ serves: [9] });
		expect(
			dayOf({ closures: [services] }, { of: none }).closedServices,
		).toEqual([]);
	});

	test("a public holiday, unless the house opens on it", () => {
		// The first day of Christmas, a Friday.
		const date = "2026-12-25";
		const friday = opening({ weekday: 5 });
		expect(dayOf({ openings: [friday] }, { date })).toMatchObject({
			state: "holiday",
			conflicts: [],
		});
		const openHolidays = new Set([date] as const);
		expect(dayOf({ openings: [friday], openHolidays }, { date }).state).toBe(
			"open",
		);
	});

	test("for good", () => {
		expect(dayOf({ lastDay: "2026-11-30" }).state).toBe("gone");
		expect(dayOf({ lastDay: DAY }).state).toBe("open");
	});
});

describe("what does not fit", () => {
	test("a day that somebody planned by itself, and that is closed", () => {
		const openings = [single()];
		expect(dayOf({ openings, closures: [closure()] }).conflicts).toEqual([
			{ kind: "planned-closed", spans: [{ from: 480, until: 720 }] },
		]);
		const christmas = [single({ date: "2026-12-25" })];
		expect(
			dayOf({ openings: christmas }, { date: "2026-12-25" }).conflicts,
		).toEqual([{ kind: "planned-closed", spans: [{ from: 480, until: 720 }] }]);
	});

	test("a desk out of use was planned by nobody who could put it right", () => {
		const of = desk({ active: false });
		const openings = [single({ date: "2026-12-25" })];
		expect(dayOf({ openings }, { of, date: "2026-12-25" }).conflicts).toEqual(
			[],
		);
		expect(
			dayOf({ openings: [single()], lastDay: "2026-11-30" }, { of }).conflicts,
		).toEqual([]);
	});

	test("two openings at once", () => {
		const twice = opening({ id: 3, from: 660, until: 800, channel: "walk-in" });
		expect(dayOf({ openings: [MORNING, AFTERNOON, twice] }).conflicts).toEqual([
			{
				kind: "overlap",
				spans: [
					{ from: 660, until: 720 },
					{ from: 780, until: 800 },
				],
			},
		]);
	});

	test("appointments at a time at which nobody sits there", () => {
		const taken = [busy(690, 750)];
		expect(dayOf({}, { taken }).conflicts).toEqual([
			{ kind: "no-desk", spans: [{ from: 720, until: 750 }] },
		]);
		expect(dayOf({ closures: [closure()] }, { taken }).conflicts).toEqual([
			{ kind: "no-desk", spans: [{ from: 690, until: 750 }] },
		]);
		const idle = dayOf({}, { of: desk({ active: false }), taken });
		expect(idle).toMatchObject({
			state: "idle",
			conflicts: [{ kind: "no-desk", spans: [{ from: 690, until: 750 }] }],
		});
	});

	test("of what is over nothing is asked any more", () => {
		const taken = [busy(690, 750)];
		const later = { ...NOW, date: "2026-12-02" as const };
		expect(dayOf({}, { taken, now: later }).conflicts).toEqual([]);
		const openings = [single(), { ...MORNING, id: 3 }, MORNING];
		expect(
			dayOf({ openings, closures: [closure()] }, { now: later }).conflicts,
		).toEqual([]);
		const meanwhile = { ...NOW, date: DAY, minute: 735 };
		expect(dayOf({}, { taken, now: meanwhile }).conflicts).toEqual([
			{ kind: "no-desk", spans: [{ from: 735, until: 750 }] },
		]);
	});
});

test("the hour that the clock skips or repeats is neither staffed nor a break", () => {
	for (const date of ["2027-03-28", "2026-10-25"] as const) {
		const night = opening({ weekday: 7, from: 60, until: 300 });
		expect(dayOf({ openings: [night] }, { date })).toMatchObject({
			state: "open",
			hours: [
				{ from: 60, until: 120 },
				{ from: 180, until: 300 },
			],
			breaks: [],
			closed: [],
			bookable: 180,
		});
	}
});

test("a Sunday has a column only if there is something in it", () => {
	const sunday = "2026-12-06";
	const house = new Set([1, 2, 3, 4, 5] as const);
	const empty = dayOf({}, { date: sunday });
	expect(isShown(sunday, [empty], house)).toBe(false);
	expect(isShown(DAY, [], house)).toBe(true);
	const open = dayOf(
		{ openings: [single({ date: sunday })] },
		{ date: sunday },
	);
	expect(isShown(sunday, [empty, open], house)).toBe(true);
	expect(isShown(sunday, [{ ...empty, appointments: 1 }], house)).toBe(true);
	expect(isShown(sunday, [empty], new Set([7]))).toBe(true);
});
