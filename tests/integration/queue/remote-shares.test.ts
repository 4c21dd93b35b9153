import { beforeAll, expect, test } from "vitest";
import { countNaively } from "#bench/naive-figures.ts";
import { findOffer } from "#lib/attendance/queries/find-offer.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { countAll } from "#lib/pilot/figures/queries/count.ts";
import type { FiguresQuery } from "#lib/pilot/figures/rules/asked.ts";
import { beginRemote } from "#lib/queue/remote/commands/begin-remote.ts";
import { missRemote } from "#lib/queue/remote/commands/miss-remote.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { measure } from "#lib/simulation/queries/measure.ts";
import { addDays, weekdayOf } from "#lib/time.ts";
import { makeActor } from "#tests/support/actor.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	bookToday,
	change,
	clerkOf,
	type House,
	TODAY,
	value,
} from "#tests/support/queue.ts";
import { bookRemote, remoteHouse } from "#tests/support/remote.ts";

beforeAll(() => makeCity());

async function begin(house: House, appointmentId: string, clock: string) {
	const now = at(clock);
	return value(await beginRemote(clerkOf(house), { appointmentId, now }))
		.visitId;
}

/** Called twice, and nobody answered. */
async function giveUp(house: House, appointmentId: string) {
	for (const [begun, missed, outcome] of [
		["12:00", "12:01", "try-again"],
		["12:10", "12:11", "given-up"],
	] as const) {
		const visitId = await begin(house, appointmentId, begun);
		const tried = await change(visitId, at(missed));
		expect(value(await missRemote(clerkOf(house), tried))).toBe(outcome);
	}
}

const sorted = (rows: readonly object[]) =>
	rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();

test("a call that nobody has made makes no share of those who stayed away smaller", async () => {
	const house = await remoteHouse();
	await bookToday(house, 660);
	await giveUp(house, (await bookRemote(house, 720)).id);
	const visitId = await begin(
		house,
		(await bookRemote(house, 780)).id,
		"13:00",
	);
	const ended = await change(visitId, at("13:10"));
	value(await finishVisit(clerkOf(house), { ...ended, outcome: "done" }));
	await bookRemote(house, 840);
	await bookRemote(house, 900, "video");

	const later = at("10:00").add({ hours: 24 });
	await buildFigures(TODAY, TODAY, later);
	const shares = { due: 3, absent: 2 };
	const measured = await measure(house.id, weekdayOf(TODAY), later);
	expect(measured.absence).toEqual(shares);
	expect(measured.notReminded).toMatchObject(shares);

	const query: FiguresQuery = {
		stationIds: [house.id],
		serviceId: null,
		weekday: null,
		hours: null,
		period: { from: TODAY, until: TODAY },
		before: null,
		by: "station",
	};
	const { bookings } = await countAll(query);
	expect(
		bookings.filter(({ key, kind }) => key === null && kind === "due"),
	).toMatchObject([{ count: shares.due }]);
	expect(sorted(bookings)).toEqual(
		sorted((await countNaively(query, later)).bookings),
	);
});

test("no time is offered again because somebody on the phone may not answer", async () => {
	const house = await remoteHouse();
	await db().bookingFigure.createMany({
		data: [
			{ kind: "due", count: 100 },
			{ kind: "no-show", count: 20 },
		].map((row) => ({
			...row,
			date: toDbDate(addDays(TODAY, -1)),
			hour: 9,
			stationId: house.id,
			channel: "online",
			locale: "de",
			serviceIds: [house.service.id],
		})),
	});
	const { id } = await bookToday(house, 660);
	await bookRemote(house, 780);
	await bookRemote(house, 840, "video");
	const { startsAt, endsAt } = await db().appointment.findUniqueOrThrow({
		where: { id },
	});
	const { known } = value(
		await findOffer(await makeActor("lead", house), {
			stationId: house.id,
			date: TODAY,
			now: at("08:00"),
		}),
	);
	expect(known?.freed.hours).toMatchObject([
		{ hour: 11, booked: (endsAt.getTime() - startsAt.getTime()) / 60_000 },
	]);
});
