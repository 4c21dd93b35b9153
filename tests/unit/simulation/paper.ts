import type { DayFacts } from "#lib/availability/availability.ts";
import type { Measured } from "#lib/simulation/measured.ts";
import type { Paper } from "#lib/simulation/rules/compare.ts";
import { datesBetween } from "#lib/time.ts";

/** A station's day on paper: so many desks from 8:00 to 16:00, all but two of them bookable online. */
export function paperWith({
	desks,
	crowd = 1,
}: {
	desks: number;
	/** So many times the usual people without an appointment. */
	crowd?: number;
}): Paper {
	const ids = Array.from({ length: desks }, (_, index) => index + 1);
	const dayOn = (date: DayFacts["date"]): DayFacts => {
		return {
			date,
			desks: ids.map((id) => ({ id, serves: null })),
			windows: ids.map((deskId) => ({
				deskId,
				from: 480,
				until: 960,
				channel: deskId > desks - 2 ? "walk-in" : "online",
				releasedAt: 0,
			})),
			serviceClosures: [],
			busy: [],
		};
	};
	return {
		day: dayOn("2026-12-01"),
		ahead: datesBetween("2026-11-30", "2026-12-31").map(dayOn),
		rules: {
			leadMinutes: 60,
			horizonDays: 56,
			usefulGapMinutes: 10,
			staffGoesOnlineDays: 2,
		},
		order: { lateMinutes: 15, patienceMinutes: 45, yieldMinutes: 10 },
		measured: {
			...MEASURED,
			walkInsByDay: MEASURED.walkInsByDay.map((count) => count * crowd),
			walkInsByHour: MEASURED.walkInsByHour.map(({ hour, count }) => ({
				hour,
				count: count * crowd,
			})),
		},
		displaced: 0,
		closedDate: null,
	};
}

const MEASURED: Measured = {
	days: 8,
	walkInsByDay: [92, 88, 101, 95, 90, 97, 85, 99],
	walkInsByHour: [8, 9, 10, 11, 12, 13, 14, 15].map((hour) => ({
		hour,
		count: 93,
	})),
	due: 8 * 130,
	concerns: [
		{
			serviceIds: [1],
			booked: 3000,
			walkIns: 2000,
			planned: 12,
			served: 4500,
			mean: 11,
			deviation: 6,
		},
		{
			serviceIds: [2],
			booked: 1000,
			walkIns: 1000,
			planned: 20,
			served: 1800,
			mean: 19,
			deviation: 9,
		},
	],
	absence: { due: 4000, absent: 480 },
	reminded: { due: 2000, absent: 160 },
	notReminded: { due: 2000, absent: 320 },
	late: [-20, -12, -8, -5, -2, 0, 4, 15],
	lateCount: 3000,
	left: 40,
	waitedMinutes: 40 * 600,
	way: 1,
	bookedADay: 90,
};

/** All pieces at once. */
export function whole<Value>(work: Generator<void, Value>): Value {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
	}
}
