import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { cityWithService } from "#tests/support/city.ts";
import { draw, type House, openHouse, value } from "#tests/support/queue.ts";

cityWithService();

/** By date, all numbers that were given there, ascending. */
async function numbersOf(house: House): Promise<Record<string, string[]>> {
	const visits = await db().visit.findMany({
		where: { stationId: house.id },
		orderBy: [{ date: "asc" }, { ticket: "asc" }],
		select: { date: true, ticket: true },
	});
	return Object.fromEntries(
		[...Map.groupBy(visits, ({ date }) => fromDbDate(date))].map(
			([date, rows]) => [date, rows.map(({ ticket }) => ticket)],
		),
	);
}

const firstOf = (count: number) =>
	Array.from(
		{ length: count },
		(_, at) => `W${String(at + 1).padStart(3, "0")}`,
	);

const EACH = 12;

/** Staff give numbers at any hour; all at once, the clocks of several servers before and after midnight. */
async function drawAround(house: House, instants: readonly string[]) {
	const presses = instants.flatMap((text) =>
		Array.from({ length: EACH }, () => Temporal.Instant.from(text)),
	);
	// Neither clock comes first.
	presses.sort((a, b) => (a.epochMilliseconds % 7) - (b.epochMilliseconds % 7));
	return Promise.all(
		presses.map(async (now) => {
			// Whoever is told that much is going on presses again.
			for (let tries = 0; tries < 20; tries += 1) {
				const drawn = await draw(house, now, { override: true });
				if (drawn.ok || drawn.error !== "busy") return value(drawn).ticket;
			}
			throw new Error("always busy");
		}),
	);
}

test.each([
	[
		"an ordinary midnight",
		["2026-11-24T23:59:59.999+01:00", "2026-11-25T00:00:00+01:00"],
		["2026-11-24", "2026-11-25"],
	],
	[
		"the midnight before the clocks go forward",
		["2026-03-28T23:59:59.998+01:00", "2026-03-29T00:00:01+01:00"],
		["2026-03-28", "2026-03-29"],
	],
	[
		"the midnight after they went back: its day had 25 hours",
		["2026-10-25T23:59:59.997+01:00", "2026-10-26T00:00:00.001+01:00"],
		["2026-10-25", "2026-10-26"],
	],
])(
	"%s: both days count by themselves, whichever clock a server has",
	async (_, instants, dates) => {
		const house = await openHouse(1);
		const tickets = await drawAround(house, instants);
		expect(tickets).toHaveLength(2 * EACH);
		const [before = "", after = ""] = dates;
		expect(await numbersOf(house)).toEqual({
			[before]: firstOf(EACH),
			[after]: firstOf(EACH),
		});
		const days = await db().stationDay.findMany({
			where: { stationId: house.id, lastWalkIn: { gt: 0 } },
		});
		expect(days.map(({ lastWalkIn }) => lastWalkIn)).toEqual([EACH, EACH]);
	},
);

test("in the hour that comes twice numbers go on, and none comes twice", async () => {
	const house = await openHouse(1);
	await drawAround(house, [
		"2026-10-25T02:30:00+02:00",
		"2026-10-25T02:30:00+01:00",
	]);
	expect(await numbersOf(house)).toEqual({ "2026-10-25": firstOf(2 * EACH) });
});

test("a clock that is set back after midnight gives the old day its next number, not an old one", async () => {
	const house = await openHouse(1);
	const at = async (text: string) =>
		value(await draw(house, Temporal.Instant.from(text), { override: true }))
			.ticket;
	expect(await at("2026-11-24T23:59:00+01:00")).toBe("W001");
	expect(await at("2026-11-25T00:01:00+01:00")).toBe("W001");
	expect(await at("2026-11-24T23:59:30+01:00")).toBe("W002");
	expect(await at("2026-11-25T00:02:00+01:00")).toBe("W002");
});
