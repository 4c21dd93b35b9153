import fc from "fast-check";
import { expect, test } from "vitest";
import { freedOf } from "#lib/attendance/rules/freed.ts";
import {
	joined,
	offeredOn,
	offeredPlan,
	PIECE,
	piecesOf,
} from "#lib/attendance/rules/offer.ts";
import type { DayWindow } from "#lib/availability/availability.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import type { Opening } from "#lib/availability/rules/opening.ts";
import { overlaps } from "#lib/availability/rules/span.ts";
import {
	dayDesksOf,
	type RosterPlan,
} from "#lib/planning/roster/rules/plan.ts";
import { type CivilDate, instantAt } from "#lib/time.ts";

const DATE: CivilDate = "2026-12-01";
const window = (
	deskId: number,
	from: number,
	until: number,
	channel: DayWindow["channel"] = "walk-in",
): DayWindow => ({ deskId, from, until, channel, releasedAt: 0 });
const freed = (perHour: number) =>
	freedOf(
		Array.from({ length: 9 }, (_, index) => ({
			hour: 8 + index,
			minutes: perHour * 10,
			share: { mean: 0.1, sd: 0.01 },
		})),
	);

test("time is given away only once it was freed, and one desk always stays", () => {
	const two = [window(1, 480, 960), window(2, 480, 960)];
	expect(piecesOf(two, [], freed(30), { wanted: 90 })).toEqual([
		{ deskId: 1, from: 540, until: 570 },
		{ deskId: 1, from: 600, until: 630 },
		{ deskId: 1, from: 660, until: 690 },
	]);
	expect(
		piecesOf([window(1, 480, 960)], [], freed(60), { wanted: 90 }),
	).toEqual([]);
	const online = two.map((one) => ({ ...one, channel: "online" as const }));
	expect(piecesOf(online, [], freed(60), { wanted: 90 })).toEqual([]);
});

test("pieces that touch become one, so that longer concerns fit", () => {
	const three = [window(1, 480, 960), window(2, 480, 960), window(3, 480, 960)];
	const pieces = piecesOf(three, [], freed(60), { wanted: 120, from: 605 });
	expect(pieces.every(({ from }) => from >= 605)).toBe(true);
	const spans = joined(pieces);
	expect(spans.length).toBeLessThan(pieces.length);
	expect(spans.reduce((sum, one) => sum + one.until - one.from, 0)).toBe(120);
});

const anyWindows = fc
	.array(
		fc.record({
			deskId: fc.integer({ min: 1, max: 5 }),
			from: fc.integer({ min: 16, max: 24 }).map((half) => half * 30),
			length: fc.integer({ min: 1, max: 8 }).map((half) => half * 30),
			channel: fc.constantFrom("walk-in", "walk-in", "online" as const),
		}),
		{ maxLength: 8 },
	)
	.map((drawn) => {
		const windows: DayWindow[] = [];
		for (const { deskId, from, length, channel } of drawn) {
			const one = window(
				deskId,
				from,
				from + length,
				channel as DayWindow["channel"],
			);
			if (!windows.some((w) => w.deskId === deskId && overlaps(w, one)))
				windows.push(one);
		}
		return windows;
	});

test("whatever the day is like: never more than wanted or freed, never what is taken, never the last desk", () => {
	fc.assert(
		fc.property(
			anyWindows,
			fc.integer({ min: 0, max: 120 }),
			fc.integer({ min: 0, max: 20 }),
			(windows, perHour, wantedPieces) => {
				const busy = windows.slice(0, 2).map(({ deskId, from }) => ({
					deskId,
					from,
					until: from + 15,
					appointmentId: null,
					holdExpiresAt: null,
				}));
				const wanted = wantedPieces * PIECE;
				const day = freed(perHour);
				const pieces = piecesOf(windows, busy, day, { wanted });
				expect(pieces.length * PIECE).toBeLessThanOrEqual(wanted);
				expect(pieces.length * PIECE).toBeLessThanOrEqual(day.expected + 1e-9);
				for (const piece of pieces) {
					expect(
						busy.some(
							(one) => one.deskId === piece.deskId && overlaps(one, piece),
						),
					).toBe(false);
					const kept = windows.filter(
						(one) =>
							one.channel === "walk-in" &&
							one.from <= piece.from &&
							one.until >= piece.until,
					);
					const given = pieces.filter((one) => one.from === piece.from);
					expect(kept.length).toBeGreaterThan(given.length);
				}
			},
		),
	);
});

const opening = (
	id: number,
	deskIds: number[],
	channel: Opening["channel"],
): Opening => ({
	id,
	deskIds,
	kind: "weekly",
	weekday: 2,
	everyWeeks: 1,
	weekOfMonth: null,
	date: null,
	from: 480,
	until: 960,
	validFrom: "2026-01-01",
	validUntil: null,
	byLot: false,
	channel,
	releaseDaysBefore: 56,
	releaseMinute: 420,
});
const PLAN: RosterPlan = {
	desks: [1, 2, 3].map((id) => ({
		id,
		name: `Platz ${id}`,
		position: id,
		active: true,
		serves: null,
		ownDays: [],
	})),
	openings: [opening(1, [1], "online"), opening(2, [2, 3], "walk-in")],
};
const windowsOn = (plan: RosterPlan, date: CivilDate) =>
	composeDay({
		date,
		stationId: 1,
		desks: dayDesksOf(plan),
		openings: plan.openings,
		closures: [],
		busy: [],
	}).windows;

test("the roster offers exactly these minutes of that day, from that morning on; all else stays", () => {
	const spans = [
		{ deskId: 2, from: 600, until: 660 },
		{ deskId: 2, from: 720, until: 750 },
	];
	const after = offeredPlan(PLAN, DATE, spans, {
		channel: "online",
		releaseMinute: 420,
	});
	const own = windowsOn(after, DATE).filter(({ deskId }) => deskId === 2);
	expect(own.map(({ from, until, channel }) => [from, until, channel])).toEqual(
		[
			[480, 600, "walk-in"],
			[600, 660, "online"],
			[660, 720, "walk-in"],
			[720, 750, "online"],
			[750, 960, "walk-in"],
		],
	);
	expect(own[1]?.releasedAt).toBe(instantAt(DATE, 420).epochMilliseconds);
	for (const desk of [1, 3])
		expect(
			windowsOn(after, DATE).filter(({ deskId }) => deskId === desk),
		).toEqual(windowsOn(PLAN, DATE).filter(({ deskId }) => deskId === desk));
	expect(windowsOn(after, "2026-12-08")).toEqual(windowsOn(PLAN, "2026-12-08"));
	expect([offeredOn(PLAN, DATE), offeredOn(after, DATE)]).toEqual([0, 90]);
	// And once more later.
	const more = offeredPlan(
		after,
		DATE,
		[{ deskId: 2, from: 780, until: 810 }],
		{
			channel: "online",
			releaseMinute: 420,
		},
	);
	expect(offeredOn(more, DATE)).toBe(120);
});
