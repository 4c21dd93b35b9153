import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DayFacts, DayWindow } from "#lib/availability/availability.ts";
import { filledDay } from "#lib/simulation/rules/bookings.ts";
import { changedDesks } from "#lib/simulation/rules/changed-desks.ts";
import { NO_WISH } from "#lib/simulation/rules/compare.ts";
import {
	changedDay,
	desksOf,
	hoursOf,
	type PlanWish,
} from "#lib/simulation/rules/on-paper.ts";
import { randomOf } from "#lib/simulation/rules/random.ts";

const window = (
	deskId: number,
	from: number,
	until: number,
	channel: DayWindow["channel"] = "online",
): DayWindow => ({
	deskId,
	from,
	until,
	channel,
	releasedAt: 0,
});
const DAY: DayFacts = {
	date: "2026-12-01",
	desks: [
		{ id: 1, serves: null },
		{ id: 2, serves: null },
		{ id: 3, serves: new Set([1]) },
	],
	windows: [
		window(1, 480, 720),
		window(1, 750, 960, "walk-in"),
		window(2, 480, 960),
		window(3, 480, 600, "staff"),
	],
	serviceClosures: [],
	busy: [],
};
const change = (wish: Partial<PlanWish>) =>
	changedDay(DAY, { ...NO_WISH, ...wish });
const minutes = ({ windows }: DayFacts, channel?: string) =>
	windows
		.filter((one) => !channel || one.channel === channel)
		.reduce((sum, { from, until }) => sum + until - from, 0);

describe("a day on paper", () => {
	test("nothing asked is the day itself", () => {
		expect(change({})).toEqual(DAY);
	});

	test("a sick desk, a closed day and fewer desks take time away", () => {
		expect(desksOf(change({ sickDeskId: 2 })).map(({ id }) => id)).toEqual([
			1, 3,
		]);
		expect(change({ isClosed: true }).windows).toEqual([]);
		const fewer = change({ desks: { more: -1, from: 480, until: 540 } });
		// The desk that is open for the shortest time goes.
		expect(desksOf(fewer).find(({ id }) => id === 3)?.spans).toEqual([
			{ from: 540, until: 600 },
		]);
	});

	test("another desk is open like the longest one, for everything, within its hours", () => {
		const more = change({ desks: { more: 2, from: 900, until: 1200 } });
		expect(desksOf(more).filter(({ id }) => id < 0)).toEqual([
			{ id: -1, serves: null, spans: [{ from: 900, until: 960 }] },
			{ id: -2, serves: null, spans: [{ from: 900, until: 960 }] },
		]);
	});

	test("other hours move those that open first or close last, and cut the others", () => {
		const later = change({ hours: { from: 510, until: 1020 } });
		expect(hoursOf(later)).toEqual({ from: 510, until: 1020 });
		expect(desksOf(later).find(({ id }) => id === 3)?.spans).toEqual([
			{ from: 510, until: 600 },
		]);
		expect(hoursOf(change({ hours: { from: null, until: 780 } }))).toEqual({
			from: 480,
			until: 780,
		});
	});

	test("breaks go round: never more desks at once than it takes", () => {
		const rested = change({ rest: { minutes: 30, from: 840, until: 900 } });
		expect(desksOf(rested).find(({ id }) => id === 1)?.spans).toEqual([
			{ from: 480, until: 720 },
			{ from: 750, until: 840 },
			{ from: 870, until: 960 },
		]);
		expect(desksOf(rested).find(({ id }) => id === 2)?.spans).toEqual([
			{ from: 480, until: 870 },
			{ from: 900, until: 960 },
		]);
	});

	test("shares of the channels hold within a step of the grid, and no minute is lost", () => {
		fc.assert(
			fc.property(fc.nat(100), fc.nat(100), (online, rest) => {
				const walkIn = Math.round(((100 - online) * rest) / 100);
				const day = change({ shares: { online, walkIn } });
				expect(minutes(day)).toBe(minutes(DAY));
				expect(
					Math.abs(minutes(day, "online") - (minutes(DAY) * online) / 100),
				).toBeLessThanOrEqual(5);
				expect(
					Math.abs(minutes(day, "walk-in") - (minutes(DAY) * walkIn) / 100),
				).toBeLessThanOrEqual(10);
			}),
		);
	});

	test("what differs is told by desk, those together that are alike", () => {
		expect(changedDesks(DAY, DAY)).toEqual([]);
		expect(
			changedDesks(DAY, change({ hours: { from: null, until: 540 } })),
		).toEqual([
			{
				deskIds: [1, 2],
				spans: [{ from: 480, until: 540, channel: "online" }],
			},
			{ deskIds: [3], spans: [{ from: 480, until: 540, channel: "staff" }] },
		]);
		expect(changedDesks(DAY, change({ sickDeskId: 1 }))).toEqual([
			{ deskIds: [1], spans: [] },
		]);
	});
});

test("a day fills up with appointments that fit, and not beyond what there is", () => {
	const rules = {
		leadMinutes: 0,
		horizonDays: 60,
		usefulGapMinutes: 10,
		staffGoesOnlineDays: null,
	};
	const concern = (id: number, planned: number) => ({
		serviceIds: [id],
		share: 1,
		planned,
		length: { kind: "fixed", mean: planned } as const,
	});
	const booked = filledDay(
		DAY,
		rules,
		[concern(1, 15), concern(2, 30)],
		500,
		randomOf(1, "times"),
	);
	const taken = booked.reduce((sum, one) => sum + one.concern.planned, 0);
	// 240 and 480 minutes online, 120 for the counter.
	expect(taken).toBeLessThanOrEqual(840);
	expect(taken).toBeGreaterThan(660);
	for (const { start, concern: one } of booked) {
		const until = start + one.planned;
		const within = DAY.windows.some(
			(span) =>
				span.channel !== "walk-in" && span.from <= start && until <= span.until,
		);
		expect(within).toBe(true);
	}
	expect(
		filledDay(DAY, rules, [concern(1, 15)], 7, randomOf(1, "times")),
	).toHaveLength(7);
	expect(filledDay(DAY, rules, [], 7, randomOf(1, "times"))).toEqual([]);
});
