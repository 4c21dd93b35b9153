import fc from "fast-check";
import { expect, test } from "vitest";
import type { CityLimits, Standing } from "#lib/booking/limits/limits.ts";
import { holdMinutesFor } from "#lib/booking/limits/rules/hold-minutes.ts";
import { networkOf } from "#lib/booking/limits/rules/network.ts";
import {
	isEnoughWait,
	isEnoughWork,
	priceOf,
} from "#lib/booking/limits/rules/price.ts";

/** What a new installation comes with. */
const LIMITS: CityLimits = {
	freeReservations: 3,
	freeHeldMinutes: 180,
	networkMinutes: 1440,
	cityMinutes: 6000,
	dayShare: 5,
	networkDayShare: 25,
	againDayShare: 15,
	waitedMinutes: 1500,
	waitedMinutesCity: 2400,
};
/** Four desks for eight hours. */
const DAY = 4 * 480;

const standing = (more: {
	reservations?: number;
	minutes?: number;
	network?: number;
	day?: number;
	networkDay?: number;
	again?: number;
	city?: number;
}): Standing => ({
	client: { reservations: more.reservations ?? 0, minutes: more.minutes ?? 0 },
	network: { minutes: more.network ?? more.minutes ?? 0 },
	day: {
		client: more.day ?? 0,
		network: more.networkDay ?? more.day ?? 0,
		again: more.again ?? 0,
	},
	city: more.city ?? 0,
});

const price = (
	minutes: number,
	taken: Parameters<typeof standing>[0],
	more: { isKnown?: boolean; isFamily?: boolean } = {},
) => priceOf({ minutes, dayMinutes: DAY, ...more }, standing(taken), LIMITS);

test.each([
	["the first", 15, {}, "nothing"],
	["the third", 15, { reservations: 2, minutes: 30 }, "nothing"],
	["the fourth", 15, { reservations: 3, minutes: 45 }, "work"],
	["a second of two hours", 120, { reservations: 1, minutes: 120 }, "work"],
	["a first one in a busy network", 15, { network: 1440 }, "work"],
	["a first one in a busy city", 15, { city: 60_000 }, "nothing"],
	["what fills the share of a day", 15, { day: 81 }, "nothing"],
	["what goes beyond it", 15, { day: 82 }, "day-taken"],
	["the first of a day, longer than the share", 120, {}, "nothing"],
	["what goes beyond the network's", 15, { networkDay: 466 }, "day-taken"],
	[
		"a first time, however much others have twice",
		15,
		{ again: DAY },
		"nothing",
	],
	["a second one, while few have", 15, { day: 15, again: 143 }, "nothing"],
	["a second one, while many have", 15, { day: 15, again: 144 }, "work"],
	["the last second one", 15, { day: 15, again: 273 }, "work"],
	["a second one beyond the share", 15, { day: 15, again: 274 }, "day-taken"],
] as const)("%s costs %s", (_, minutes, taken, kind) => {
	expect(price(minutes, taken).kind).toBe(kind);
});

test("another time for what one has costs nothing, nor does the next of a family; but a day stays a day", () => {
	const many = { reservations: 9, minutes: 135 };
	expect(price(15, many).kind).toBe("work");
	expect(price(15, many, { isFamily: true }).kind).toBe("nothing");
	expect(price(15, { ...many, minutes: 900 }, { isKnown: true }).kind).toBe(
		"nothing",
	);
	expect(price(15, { day: 96 }, { isKnown: true }).kind).toBe("day-taken");
});

const anybody = fc.record({
	reservations: fc.nat(200),
	minutes: fc.nat(3_000),
	network: fc.nat(20_000),
	city: fc.nat(100_000),
	day: fc.nat(60),
	again: fc.nat(260),
});
const work = (minutes: number, taken: Parameters<typeof standing>[0]) => {
	const found = price(minutes, taken);
	if (found.kind === "day-taken")
		return { tries: Number.POSITIVE_INFINITY, waitSeconds: 0 };
	return found.kind === "work" ? found : { tries: 0, waitSeconds: 0 };
};

test("whoever has taken more never pays less, and longer appointments never cost less than short ones", () => {
	fc.assert(
		fc.property(
			anybody,
			anybody,
			fc.integer({ min: 5, max: 120 }),
			(one, other, minutes) => {
				const most = {
					reservations: Math.max(one.reservations, other.reservations),
					minutes: Math.max(one.minutes, other.minutes),
					network: Math.max(one.network, other.network),
					city: Math.max(one.city, other.city),
					day: Math.max(one.day, other.day),
					again: Math.max(one.again, other.again),
				};
				expect(work(minutes, most).tries).toBeGreaterThanOrEqual(
					work(minutes, one).tries,
				);
				expect(work(120, one).tries).toBeGreaterThanOrEqual(
					work(minutes, one).tries,
				);
			},
		),
	);
});

test("whatever others did, a short appointment costs half a minute of an old telephone at most, or a wait below a minute", () => {
	/** Milliseconds of a try on a telephone of 2017, which does some at once. */
	const TRY_MS = 4;
	fc.assert(
		fc.property(anybody, (taken) => {
			fc.pre(price(15, taken).kind !== "day-taken");
			const { tries, waitSeconds } = work(15, taken);
			expect((tries * TRY_MS) / 1000).toBeLessThanOrEqual(32);
			expect(waitSeconds).toBeLessThan(60);
		}),
	);
});

test("a hundred people behind one address within ten minutes: nobody is refused, nobody needs a minute", () => {
	const seconds: number[] = [];
	for (let index = 0; index < 100; index++) {
		// Each on another day or in another house, as people choose.
		const found = price(15, { reservations: index, minutes: 15 * index });
		expect(found.kind).not.toBe("day-taken");
		seconds.push(found.kind === "work" ? (found.tries * 4) / 1000 : 0);
	}
	expect(Math.max(...seconds)).toBeLessThan(60);
	expect(seconds.filter((one) => one === 0)).toHaveLength(3);
});

test("where the city lets all of a day go to whoever has some of it, nobody pays for that", () => {
	const standingOf = standing({ day: 15, again: DAY - 30 });
	const free = { ...LIMITS, againDayShare: 100 };
	const wanted = { minutes: 15, dayMinutes: DAY };
	expect(priceOf(wanted, standingOf, free).kind).toBe("nothing");
	expect(priceOf(wanted, standingOf, LIMITS).kind).toBe("day-taken");
});

test("however many addresses ask however often, they get one time each and the share of those who have some already", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 60 }),
			fc.array(fc.nat(1_000), { minLength: 1, maxLength: 400 }),
			fc.constantFrom(10, 15, 30),
			(addresses, requests, minutes) => {
				const taken = new Map<number, number>();
				let again = 0;
				for (const request of requests) {
					const who = request % addresses;
					const day = taken.get(who) ?? 0;
					const { kind } = price(minutes, { day, networkDay: day, again });
					if (kind === "day-taken") {
						// Nobody is turned away with their first time.
						expect(day).toBeGreaterThan(0);
						continue;
					}
					taken.set(who, day + minutes);
					if (day > 0) again += minutes;
				}
				const all = [...taken.values()].reduce((sum, one) => sum + one, 0);
				expect(all).toBeLessThanOrEqual(
					minutes * taken.size + Math.max(minutes, DAY * 0.15),
				);
				for (const one of taken.values())
					expect(one).toBeLessThanOrEqual(Math.max(minutes, DAY * 0.05));
			},
		),
	);
});

test("work counts although the price has doubled since; what was kept from cheap times does not", () => {
	expect(isEnoughWork(400, 800)).toBe(true);
	expect(isEnoughWork(400, 801)).toBe(false);
	expect(isEnoughWork(0, 400)).toBe(false);
});

test("who waited as long as they were told is let in, though the price has risen a little since", () => {
	expect(isEnoughWait(20, 20)).toBe(true);
	expect(isEnoughWait(20, 26)).toBe(true);
	expect(isEnoughWait(20, 27)).toBe(false);
	expect(isEnoughWait(0, 10)).toBe(false);
});

test.each([
	[0, 10],
	[1439, 10],
	[1440, 5],
	[100_000, 5],
])(
	"with %d minutes open in a network a time is reserved for %d minutes",
	(open, minutes) => {
		expect(holdMinutesFor(10, open, LIMITS)).toBe(minutes);
	},
);

test("a reservation never lasts longer because more are open, and never less than five minutes", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 5, max: 60 }),
			fc.nat(100_000),
			fc.nat(100_000),
			(usual, a, b) => {
				const [few, many] = [Math.min(a, b), Math.max(a, b)];
				const lasts = (open: number) => holdMinutesFor(usual, open, LIMITS);
				expect(lasts(many)).toBeLessThanOrEqual(lasts(few));
				expect(lasts(many)).toBeGreaterThanOrEqual(5);
				expect(lasts(0)).toBe(usual);
			},
		),
	);
});

test.each([
	["203.0.113.9", "203.0.113.0/24"],
	["203.0.113.255", "203.0.113.0/24"],
	["2001:db8:1:2::/64", "2001:db8:1::/48"],
	["2001:db8:1:3::/64", "2001:db8:1::/48"],
	["2001:DB8:0001:3::/64", "2001:db8:1::/48"],
	["2001:db8::/64", "2001:db8:0::/48"],
	["::1/64", "0:0:0::/48"],
	["", ""],
	["somebody", "somebody"],
])("%s belongs to %s", (client, network) => {
	expect(networkOf(client)).toBe(network);
});
