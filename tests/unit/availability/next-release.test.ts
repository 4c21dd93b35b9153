import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
	BookingRules,
	Busy,
	DayDesk,
	DayFacts,
} from "#lib/availability/availability.ts";
import type { Closure } from "#lib/availability/rules/closure.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import {
	nextRelease,
	releaseDates,
} from "#lib/availability/rules/next-release.ts";
import type { Opening } from "#lib/availability/rules/opening.ts";
import {
	type CivilDate,
	civilDateOf,
	datesBetween,
	daysBetween,
	instantAt,
	isoOf,
} from "#lib/time.ts";
import { exampleOpening } from "#tests/support/examples.ts";

const RULES: BookingRules = {
	leadMinutes: 30,
	horizonDays: 56,
	usefulGapMinutes: 10,
	staffGoesOnlineDays: 2,
};
// A Tuesday.
const NOW = Temporal.Instant.from("2026-11-24T10:00:00+01:00");

const opening = (changes: Partial<Opening> = {}): Opening =>
	exampleOpening({ weekday: null, until: 600, ...changes });
const everyWorkday = (changes: Partial<Opening> = {}): Opening[] =>
	([1, 2, 3, 4, 5] as const).map((weekday) => opening({ weekday, ...changes }));

interface City {
	openings: Opening[];
	desks?: DayDesk[];
	closures?: Closure[];
	busy?: (date: CivilDate) => Busy[];
	rules?: Partial<BookingRules>;
	minutes?: number;
	now?: Temporal.Instant;
}

function release({
	openings,
	desks = [{ id: 1, serves: null }],
	closures = [],
	busy = () => [],
	rules,
	minutes = 15,
	now = NOW,
}: City) {
	const roster = { rules: { ...RULES, ...rules }, openings };
	const days = releaseDates(roster, civilDateOf(now)).map((date) =>
		composeDay({
			date,
			stationId: 1,
			desks,
			openings,
			closures,
			busy: busy(date),
		}),
	);
	const found = nextRelease([{ rules: roster.rules, days }], {
		serviceIds: [1],
		lengthOn: () => minutes,
		now: now.epochMilliseconds,
	});
	return (
		found && {
			at: isoOf(Temporal.Instant.fromEpochMilliseconds(found.at)),
			days: found.days,
		}
	);
}

const closed = (startDate: CivilDate, endDate = startDate): Closure => ({
	scope: "city",
	stationId: null,
	deskId: null,
	serviceIds: [],
	startDate,
	endDate,
	from: null,
	until: null,
});
const full = (): Busy[] => [
	{ appointmentId: "a", deskId: 1, from: 480, until: 600, holdExpiresAt: null },
];

describe("the next release", () => {
	test.each<[string, City, ReturnType<typeof release>]>([
		[
			"tomorrow's, eight weeks ahead",
			{ openings: everyWorkday() },
			{ at: "2026-11-25T07:00:00+01:00", days: ["2027-01-20"] },
		],
		[
			"today's, before seven o'clock",
			{
				openings: everyWorkday(),
				now: Temporal.Instant.from("2026-11-24T06:59:59.999+01:00"),
			},
			{ at: "2026-11-24T07:00:00+01:00", days: ["2027-01-19"] },
		],
		[
			"not that of this very instant, which has come",
			{
				openings: everyWorkday(),
				now: Temporal.Instant.from("2026-11-24T07:00:00+01:00"),
			},
			{ at: "2026-11-25T07:00:00+01:00", days: ["2027-01-20"] },
		],
		[
			"several days at once",
			{
				openings: [
					...everyWorkday(),
					...everyWorkday({ deskIds: [2], releaseDaysBefore: 7 }),
					...everyWorkday({ deskIds: [3], releaseDaysBefore: 0 }),
				],
				desks: [1, 2, 3].map((id) => ({ id, serves: null })),
			},
			{
				at: "2026-11-25T07:00:00+01:00",
				days: ["2026-11-25", "2026-12-02", "2027-01-20"],
			},
		],
		[
			"past a weekend",
			{
				openings: everyWorkday(),
				now: Temporal.Instant.from("2026-11-27T10:00:00+01:00"),
			},
			{ at: "2026-11-30T07:00:00+01:00", days: ["2027-01-25"] },
		],
		[
			"past a public holiday",
			{
				openings: everyWorkday({ releaseDaysBefore: 0 }),
				now: Temporal.Instant.from("2026-12-24T10:00:00+01:00"),
			},
			{ at: "2026-12-28T07:00:00+01:00", days: ["2026-12-28"] },
		],
		[
			"past a closure",
			{
				openings: everyWorkday(),
				closures: [closed("2027-01-20", "2027-01-21")],
			},
			{ at: "2026-11-27T07:00:00+01:00", days: ["2027-01-22"] },
		],
		[
			"past a day that staff have filled",
			{
				openings: everyWorkday(),
				busy: (date) => (date === "2027-01-20" ? full() : []),
			},
			{ at: "2026-11-26T07:00:00+01:00", days: ["2027-01-21"] },
		],
		[
			"at midnight, when the horizon reaches a day that is long released",
			{ openings: everyWorkday({ releaseDaysBefore: 365 }) },
			{ at: "2026-11-25T00:00:00+01:00", days: ["2027-01-20"] },
		],
		[
			"at midnight two days before, when staff times go online",
			{ openings: everyWorkday({ channel: "staff" }) },
			{ at: "2026-11-25T00:00:00+01:00", days: ["2026-11-27"] },
		],
		[
			"at an hour that summer time has moved",
			{
				openings: everyWorkday({ releaseDaysBefore: 0 }),
				now: Temporal.Instant.from("2027-03-26T10:00:00+01:00"),
			},
			// 29 March 2027 is Easter Monday.
			{ at: "2027-03-30T07:00:00+02:00", days: ["2027-03-30"] },
		],
		[
			"never: an appointment that is longer than every opening",
			{ openings: everyWorkday(), minutes: 121 },
			null,
		],
		[
			"never: staff times that stay with the staff",
			{
				openings: everyWorkday({ channel: "staff" }),
				rules: { staffGoesOnlineDays: null },
			},
			null,
		],
		[
			"never: times without appointments",
			{ openings: everyWorkday({ channel: "walk-in" }) },
			null,
		],
		[
			"never: a desk for something else",
			{ openings: everyWorkday(), desks: [{ id: 1, serves: new Set([2]) }] },
			null,
		],
		["never: no roster", { openings: [] }, null],
	])("is %s", (_, city, expected) => {
		expect(release(city)).toEqual(expected);
	});
});

const openings = fc.array(
	fc
		.record({
			deskId: fc.integer({ min: 1, max: 2 }),
			weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
			from: fc.integer({ min: 96, max: 104 }).map((n) => n * 5),
			length: fc.constantFrom(10, 15, 30),
			channel: fc.constantFrom<Opening["channel"]>(
				"online",
				"staff",
				"walk-in",
			),
			releaseDaysBefore: fc.constantFrom(0, 1, 3, 10),
			releaseMinute: fc.constantFrom(0, 420),
		})
		.map(({ deskId, length, weekday, ...rest }) =>
			opening({
				...rest,
				weekday: weekday as Opening["weekday"],
				deskIds: [deskId],
				until: rest.from + length,
			}),
		),
	{ minLength: 1, maxLength: 5 },
);
const DESKS = [1, 2].map((id) => ({ id, serves: null }));
const DATES = datesBetween("2026-11-24", "2027-01-15");
/** All releases here are at midnight or at seven. */
const INSTANTS = datesBetween("2026-11-25", "2026-12-20").flatMap((date) =>
	[0, 420].map((minute) => instantAt(date, minute).epochMilliseconds),
);

/** The rules of design §3 once more, minute by minute: which minutes citizens may use at an instant. */
function usable(facts: DayFacts, rules: BookingRules, at: number): Set<string> {
	const today = civilDateOf(Temporal.Instant.fromEpochMilliseconds(at));
	const ahead = daysBetween(today, facts.date);
	const minutes = new Set<string>();
	if (ahead < 0 || ahead > rules.horizonDays) return minutes;
	for (const { deskId, from, until, channel, releasedAt } of facts.windows) {
		const staffDays = rules.staffGoesOnlineDays;
		const isPublic =
			channel === "online" ||
			(channel === "staff" && staffDays !== null && ahead <= staffDays);
		if (!isPublic || (releasedAt ?? 0) > at) continue;
		for (let m = from; m < until; m++) minutes.add(`${deskId} ${m}`);
	}
	return minutes;
}

/** Whether a quarter of an hour can be had at this instant that uses a minute nobody could use just before. */
function bringsNew(facts: DayFacts, rules: BookingRules, at: number): boolean {
	const now = usable(facts, rules, at);
	const before = usable(facts, rules, at - 1);
	if (now.size === before.size) return false;
	const earliest = at + rules.leadMinutes * 60_000;
	return DESKS.some(({ id }) => {
		for (let start = 480; start <= 560; start += 5) {
			const minutes = Array.from(
				{ length: 15 },
				(_, i) => `${id} ${start + i}`,
			);
			if (
				minutes.every((minute) => now.has(minute)) &&
				minutes.some((minute) => !before.has(minute)) &&
				instantAt(facts.date, start).epochMilliseconds >= earliest
			)
				return true;
		}
		return false;
	});
}

test("is the first instant at which a naive look, minute by minute, finds new times", () => {
	let found = 0;
	fc.assert(
		fc.property(
			openings,
			fc.constantFrom(0, 30),
			fc.constantFrom(4, 20),
			fc.constantFrom(null, 2),
			(all, leadMinutes, horizonDays, staffGoesOnlineDays) => {
				const rules = {
					...RULES,
					leadMinutes,
					horizonDays,
					staffGoesOnlineDays,
				};
				const days = DATES.map((date) =>
					composeDay({
						date,
						stationId: 1,
						desks: DESKS,
						openings: all,
						closures: [],
						busy: [],
					}),
				).filter(({ windows }) => windows.length > 0);
				const newDays = (at: number) =>
					days.filter((facts) => bringsNew(facts, rules, at));
				const at = INSTANTS.find((instant) => newDays(instant).length > 0);
				const expected =
					at === undefined
						? null
						: {
								at: isoOf(Temporal.Instant.fromEpochMilliseconds(at)),
								days: newDays(at).map(({ date }) => date),
							};
				expect(release({ openings: all, desks: DESKS, rules })).toEqual(
					expected,
				);
				if (expected) found++;
			},
		),
		{ numRuns: 40 },
	);
	expect(found).toBeGreaterThan(10);
});
