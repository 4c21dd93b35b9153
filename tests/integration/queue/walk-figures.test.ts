import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { countNaively } from "#bench/naive-figures.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { countAll } from "#lib/pilot/figures/queries/count.ts";
import type { FiguresQuery } from "#lib/pilot/figures/rules/asked.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { readFacts, situationOf } from "#lib/queue/queries/facts.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { getForehand } from "#lib/queue/waits/queries/forehand.ts";
import { measureBefore } from "#lib/queue/waits/queries/measured.ts";
import { sendOn } from "#lib/queue/walk/commands/send-on.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import { call, change, clerkOf, TODAY, value } from "#tests/support/queue.ts";
import { drawnForBoth, openWalkHouse } from "#tests/support/walk.ts";

beforeAll(() => makeCity());

const minutes = (count: number) => NOW.add({ minutes: count });

/** Called at once, and at the desk as long as that. */
async function serve(
	house: Awaited<ReturnType<typeof openWalkHouse>>,
	desk: number,
	from: number,
) {
	const { visitId } = await call(house, minutes(from), desk);
	const clerk = clerkOf(house, desk);
	value(await serveVisit(clerk, await change(visitId, minutes(from))));
	return visitId;
}

const sorted = (rows: readonly object[]) =>
	rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();

test("a visit to two desks is one in the figures, for all that it was for", async () => {
	const house = await openWalkHouse();
	await drawnForBoth(house);
	const visitId = await serve(house, 0, 5);
	value(await sendOn(clerkOf(house), await change(visitId, minutes(15))));
	await serve(house, 1, 18);
	value(
		await finishVisit(clerkOf(house, 1), {
			...(await change(visitId, minutes(40))),
			outcome: "done",
		}),
	);
	await buildFigures(TODAY, TODAY, minutes(60));
	const figures = await db().visitFigure.findMany({
		where: { stationId: house.id },
	});
	expect(figures).toMatchObject([
		{
			outcome: "done",
			serviceIds: [house.passport.id, house.car.id],
			waitSeconds: 8 * 60,
			serviceSeconds: 32 * 60,
			plannedSeconds: 35 * 60,
		},
	]);
	const hours = await db().queueFigure.findMany({
		where: { stationId: house.id },
	});
	expect(hours.reduce((sum, { visits }) => sum + visits, 0)).toBe(1);
	const query: FiguresQuery = {
		stationIds: [house.id],
		serviceId: null,
		weekday: null,
		hours: null,
		period: { from: TODAY, until: TODAY },
		before: { from: TODAY, until: TODAY },
		by: "station",
	};
	const { visits, queues } = await countNaively(query, minutes(60));
	const counted = await countAll(query);
	expect(sorted(counted.visits)).toEqual(sorted(visits));
	expect(sorted(counted.queues)).toEqual(sorted(queues));
});

test("at the next desk they need the time of what is done there, not the rest of what was done before", async () => {
	const house = await openWalkHouse();
	await drawnForBoth(house);
	const visitId = await serve(house, 0, 5);
	const look = async (after: number) => {
		const { measures, planned } = await getForehand(house.id, minutes(after));
		const facts = await readFacts(db(), house.id, minutes(after));
		const people = { rest: 0.1 } as NonNullable<typeof measures.people>;
		return situationOf(
			facts,
			{
				measures: { ...measures, pace: new Map(), paceOfAll: 1, people },
				planned,
			},
			minutes(after),
		);
	};
	const busy = (await look(10)).desks.find(({ busy }) => busy)?.busy;
	expect(busy).toMatchObject({
		minutes: 15,
		goesOn: { id: visitId, serviceIds: [house.car.id], minutes: 20 },
	});
	value(await sendOn(clerkOf(house), await change(visitId, minutes(15))));
	const [waiting, ...others] = (await look(16)).waiting;
	expect(others).toEqual([]);
	expect(waiting).toMatchObject({ id: visitId, minutes: 20, later: [] });
});

/** Somebody of yesterday who was at both desks: the first took as long as planned, the second twice as long. */
function yesterday(
	house: Awaited<ReturnType<typeof openWalkHouse>>,
	at: number,
) {
	const day = NOW.subtract({ hours: 24 }).add({ minutes: at });
	const after = (count: number) => toDbInstant(day.add({ minutes: count }));
	const [first = 0, second = 0] = house.deskIds;
	const step = (
		count: number,
		kind: string,
		toStatus: string,
		deskId: number | null = null,
	) => ({ at: after(count), kind, toStatus, deskId, actor: "clerk" });
	return db().visit.create({
		data: {
			id: randomUUID(),
			stationId: house.id,
			date: toDbDate("2026-11-23"),
			ticket: `W${100 + at}`,
			status: "done",
			arrivedAt: after(0),
			endedAt: after(60),
			locale: "de",
			services: { create: { serviceId: house.car.id, quantity: 1 } },
			legs: {
				create: {
					number: 1,
					deskId: first,
					servedAt: after(2),
					doneAt: after(17),
					services: { create: { serviceId: house.passport.id, quantity: 1 } },
				},
			},
			events: {
				create: [
					step(0, "arrived", "waiting"),
					step(1, "called", "called", first),
					step(2, "serving", "serving", first),
					step(17, "sent-on", "waiting", first),
					step(19, "called", "called", second),
					step(20, "serving", "serving", second),
					step(60, "done", "done", second),
				],
			},
		},
	});
}

test("how long a service takes is measured step by step, and nobody who was served elsewhere is taken for half done", async () => {
	const house = await openWalkHouse();
	for (let at = 0; at < 45; at += 1) await yesterday(house, at);
	const { pace, paceOfAll, people, walkIns, wayMs } =
		await measureBefore(TODAY);
	expect(paceOfAll).toBeCloseTo((15 + 40) / (15 + 20));
	// Once as long as planned and twice, each leaning on all as of 45 visits.
	expect(pace.get(house.passport.id)).toBeCloseTo((45 + 20 * paceOfAll) / 65);
	expect(pace.get(house.car.id)).toBeCloseTo((90 + 20 * paceOfAll) / 65);
	expect(wayMs).toBe(60_000);
	expect(people?.rest).toBe(1);
	const all = [...(walkIns?.hours.values() ?? [])].flat();
	expect(all.reduce((sum, { people: came }) => sum + came, 0)).toBe(45);
});
