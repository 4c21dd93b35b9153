import fc from "fast-check";
import { expect, test } from "vitest";
import type {
	BookingRules,
	Busy,
	DayFacts,
	DayWindow,
	TimeRequest,
} from "#lib/availability/availability.ts";
import { freeStarts } from "#lib/availability/rules/free-starts.ts";
import { rememberedStarts } from "#lib/availability/rules/remembered-starts.ts";

const NOW = Date.parse("2026-11-24T07:00:00Z");
/** Close to NOW, to midnight and to the days themselves, with odd milliseconds. */
const moment = fc
	.tuple(
		fc.integer({ min: -30, max: 30 }),
		fc.constantFrom(0, 16 * 60, 40 * 60, 64 * 60),
		fc.constantFrom(0, 0, 1, -1),
	)
	.map(([n, minutes, odd]) => NOW + (minutes + n) * 60_000 + odd);
const deskId = fc.integer({ min: 1, max: 3 });
const services = fc.uniqueArray(fc.integer({ min: 1, max: 3 }), {
	minLength: 1,
});
const serviceSet = services.map((ids): ReadonlySet<number> => new Set(ids));
const span = fc
	.tuple(fc.integer({ min: 94, max: 130 }), fc.integer({ min: 1, max: 30 }))
	.map(([n, length]) => ({ from: n * 5, until: (n + length) * 5 }));

const facts: fc.Arbitrary<DayFacts> = fc.record({
	date: fc.constantFrom("2026-11-24", "2026-11-25", "2026-11-26"),
	desks: fc
		.array(fc.option(serviceSet), { minLength: 1, maxLength: 3 })
		.map((all) => all.map((serves, i) => ({ id: i + 1, serves }))),
	windows: fc.array(
		fc
			.tuple(
				deskId,
				span,
				fc.constantFrom<DayWindow["channel"]>("online", "staff", "walk-in"),
				moment,
			)
			.map(([deskId, span, channel, releasedAt]) => ({
				deskId,
				...span,
				channel,
				releasedAt,
			})),
		{ maxLength: 6 },
	),
	serviceClosures: fc.array(
		fc.tuple(serviceSet, span).map(([serviceIds, s]) => ({ serviceIds, ...s })),
		{ maxLength: 2 },
	),
	busy: fc
		.array(fc.tuple(deskId, span, fc.option(moment)), { maxLength: 4 })
		.map((all) =>
			all.map(
				([deskId, { from }, holdExpiresAt], i): Busy => ({
					appointmentId: `a${i}`,
					deskId,
					from,
					until: from + 15,
					holdExpiresAt,
				}),
			),
		),
});
const rules: fc.Arbitrary<BookingRules> = fc.record({
	leadMinutes: fc.constantFrom(0, 17, 30, 1440),
	horizonDays: fc.constantFrom(0, 1, 60),
	usefulGapMinutes: fc.constantFrom(0, 10),
	staffGoesOnlineDays: fc.constantFrom(null, 0, 1),
});
const request: fc.Arbitrary<TimeRequest> = fc.record({
	serviceIds: services,
	minutes: fc.constantFrom(5, 15, 35),
	channel: fc.constantFrom<TimeRequest["channel"]>("online", "staff"),
	now: moment,
	ignoreIds: fc.subarray(["a0", "a1", "none"]),
});

test("whoever asks again, earlier, later, for something else or with other rules, gets what was worked out anew", () => {
	let offered = 0;
	fc.assert(
		fc.property(
			facts,
			fc.array(rules, { minLength: 1, maxLength: 2 }),
			fc.array(request, { minLength: 2, maxLength: 30 }),
			(day, allRules, requests) => {
				for (const one of requests)
					for (const r of allRules) {
						const expected = freeStarts(day, r, one);
						expect(rememberedStarts(day, r, one).starts).toEqual(expected);
						offered += expected.length > 0 ? 1 : 0;
					}
			},
		),
		{ numRuns: 200 },
	);
	// Else the generators miss what they are to test.
	expect(offered).toBeGreaterThan(100);
});

test("an answer is worked out once while it holds", () => {
	fc.assert(
		fc.property(facts, rules, request, (day, r, one) => {
			const again = rememberedStarts(day, r, one);
			expect(rememberedStarts(day, r, { ...one })).toBe(again);
		}),
	);
});
