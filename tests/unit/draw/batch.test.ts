import fc from "fast-check";
import { expect, test } from "vitest";
import type { DayFacts } from "#lib/availability/availability.ts";
import type { Line } from "#lib/draw/draw.ts";
import { dueDraws } from "#lib/draw/rules/announce.ts";
import {
	groupsFor,
	onGrid,
	roomsOf,
	type Suits,
	startsOf,
} from "#lib/draw/rules/batch.ts";
import { giveOut } from "#lib/draw/rules/give-out.ts";
import { instantAt, weekdayOf } from "#lib/time.ts";
import { suitsTime } from "#lib/wishes/rules/halves.ts";
import { exampleOpening } from "#tests/support/examples.ts";

const DATE = "2027-01-04";

const span = fc
	.tuple(fc.integer({ min: 400, max: 1000 }), fc.integer({ min: 1, max: 300 }))
	.map(([from, length]) => ({ from, until: from + length }));
const services = fc.uniqueArray(fc.integer({ min: 1, max: 3 }), {
	minLength: 1,
});
const desk = fc.integer({ min: 1, max: 3 });

const day: fc.Arbitrary<DayFacts> = fc.record({
	date: fc.constantFrom(DATE, "2027-01-05" as const),
	desks: fc.constant([
		{ id: 1, serves: null },
		{ id: 2, serves: new Set([1]) },
		{ id: 3, serves: new Set([1, 2]) },
	]),
	windows: fc.array(
		fc.tuple(desk, span, fc.boolean()).map(([deskId, window, isUnderLot]) => ({
			...window,
			deskId,
			channel: "online" as const,
			releasedAt: isUnderLot ? null : 0,
		})),
		{ maxLength: 5 },
	),
	serviceClosures: fc.array(
		fc.tuple(services, span).map(([ids, closed]) => ({
			...closed,
			serviceIds: new Set(ids),
		})),
		{ maxLength: 1 },
	),
	busy: fc.array(
		fc.tuple(desk, span).map(([deskId, busy]) => ({
			...busy,
			deskId,
			appointmentId: null,
			holdExpiresAt: null,
		})),
		{ maxLength: 2 },
	),
});

const suits: fc.Arbitrary<Suits & { minutes: number }> = fc.record({
	serviceIds: services,
	halves: fc.subarray([
		"1-morning",
		"1-afternoon",
		"2-morning",
		"2-afternoon",
	] as const),
	earliest: fc.constantFrom("2027-01-01", "2027-01-05"),
	latest: fc.constant("2027-03-01"),
	minutes: fc.integer({ min: 1, max: 60 }),
});

test("whoever wins comes at a time that suits, at a desk that serves them, when it is open and nobody else is there", () => {
	fc.assert(
		fc.property(day, fc.array(suits, { maxLength: 30 }), (facts, wishes) => {
			const rooms = roomsOf([facts]);
			const lines = wishes.map(
				(wish, index): Line => ({
					id: String(index),
					minutes: onGrid(wish.minutes),
					groups: groupsFor(rooms)(wish),
				}),
			);
			const starts = startsOf(rooms, giveOut(rooms.groups, lines));
			const taken = new Set<string>();
			for (const { line, deskId, date, start } of starts) {
				const wish = wishes[Number(line.id)];
				if (!wish) throw new Error("nobody");
				expect(date).toBe(facts.date);
				expect(date >= wish.earliest).toBe(true);
				expect(start % 5).toBe(0);
				expect(
					suitsTime(wish.halves, weekdayOf(date), start, wish.minutes),
				).toBe(true);
				const serves = facts.desks.find(({ id }) => id === deskId)?.serves;
				for (let m = start; m < start + wish.minutes; m++) {
					for (const id of wish.serviceIds) {
						expect(serves === null || serves?.has(id)).toBe(true);
						const isClosed = facts.serviceClosures.some(
							(one) => one.serviceIds.has(id) && one.from <= m && m < one.until,
						);
						expect(isClosed).toBe(false);
					}
					const holds = (one: {
						deskId: number;
						from: number;
						until: number;
					}) => one.deskId === deskId && one.from <= m && m < one.until;
					expect(
						facts.windows.some((one) => one.releasedAt === null && holds(one)),
					).toBe(true);
					expect(facts.busy.some(holds)).toBe(false);
					expect(taken.has(`${deskId} ${m}`)).toBe(false);
					taken.add(`${deskId} ${m}`);
				}
			}
		}),
		{ numRuns: 400 },
	);
});

const LOT = exampleOpening({
	kind: "weekly",
	weekday: 1,
	releaseDaysBefore: 14,
	releaseMinute: 420,
	byLot: true,
	validFrom: "2026-01-05",
	validUntil: null,
});

test("a week is announced once, some days before the first of its times would be released", () => {
	const friday = { ...LOT, id: 2, weekday: 5 as const, releaseDaysBefore: 20 };
	const due = (
		openings: (typeof LOT)[],
		at: Temporal.Instant,
		draws = new Map(),
	) => dueDraws({ openings, draws, drawDays: 7 }, at);
	// The week of 4 January: Monday's times on 21 December, Friday's on 19 December already.
	const closesAt = instantAt("2026-12-19", 420).epochMilliseconds;
	const week = [{ week: "2027-01-04", closesAt }];
	const at = (date: "2026-12-12" | "2026-12-18", minute: number) =>
		due([LOT, friday], instantAt(date, minute)).filter(
			(one) => one.week === "2027-01-04",
		);
	expect(at("2026-12-12", 419)).toEqual([]);
	expect(at("2026-12-12", 420)).toEqual(week);
	expect(at("2026-12-18", 420)).toEqual(week);
	expect(at("2026-12-18", 421), "a day is too short").toEqual([]);
	const now = instantAt("2026-12-15", 0);
	expect(due([LOT, friday], now, new Map([["2027-01-04", null]]))).toEqual([]);
	expect(due([{ ...LOT, byLot: false }], now)).toEqual([]);
});
