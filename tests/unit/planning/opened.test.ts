import fc from "fast-check";
import { expect, test } from "vitest";
import type { DayFacts, DayWindow } from "#lib/availability/availability.ts";
import { openedOn } from "#lib/planning/change/rules/opened.ts";

const NOW = 1_000;

const span = fc
	.tuple(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 1, max: 8 }))
	.map(([from, length]) => ({ from: from * 5, until: (from + length) * 5 }));
const windowOf: fc.Arbitrary<DayWindow> = fc
	.tuple(
		span,
		fc.constantFrom(1, 2),
		fc.constantFrom("online", "staff", "walk-in"),
		fc.constantFrom(0, NOW, NOW + 1, null),
	)
	.map(([at, deskId, channel, releasedAt]) => ({
		...at,
		deskId,
		channel,
		releasedAt,
	}));
const facts: fc.Arbitrary<DayFacts> = fc.record({
	date: fc.constant("2026-12-01" as const),
	desks: fc.constant([
		{ id: 1, serves: null },
		{ id: 2, serves: null },
	]),
	windows: fc.array(windowOf, { maxLength: 6 }),
	serviceClosures: fc.constant([]),
	busy: fc.array(
		fc.tuple(span, fc.constantFrom(1, 2)).map(([at, deskId]) => ({
			...at,
			deskId,
			appointmentId: null,
			holdExpiresAt: null,
		})),
		{ maxLength: 4 },
	),
});

const isOpen = ({ windows }: DayFacts, deskId: number, minute: number) =>
	windows.some(
		(one) =>
			one.deskId === deskId &&
			one.channel === "online" &&
			one.releasedAt !== null &&
			one.releasedAt <= NOW &&
			one.from <= minute &&
			minute < one.until,
	);

test("opened is each minute that may be booked now, might not be before, and is nobody's", () => {
	fc.assert(
		fc.property(facts, facts, (before, after) => {
			const opened = openedOn({ before, after }, NOW);
			for (const deskId of [1, 2])
				for (let minute = 0; minute < 140; minute += 5) {
					const found = opened.filter(
						(one) =>
							one.deskId === deskId && one.from <= minute && minute < one.until,
					);
					const isTaken = after.busy.some(
						(one) =>
							one.deskId === deskId && one.from <= minute && minute < one.until,
					);
					const isNew =
						isOpen(after, deskId, minute) && !isOpen(before, deskId, minute);
					expect(found).toHaveLength(isNew && !isTaken ? 1 : 0);
				}
		}),
	);
});
