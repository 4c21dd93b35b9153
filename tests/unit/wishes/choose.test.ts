import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BookingRules, DayFacts } from "#lib/availability/availability.ts";
import { instantAt } from "#lib/time.ts";
import {
	chooseWish,
	type Kept,
	type Waiting,
} from "#lib/wishes/rules/choose.ts";
import { isResting } from "#lib/wishes/rules/offer-time.ts";
import { pointsOf } from "#lib/wishes/rules/rank.ts";
import type { WishSettings } from "#lib/wishes/wishes.ts";

const DATE = "2026-12-01";
const NOW = Temporal.Instant.from("2026-11-24T10:00:00+01:00");
const DAY_MS = 86_400_000;

const SETTINGS: WishSettings & { maxOffers: number } = {
	freedMinMinutes: 5,
	freedMaxMinutes: 30,
	wishOffersAtOnce: 3,
	wishOffersOfClient: 6,
	wishesPerPerson: 3,
	offerMinMinutes: 30,
	offerMaxMinutes: 180,
	quietFromMinute: 1260,
	quietUntilMinute: 420,
	urgentDays: 14,
	fitDays: 3,
	urgentNeedsProof: false,
	maxOffers: 2,
};
const RULES: BookingRules = {
	leadMinutes: 0,
	horizonDays: 60,
	usefulGapMinutes: 5,
	staffGoesOnlineDays: null,
};

/** One desk from nine to ten; what keeps the time from nine on is busy for everybody else. */
function day(minutes = 30): { facts: DayFacts; kept: Kept } {
	const kept = { holdId: "kept", deskId: 1, from: 540, until: 540 + minutes };
	return {
		kept,
		facts: {
			date: DATE,
			desks: [{ id: 1, serves: null }],
			windows: [
				{ deskId: 1, from: 540, until: 600, channel: "online", releasedAt: 0 },
			],
			serviceClosures: [],
			busy: [
				{
					appointmentId: "kept",
					deskId: 1,
					from: kept.from,
					until: kept.until,
					holdExpiresAt: instantAt(DATE, 540).epochMilliseconds,
				},
				{
					appointmentId: "next",
					deskId: 1,
					from: kept.until,
					until: 600,
					holdExpiresAt: null,
				},
			],
		},
	};
}

const waiting = (more: Partial<Waiting> = {}): Waiting => ({
	id: "a",
	createdAt: NOW.epochMilliseconds - DAY_MS,
	urgent: null,
	hasProof: false,
	stationIds: [],
	halves: [],
	earliest: "2026-11-01",
	latest: "2026-12-31",
	serviceIds: [1],
	minutes: 30,
	noticeMinutes: 120,
	offered: 0,
	silentAt: null,
	hasOpenOffer: false,
	openOffersOfPerson: 0,
	openOffersOfClient: 0,
	passed: [],
	brings: null,
	...more,
});

function choose(
	wishes: readonly Waiting[],
	{
		settings = {},
		now = NOW,
		minutes = 30,
	}: {
		settings?: Partial<typeof SETTINGS>;
		now?: Temporal.Instant;
		minutes?: number;
	} = {},
) {
	const { facts, kept } = day(minutes);
	return chooseWish(
		{ stationId: 7, facts, rules: RULES },
		kept,
		wishes,
		{ ...SETTINGS, ...settings },
		now,
	);
}

/** Earlier by so many days. */
const since = (days: number) => NOW.epochMilliseconds - days * DAY_MS;

describe("whom a time suits", () => {
	const cases: [string, Partial<Waiting>, boolean][] = [
		["any station, any day, any hour", {}, true],
		["this station", { stationIds: [3, 7] }, true],
		["another station", { stationIds: [3] }, false],
		["Tuesday mornings", { halves: ["2-morning"] }, true],
		["Tuesday afternoons", { halves: ["2-afternoon"] }, false],
		["Wednesday mornings", { halves: ["3-morning"] }, false],
		[
			"Mondays, and Tuesday mornings",
			{ halves: ["1-afternoon", "2-morning"] },
			true,
		],
		["days that begin with it", { earliest: DATE }, true],
		["days that begin after it", { earliest: "2026-12-02" }, false],
		["days that end before it", { latest: "2026-11-30" }, false],
		["something shorter", { minutes: 10 }, true],
		["something longer", { minutes: 35 }, false],
		["an offer that is open already", { hasOpenOffer: true }, false],
		["as many offers as there may be", { offered: 2 }, false],
		[
			"an offer that ran out an hour ago",
			{ silentAt: NOW.epochMilliseconds - 3_600_000 },
			false,
		],
		[
			"an offer that ran out yesterday evening",
			{ silentAt: NOW.epochMilliseconds - 14 * 3_600_000 },
			true,
		],
		[
			"an offer that ran out this night",
			{ silentAt: NOW.epochMilliseconds - 9 * 3_600_000 },
			true,
		],
		["three open offers of the same person", { openOffersOfPerson: 3 }, false],
		["two open offers of the same person", { openOffersOfPerson: 2 }, true],
		["six open offers of the same client", { openOffersOfClient: 6 }, false],
		["five open offers of the same client", { openOffersOfClient: 5 }, true],
		["a week's notice of seven days", { noticeMinutes: 10_080 }, false],
		["two days' notice", { noticeMinutes: 2880 }, true],
		[
			"an appointment that is later",
			{
				brings: {
					id: "x",
					startsAt: +instantAt("2026-12-08", 540).epochMilliseconds,
				},
			},
			true,
		],
		[
			"an appointment that is earlier",
			{
				brings: {
					id: "x",
					startsAt: +instantAt("2026-11-30", 540).epochMilliseconds,
				},
			},
			false,
		],
		[
			"the same time, which was let pass before",
			{
				passed: [
					{
						stationId: 7,
						startsAt: +instantAt(DATE, 540).epochMilliseconds,
						endsAt: +instantAt(DATE, 555).epochMilliseconds,
					},
				],
			},
			false,
		],
	];
	test.each(cases)("%s", (_, more, suits) => {
		expect(choose([waiting(more)]) !== null).toBe(suits);
	});
});

test("whoever did not look is asked again the next morning, and at once where no other day is left", () => {
	const silentAt = NOW.epochMilliseconds;
	const rests = (latest: string, hours: number) =>
		isResting(
			{ silentAt, latest: latest as typeof DATE },
			SETTINGS,
			NOW.add({ hours }),
		);
	expect(rests("2026-11-30", 0)).toBe(true);
	expect(rests("2026-11-30", 20)).toBe(true);
	expect(rests("2026-11-30", 21)).toBe(false);
	expect(rests("2026-11-24", 1)).toBe(false);
});

test("of a long stretch a later time is offered where the earliest is too near", () => {
	const { facts, kept } = day(15);
	const long = { ...kept, until: 960 };
	const windows = facts.windows.map((one) => ({ ...one, until: 960 }));
	const busy = facts.busy.slice(0, 1).map((one) => ({ ...one, until: 960 }));
	const choice = chooseWish(
		{ stationId: 7, facts: { ...facts, windows, busy }, rules: RULES },
		long,
		[waiting({ noticeMinutes: 1440 })],
		SETTINGS,
		Temporal.Instant.from("2026-11-30T10:00:00+01:00"),
	);
	expect(choice?.start).toBeGreaterThanOrEqual(600);
});

test("at night nobody is offered anything", () => {
	const at = (clock: string) =>
		choose([waiting()], {
			now: Temporal.Instant.from(`2026-11-24T${clock}:00+01:00`),
		});
	expect(at("20:59")).not.toBeNull();
	expect(at("21:00")).toBeNull();
	expect(at("06:59")).toBeNull();
	expect(at("07:00")).not.toBeNull();
});

test("an offer is open for its part of the time that is left before the notice, however many it suits", () => {
	const open = (noticeMinutes: number, now = NOW, others = 0) => {
		const wishes = Array.from({ length: 1 + others }, (_, index) =>
			waiting({ id: `w${index}`, noticeMinutes }),
		);
		const choice = choose(wishes, { now });
		return choice && (choice.openUntil - now.epochMilliseconds) / 60_000;
	};
	expect(open(0)).toBe(180);
	const eve = (clock: string) =>
		Temporal.Instant.from(`2026-11-30T${clock}:00+01:00`);
	expect(open(1440, eve("07:00"))).toBe(60);
	expect(open(1440, eve("07:00"), 2)).toBe(40);
	expect(open(1440, eve("07:00"), 30)).toBe(30);
	expect(open(1440, eve("08:31"))).toBeNull();
});

test("an urgent reason weighs until its day, and where the city wants proof only with it", () => {
	const urgent = waiting({
		id: "b",
		createdAt: since(1),
		urgent: { reason: "moved", by: DATE },
	});
	const patient = waiting({ id: "a", createdAt: since(10) });
	expect(choose([patient, urgent])?.wishId).toBe("b");
	const over = {
		...urgent,
		urgent: { reason: "moved" as const, by: "2026-11-30" as const },
	};
	expect(choose([patient, over])?.wishId).toBe("a");
	const settings = { urgentNeedsProof: true };
	expect(choose([patient, urgent], { settings })?.wishId).toBe("a");
	const proven = { ...urgent, hasProof: true };
	expect(choose([patient, proven], { settings })?.wishId).toBe("b");
	expect(
		choose([patient, proven], { settings: { urgentDays: 0 } })?.wishId,
	).toBe("a");
});

test("whoever fills the time goes before whoever leaves half of it empty, by as many days as the city says", () => {
	const half = waiting({ id: "a", minutes: 15, createdAt: since(2) });
	const whole = waiting({ id: "b", minutes: 30, createdAt: since(1) });
	expect(choose([half, whole])?.wishId).toBe("b");
	expect(choose([half, whole], { settings: { fitDays: 0 } })?.wishId).toBe("a");
});

test("the answer says why", () => {
	const choice = choose([
		waiting({ id: "a", createdAt: since(2) }),
		waiting({
			id: "b",
			createdAt: since(1),
			urgent: { reason: "travel", by: DATE },
		}),
		waiting({ id: "c", stationIds: [9] }),
	]);
	expect(choice).toMatchObject({
		wishId: "b",
		deskId: 1,
		start: 540,
		reason: {
			waited: 1,
			urgent: 14,
			fit: 3,
			because: "travel",
			share: 1,
			suited: 2,
		},
	});
});

const anyWish = (id: string) =>
	fc
		.record({
			days: fc.integer({ min: 0, max: 60 }),
			minutes: fc.constantFrom(5, 10, 15, 20, 30, 35),
			stationIds: fc.constantFrom([], [7], [8]),
			noticeMinutes: fc.constantFrom(0, 120, 1440, 2880, 10_080),
			offered: fc.integer({ min: 0, max: 2 }),
			hasOpenOffer: fc.boolean(),
			openOffersOfPerson: fc.integer({ min: 0, max: 3 }),
			openOffersOfClient: fc.integer({ min: 0, max: 7 }),
			urgent: fc.constantFrom(null, {
				reason: "moved" as const,
				by: DATE,
			} as const),
		})
		.map(({ days, ...more }) =>
			waiting({ ...more, id, createdAt: since(days) }),
		);

const anyWishes = fc
	.integer({ min: 0, max: 12 })
	.chain((count) =>
		fc.tuple(
			...Array.from({ length: count }, (_, index) => anyWish(`w${index}`)),
		),
	);

describe("the rule", () => {
	test("gives one answer, in whatever order the wishes come", () => {
		fc.assert(
			fc.property(
				anyWishes.chain((wishes) =>
					fc.tuple(
						fc.constant(wishes),
						fc.shuffledSubarray([...wishes], {
							minLength: wishes.length,
							maxLength: wishes.length,
						}),
					),
				),
				([wishes, shuffled]) => {
					expect(choose(shuffled)).toEqual(choose(wishes));
				},
			),
		);
	});

	test("chooses somebody whom it suits, for whom nobody has more reasons, and nobody exactly if it suits nobody", () => {
		fc.assert(
			fc.property(anyWishes, (wishes) => {
				const alone = wishes.map((wish) => choose([wish]));
				const choice = choose(wishes);
				const most = Math.max(
					...alone.flatMap((one) => (one ? [pointsOf(one.reason)] : [])),
				);
				if (choice === null) expect(alone.every((one) => !one)).toBe(true);
				else expect(pointsOf(choice.reason)).toBe(most);
			}),
		);
	});

	test("among equals asks first who waits longest", () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }),
				(days) => {
					const wishes = days.map((day) =>
						waiting({ id: `w${day}`, createdAt: since(day) }),
					);
					expect(choose(wishes)?.wishId).toBe(`w${Math.max(...days)}`);
				},
			),
		);
	});

	test("lets nobody starve: who has waited longer than all additions together comes before everybody later", () => {
		fc.assert(
			fc.property(anyWishes, (others) => {
				const bound = SETTINGS.urgentDays + SETTINGS.fitDays;
				const longest = waiting({
					id: "old",
					minutes: 5,
					createdAt: since(60 + bound + 1),
				});
				expect(choose([...others, longest])?.wishId).toBe("old");
			}),
		);
	});

	test("never looks at who it is or what they did: only the fields of `Ranked` and what suits", () => {
		fc.assert(
			fc.property(anyWishes, fc.string(), (wishes, behaviour) => {
				const marked = wishes.map((wish) => ({
					...wish,
					noShows: behaviour.length,
					name: behaviour,
				}));
				expect(choose(marked)).toEqual(choose(wishes));
			}),
		);
	});
});
