import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { getDeskWeeks } from "#lib/planning/outlook/queries/get-desk-weeks.ts";
import type { CivilDate } from "#lib/time.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, DAY, NOW, wish } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { change, closureOf } from "#tests/support/planning.ts";
import { statementsOf } from "#tests/support/statements.ts";

const service = cityWithService();
const WEEK = ["2026-11-30", "2026-12-06"] as const;
const EIGHT_WEEKS = ["2026-11-30", "2027-01-24"] as const;

test("a clerk sees each desk of the own station with its appointments, its closure and why", async () => {
	const station = await makeStation({ desks: 2 });
	const clerk = await makeActor("clerk", station);
	const lead = await makeActor("lead", station);
	await book(wish(station, service));
	await change(lead, station.id, closureOf(station.id, "2026-12-02"));
	const found = await getDeskWeeks(clerk, [station.id], WEEK, NOW);
	if (!found.ok) throw new Error(found.error);
	const [own] = found.value.stations;
	const days = own?.desks.flatMap((one) => one.days) ?? [];
	expect(own?.desks.map(({ desk }) => desk.name)).toEqual([
		"Platz 1",
		"Platz 2",
	]);
	const booked = days.filter(({ appointments }) => appointments > 0);
	expect(booked).toHaveLength(1);
	expect(booked[0]).toMatchObject({
		date: DAY,
		appointments: 1,
		bookable: 480,
	});
	expect(booked[0]?.taken).toBeGreaterThan(0);
	const closed = days.filter(({ state }) => state === "closed");
	expect(closed.map(({ date }) => date)).toEqual(["2026-12-02", "2026-12-02"]);
	const [closureId = 0] = closed[0]?.closureIds ?? [];
	expect(found.value.reasons.get(closureId)).toBe("Rosenmontag");
	expect([...(own?.shown ?? [])]).toHaveLength(7);
});

test("nobody sees the desks of a station they do not work in, not even beside their own", async () => {
	const own = await makeStation();
	const other = await makeStation();
	const clerk = await makeActor("clerk", own);
	const agent = await makeActor("agent");
	const refused = { ok: false, error: "forbidden" };
	expect(await getDeskWeeks(clerk, [other.id], WEEK, NOW)).toEqual(refused);
	expect(await getDeskWeeks(clerk, [own.id, other.id], WEEK, NOW)).toEqual(
		refused,
	);
	expect(await getDeskWeeks(agent, [own.id], WEEK, NOW)).toEqual(refused);
	expect(await getDeskWeeks(clerk, [], WEEK, NOW)).toEqual(refused);
});

test("eight weeks of two stations with many desks ask no more often than a week of one desk", async () => {
	const small = await makeStation();
	const large = await makeStation({ desks: 5 });
	const lead = await makeActor("lead", small, large);
	const look = (ids: number[], range: readonly [CivilDate, CivilDate]) =>
		statementsOf(() => getDeskWeeks(lead, ids, range, NOW));
	const few = await look([small.id], WEEK);
	const many = await look([small.id, large.id], EIGHT_WEEKS);
	expect(few.length).toBeGreaterThan(0);
	expect(many).toHaveLength(few.length);
});

test("a station without desks has no rows, and a desk out of use has one only while somebody is booked there", async () => {
	const empty = await makeStation({ desks: 0 });
	const station = await makeStation();
	const lead = await makeActor("lead", empty, station);
	await book(wish(station, service));
	await db().desk.updateMany({
		where: { stationId: station.id },
		data: { active: false },
	});
	const look = async (range: readonly [CivilDate, CivilDate]) => {
		const found = await getDeskWeeks(lead, [empty.id, station.id], range, NOW);
		if (!found.ok) throw new Error(found.error);
		return found.value.stations.map(({ desks }) => desks);
	};
	const [none, idle] = await look(WEEK);
	expect(none).toEqual([]);
	expect(idle).toHaveLength(1);
	expect(
		idle?.[0]?.days.flatMap(({ conflicts }) =>
			conflicts.map(({ kind }) => kind),
		),
	).toEqual(["no-desk"]);
	expect(await look(["2026-12-07", "2026-12-13"])).toEqual([[], []]);
});

test("what the plan does not reach is not planned yet, and is not shown as closed", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	await db().opening.updateMany({
		where: { stationId: station.id },
		data: { validUntil: toDbDate("2026-12-02") },
	});
	const found = await getDeskWeeks(lead, [station.id], WEEK, NOW);
	if (!found.ok) throw new Error(found.error);
	expect(
		found.value.stations[0]?.desks[0]?.days.map(({ state }) => state),
	).toEqual([
		"open",
		"open",
		"open",
		"unplanned",
		"unplanned",
		"unplanned",
		"unplanned",
	]);
});
