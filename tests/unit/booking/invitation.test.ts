import { expect, test } from "vitest";
import type { AppointmentStatus } from "#lib/booking/booking.ts";
import { readInvited } from "#lib/booking/invitation/rules/typed.ts";
import {
	bookedOf,
	freeAgainAt,
	nextUse,
	spentOf,
	stateOf,
	type Use,
} from "#lib/booking/invitation/rules/uses.ts";

const use = (
	use: number,
	status: AppointmentStatus,
	isOpen = status === "held",
): Use => ({ use, status, isOpen });

const allowed = {
	times: 1,
	lastDay: "2026-12-08",
	isWithdrawn: false,
} as const;

test.each([
	["open", allowed, [], "2026-12-08"],
	["over", allowed, [], "2026-12-09"],
	["open", allowed, [use(0, "held")], "2026-12-01"],
	["open", allowed, [use(0, "expired")], "2026-12-01"],
	["used", allowed, [use(0, "booked")], "2026-12-01"],
	["used", allowed, [use(0, "done")], "2026-12-20"],
	["used", allowed, [use(0, "no-show")], "2026-12-01"],
	["open", allowed, [use(0, "cancelled")], "2026-12-01"],
	["over", allowed, [use(0, "cancelled")], "2026-12-09"],
	["open", { ...allowed, times: 2 }, [use(0, "booked")], "2026-12-01"],
	[
		"withdrawn",
		{ ...allowed, isWithdrawn: true },
		[use(0, "booked")],
		"2026-12-01",
	],
] as const)("it is %s (%j, %j, on %s)", (state, what, uses, today) => {
	expect(stateOf(what, uses, today)).toBe(state);
});

/** Of one link; its number is that of its use unless another one is said. */
const link = (number: number) => (one: Use) => one.use === number;

test("an invitation for one appointment has one use at a time, whoever presses when", () => {
	for (const uses of [[], [use(0, "held")], [use(0, "expired")]])
		expect(nextUse(uses, 1, link(0))).toBe(0);
	expect(nextUse([use(0, "booked")], 1, link(0))).toBe("used");
	// What was cancelled keeps its number, for its link still leads to it.
	expect(nextUse([use(0, "cancelled")], 1, link(0))).toBe("used");
	expect(nextUse([use(0, "cancelled")], 1, link(7))).toBe(1);
	expect(nextUse([use(0, "cancelled"), use(1, "done")], 1, link(1))).toBe(
		"used",
	);
	// Reserved first, booked at another time, and moved: nothing comes of the first one any more.
	expect(nextUse([use(0, "expired"), use(0, "booked")], 1, link(0))).toBe(
		"used",
	);
});

test("of several nobody gets the use that somebody else has, not even one that has run out", () => {
	expect(nextUse([use(0, "held")], 2, link(7))).toBe(1);
	expect(nextUse([use(0, "held")], 2, link(0))).toBe(0);
	expect(nextUse([use(0, "expired")], 2, link(7))).toBe(1);
	expect(nextUse([use(0, "held"), use(1, "held")], 2, link(7))).toBe(
		"reserved",
	);
	expect(nextUse([use(0, "held"), use(1, "held")], 2, link(1))).toBe(1);
	expect(nextUse([use(1, "booked"), use(0, "held")], 2, link(7))).toBe(
		"reserved",
	);
	expect(nextUse([use(1, "booked"), use(0, "held")], 2, link(0))).toBe(0);
	expect(nextUse([use(1, "booked"), use(0, "expired")], 2, link(7))).toBe(2);
});

test("never may more stand than were allowed, in whatever order people press, book and cancel", () => {
	for (let seed = 1; seed <= 300; seed += 1) {
		const times = 1 + (seed % 4);
		const rows = new Map<number, Use>();
		let random = seed;
		for (let step = 0; step < 40; step += 1) {
			random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
			const what = random % 4;
			const uses = [...rows.values()];
			const one = uses[random % Math.max(1, uses.length)];
			if (what === 0) {
				const own = random % 6;
				const next = nextUse(uses, times, link(own));
				expect(next === "used").toBe(
					bookedOf(uses) >= times || spentOf(uses).has(own),
				);
				if (typeof next === "number") {
					expect(spentOf(uses).has(next)).toBe(false);
					rows.set(next, use(next, "held"));
				}
			} else if (what === 1 && one?.status === "held")
				rows.set(one.use, use(one.use, "booked"));
			else if (what === 2 && one?.status === "booked")
				rows.set(one.use, use(one.use, "cancelled"));
			else if (what === 3 && one?.status === "held")
				rows.set(one.use, use(one.use, "expired"));
			expect(bookedOf([...rows.values()])).toBeLessThanOrEqual(times);
		}
	}
});

const known = {
	services: [{ slug: "reisepass", maxQuantity: 4 }],
	canBook: (entry: string) => entry !== "reisepass:4",
	stations: [{ id: 2, slug: "stadtmitte" }],
	today: "2026-11-24",
	toLocale: () => "de" as const,
} as const;
const typed = {
	name: "Ada Muster",
	email: "",
	service: "reisepass",
	quantity: "2",
	stations: ["stadtmitte", "somewhere-else"],
	times: "1",
	lastDay: "2026-12-08",
	locale: "de",
};

test("what a clerk types says what may be booked, where, how often and until when", () => {
	expect(readInvited(typed, known)).toEqual({
		ok: true,
		value: {
			name: "Ada Muster",
			email: null,
			services: ["reisepass:2"],
			stationIds: [2],
			times: 1,
			lastDay: "2026-12-08",
			locale: "de",
		},
	});
});

test.each([
	["name", { name: " " }, "name-missing"],
	["email", { email: "ada@" }, "email-invalid"],
	["service", { service: "unknown" }, "service-missing"],
	["quantity", { quantity: "5" }, "quantity-wrong"],
	["quantity", { quantity: "0" }, "quantity-wrong"],
	["service", { quantity: "4" }, "not-bookable"],
	["stations", { stations: ["somewhere-else"] }, "stations-missing"],
	["times", { times: "21" }, "times-wrong"],
	["times", { times: "x" }, "times-wrong"],
	["lastDay", { lastDay: "2026-11-23" }, "day-wrong"],
	["lastDay", { lastDay: "2027-06-01" }, "day-wrong"],
	["lastDay", { lastDay: "" }, "day-wrong"],
])("%s is looked at: %j", (field, wrong, problem) => {
	expect(readInvited({ ...typed, ...wrong }, known)).toEqual({
		ok: false,
		errors: { [field]: problem },
	});
});

test("the first reservation that runs out frees an appointment, at the next whole minute", () => {
	const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
	const until = (openUntil: number | null) => ({ openUntil });
	expect(freeAgainAt([])).toBeNull();
	expect(freeAgainAt([until(null)])).toBeNull();
	expect(
		freeAgainAt([
			until(at("2026-11-24T09:12:00Z")),
			until(at("2026-11-24T09:10:01Z")),
			until(null),
		]),
	).toBe(at("2026-11-24T09:11:00Z"));
	expect(freeAgainAt([until(at("2026-11-24T09:10:00Z"))])).toBe(
		at("2026-11-24T09:10:00Z"),
	);
});
