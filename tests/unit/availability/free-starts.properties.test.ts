import fc from "fast-check";
import { expect, test } from "vitest";
import type {
	BookingRules,
	Busy,
	DayFacts,
	DayWindow,
	TimeRequest,
} from "#lib/availability/availability.ts";
import { deskFor, freeStarts } from "#lib/availability/rules/free-starts.ts";
import { daysBetween, instantAt, type Minute } from "#lib/time.ts";

const FROM = 470;
const UNTIL = 620;
const NOW = Date.parse("2026-11-24T07:00:00Z");
const EVERY_START = Array.from({ length: 1440 / 5 }, (_, i) => i * 5);

const minute = fc.oneof(
	fc.integer({ min: FROM / 5, max: UNTIL / 5 }).map((n) => n * 5),
	fc.integer({ min: FROM, max: UNTIL }),
);
const span = fc
	.tuple(minute, minute)
	.filter(([a, b]) => a !== b)
	.map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) }));
const deskId = fc.integer({ min: 1, max: 3 });
const services = fc.uniqueArray(fc.integer({ min: 1, max: 3 }), {
	minLength: 1,
});
const serviceSet = services.map((ids): ReadonlySet<number> => new Set(ids));
/** Around NOW, so that both sides of it are met, and NOW itself. */
const moment = fc.integer({ min: -2, max: 2 }).map((n) => NOW + n * 60_000);

const facts: fc.Arbitrary<DayFacts> = fc.record({
	date: fc.constantFrom("2026-11-24", "2026-11-25", "2026-11-27"),
	desks: fc
		.array(fc.option(serviceSet, { freq: 2 }), { minLength: 1, maxLength: 3 })
		.map((all) => all.map((serves, i) => ({ id: i + 1, serves }))),
	windows: fc.array(
		fc
			.record({
				deskId,
				span,
				channel: fc.constantFrom<DayWindow["channel"]>(
					"online",
					"staff",
					"walk-in",
				),
				releasedAt: fc.option(moment, { freq: 15 }),
				byLot: fc.constantFrom(false, false, false, true),
			})
			.map(({ span, ...rest }) => ({ ...rest, ...span })),
		{ maxLength: 6 },
	),
	serviceClosures: fc.array(
		fc.tuple(serviceSet, span).map(([serviceIds, s]) => ({ serviceIds, ...s })),
		{ maxLength: 1 },
	),
	busy: fc
		.array(
			fc.record({
				deskId,
				start: minute,
				length: fc.integer({ min: 1, max: 30 }),
				holdExpiresAt: fc.option(moment, { freq: 2 }),
			}),
			{ maxLength: 5 },
		)
		.map((all) =>
			all.map(
				({ deskId, start, length, holdExpiresAt }, i): Busy => ({
					appointmentId: `a${i}`,
					deskId,
					from: start,
					until: start + length,
					holdExpiresAt,
				}),
			),
		),
});
const rules: fc.Arbitrary<BookingRules> = fc.record({
	leadMinutes: fc.constantFrom(0, 17, 60, 1440),
	horizonDays: fc.constantFrom(0, 2, 60),
	usefulGapMinutes: fc.constantFrom(0, 5, 10, 15),
	staffGoesOnlineDays: fc.constantFrom(null, 0, 2),
});
const request: fc.Arbitrary<TimeRequest> = fc.record(
	{
		serviceIds: services,
		minutes: fc.constantFrom(5, 7, 10, 15, 20, 35),
		channel: fc.constantFrom<TimeRequest["channel"]>("online", "staff"),
		now: moment.map((at) => at + (at % 7 === 0 ? 1 : 0)),
		ignoreIds: fc.subarray(["a0", "none"]),
	},
	{ requiredKeys: ["serviceIds", "minutes", "channel", "now"] },
);

/** The rules of design §3 once more, minute by minute and without any cleverness. */
function oracle(day: DayFacts, r: BookingRules, q: TimeRequest) {
	const today = new Date(q.now + 3_600_000).toISOString().slice(0, 10);
	const ahead = daysBetween(today as DayFacts["date"], day.date);
	const mayUse = (w: DayWindow) => {
		const released = w.releasedAt !== null && w.releasedAt <= q.now;
		if (w.channel === "walk-in") return false;
		if (q.channel === "staff")
			return (w.channel === "online" && !w.byLot) || released;
		if (w.channel === "online") return released;
		const days = r.staffGoesOnlineDays;
		return released && days !== null && ahead <= days;
	};
	const isFree = (desk: number, m: Minute) =>
		day.windows.some(
			(w) => w.deskId === desk && w.from <= m && m < w.until && mayUse(w),
		) &&
		!day.busy.some(
			(b) =>
				b.deskId === desk &&
				b.from <= m &&
				m < b.until &&
				!q.ignoreIds?.includes(b.appointmentId ?? "") &&
				(b.holdExpiresAt === null || b.holdExpiresAt > q.now),
		);
	const lead = q.channel === "online" ? r.leadMinutes * 60_000 : 0;
	const inTime = (start: Minute) =>
		instantAt(day.date, start).epochMilliseconds >= q.now + lead;
	const isClosed = (m: Minute) =>
		day.serviceClosures.some(
			(c) =>
				c.from <= m &&
				m < c.until &&
				q.serviceIds.some((id) => c.serviceIds.has(id)),
		);
	const takes = (desk: DayFacts["desks"][number], start: Minute) => {
		if (ahead > r.horizonDays || !inTime(start)) return false;
		if (q.serviceIds.some((id) => desk.serves && !desk.serves.has(id)))
			return false;
		for (let m = start; m < start + q.minutes; m++)
			if (!isFree(desk.id, m) || isClosed(m)) return false;
		return true;
	};
	const isGood = (desk: number, start: Minute) => {
		let before = 0;
		let avoidable = false;
		while (isFree(desk, start - before - 1)) {
			before++;
			const earlier = start - before;
			if (earlier % 5 === 0 && inTime(earlier)) avoidable = true;
		}
		let after = 0;
		while (isFree(desk, start + q.minutes + after)) after++;
		return (
			(!avoidable || before >= r.usefulGapMinutes) &&
			(after < 5 || after >= r.usefulGapMinutes)
		);
	};
	const possible = EVERY_START.filter(
		(start) => start >= FROM - 5 && start <= UNTIL,
	).filter((start) => day.desks.some((desk) => takes(desk, start)));
	const good = possible.filter((start) =>
		day.desks.some((desk) => takes(desk, start) && isGood(desk.id, start)),
	);
	return { possible, offered: good.length > 0 ? good : possible, takes };
}

test("starts and desks are those of a naive count, minute by minute", () => {
	let met = 0;
	fc.assert(
		fc.property(facts, rules, request, (day, r, q) => {
			const { possible, offered, takes } = oracle(day, r, q);
			expect(freeStarts(day, r, q)).toEqual(offered);
			const withDesk = EVERY_START.filter(
				(s) => deskFor(day, r, q, s) !== null,
			);
			expect(withDesk).toEqual(possible);
			for (const start of withDesk) {
				const id = deskFor(day, r, q, start);
				const desk = day.desks.find((d) => d.id === id);
				expect(desk && takes(desk, start)).toBe(true);
			}
			if (offered.length > 0) met++;
		}),
		{ numRuns: 400 },
	);
	// Else the generators miss what they are to test; usually it is some seventy.
	expect(met).toBeGreaterThan(30);
});

/** Wide open, so that a day is really filled. */
const openDay = facts.map(
	(day): DayFacts => ({
		...day,
		date: "2026-11-27",
		windows: [1, 2, 3].map((deskId) => ({
			deskId,
			from: FROM,
			until: UNTIL,
			channel: "online",
			releasedAt: 0,
		})),
	}),
);
const openRules = rules.map((r) => ({ ...r, leadMinutes: 0, horizonDays: 60 }));
const live = (busy: readonly Busy[], now: number) =>
	busy.filter((b) => b.holdExpiresAt === null || b.holdExpiresAt > now);

test("whatever start is chosen, booking until nothing is left never puts two people at one desk", () => {
	const choices = fc.infiniteStream(fc.nat());
	fc.assert(
		fc.property(
			openDay,
			openRules,
			request,
			choices,
			(day, r, { ignoreIds: _, ...q }, choose) => {
				let facts = day;
				const before = live(day.busy, q.now);
				for (let n = 0; ; n++) {
					const starts = freeStarts(facts, r, q);
					if (starts.length === 0) break;
					const start = starts[Number(choose.next().value) % starts.length];
					if (start === undefined) throw new Error("no start");
					const desk = deskFor(facts, r, q, start);
					if (desk === null) throw new Error("an offered start has no desk");
					const until = start + q.minutes;
					const placed = live(facts.busy, q.now);
					expect(
						placed.some(
							(b) => b.deskId === desk && b.from < until && start < b.until,
						),
					).toBe(false);
					facts = {
						...facts,
						busy: [
							...facts.busy,
							{
								appointmentId: `new${n}`,
								deskId: desk,
								from: start,
								until,
								holdExpiresAt: null,
							},
						],
					};
				}
				expect(live(facts.busy, q.now).length).toBeGreaterThanOrEqual(
					before.length,
				);
			},
		),
		{ numRuns: 60 },
	);
});

test("one more appointment never makes a start possible that was not", () => {
	fc.assert(
		fc.property(
			openDay,
			openRules,
			request,
			span,
			deskId,
			(day, r, q, s, id) => {
				const extra: Busy = {
					appointmentId: "extra",
					deskId: id,
					...s,
					holdExpiresAt: null,
				};
				const fuller = { ...day, busy: [...day.busy, extra] };
				for (const start of EVERY_START) {
					if (deskFor(day, r, q, start) === null) {
						expect(deskFor(fuller, r, q, start)).toBeNull();
					}
				}
			},
		),
		{ numRuns: 60 },
	);
});
