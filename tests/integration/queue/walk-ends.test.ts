import { beforeAll, describe, expect, test } from "vitest";
import { countNaively } from "#bench/naive-figures.ts";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { countAll } from "#lib/pilot/figures/queries/count.ts";
import type { FiguresQuery } from "#lib/pilot/figures/rules/asked.ts";
import { leaveQueue } from "#lib/queue/arrival/commands/leave-queue.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { closeDays } from "#lib/queue/commands/close-days.ts";
import { getToday } from "#lib/queue/today/queries/get-today.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { noteVisit } from "#lib/queue/visit/commands/note-visit.ts";
import { parkVisit } from "#lib/queue/visit/commands/park-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { finishLeg, sendOn } from "#lib/queue/walk/commands/send-on.ts";
import { measure } from "#lib/simulation/queries/measure.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	bookToday,
	call,
	change,
	clerkOf,
	come,
	drawn,
	TODAY,
	value,
	visitRow,
} from "#tests/support/queue.ts";
import {
	addStep,
	drawnForBoth,
	openWalkHouse,
	type WalkHouse,
} from "#tests/support/walk.ts";

beforeAll(() => makeCity());

const minutes = (count: number) => NOW.add({ minutes: count });

async function served(house: WalkHouse, from: number, desk = 0) {
	const { visitId } = await call(house, minutes(from), desk);
	const press = await change(visitId, minutes(from));
	value(await serveVisit(clerkOf(house, desk), press));
	return visitId;
}

async function sentOn(house: WalkHouse, visitId: string, at: number) {
	value(await sendOn(clerkOf(house), await change(visitId, minutes(at))));
}

async function finish(
	house: WalkHouse,
	visitId: string,
	at: number,
	outcome: "done" | "left" | "no-show",
) {
	const press = await change(visitId, minutes(at));
	value(await finishVisit(clerkOf(house, 1), { ...press, outcome }));
}

/** With an appointment: a quarter of an hour at the first desk, and on to the second. */
async function bookedAndSentOn() {
	const house = await openWalkHouse();
	const { id } = await bookToday(house, 600);
	await db().appointmentService.create({
		data: { appointmentId: id, serviceId: house.car.id, quantity: 1 },
	});
	await come(house, id, NOW);
	const visitId = await served(house, 0);
	await sentOn(house, visitId, 15);
	return { house, visitId, appointmentId: id };
}

const statusOf = async (visitId: string) =>
	(await visitRow(visitId)).appointment?.status;

const figuresOf = async (house: WalkHouse) => {
	await buildFigures(TODAY, TODAY, minutes(24 * 60));
	const where = { stationId: house.id };
	const queues = await db().queueFigure.findMany({ where });
	return {
		visits: await db().visitFigure.findMany({ where }),
		came: queues.reduce((sum, { visits }) => sum + visits, 0),
		absent: await db().bookingFigure.count({
			where: { ...where, kind: "no-show" },
		}),
	};
};

async function expectTheSameNaively(house: WalkHouse) {
	const query: FiguresQuery = {
		stationIds: [house.id],
		serviceId: null,
		weekday: null,
		hours: null,
		period: { from: TODAY, until: TODAY },
		before: { from: TODAY, until: TODAY },
		by: "station",
	};
	const naive = await countNaively(query, minutes(24 * 60));
	const counted = await countAll(query);
	expect(sorted(counted.visits)).toEqual(sorted(naive.visits));
	expect(sorted(counted.queues)).toEqual(sorted(naive.queues));
}

const sorted = (rows: readonly object[]) =>
	rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();

describe("whoever was served at the first desk and is not there at the second", () => {
	test("has come to their appointment; that can be taken back", async () => {
		const { house, visitId } = await bookedAndSentOn();
		await call(house, minutes(20), 1);
		await finish(house, visitId, 31, "no-show");
		expect((await visitRow(visitId)).status).toBe("no-show");
		expect(await statusOf(visitId)).toBe("unsettled");
		const { visits, absent } = await figuresOf(house);
		expect(absent).toBe(0);
		expect(visits).toMatchObject([
			{
				outcome: "unsettled",
				serviceIds: [house.passport.id, house.car.id],
				serviceSeconds: 15 * 60,
				plannedSeconds: 15 * 60,
			},
		]);
		await expectTheSameNaively(house);
		const press = await change(visitId, minutes(32));
		value(await undoStep(clerkOf(house, 1), press));
		expect(await statusOf(visitId)).toBe("called");
	});

	test("also where they give their place away, or wait until night", async () => {
		const left = await bookedAndSentOn();
		const token = ticketToken(left.visitId);
		value(await leaveQueue({ token, now: minutes(20) }));
		expect(await statusOf(left.visitId)).toBe("unsettled");
		const forgotten = await bookedAndSentOn();
		await closeDays(minutes(24 * 60));
		expect((await visitRow(forgotten.visitId)).status).toBe("left");
		expect(await statusOf(forgotten.visitId)).toBe("unsettled");
	});

	test("is neither gone nor a no-show in today's figures; who was at no desk is", async () => {
		const { house, visitId } = await bookedAndSentOn();
		await call(house, minutes(20), 1);
		await finish(house, visitId, 31, "no-show");
		const { visitId: gone } = await drawnForBoth(house, minutes(31));
		await served(house, 32);
		await sentOn(house, gone, 40);
		await finish(house, gone, 41, "left");
		const services = [house.car.slug];
		const never = await drawn(house, minutes(41), { services });
		await call(house, minutes(42), 1);
		await finish(house, never.visitId, 53, "no-show");
		const lead = await makeActor("lead", house);
		const { today } = value(await getToday(lead, house.id, minutes(54)));
		expect(today.ended).toEqual({
			done: 0,
			unsettled: 2,
			left: 0,
			"no-show": 1,
		});
	});

	test("is among those of whom a plan on paper knows how late they come", async () => {
		const { house, visitId } = await bookedAndSentOn();
		await call(house, minutes(20), 1);
		await finish(house, visitId, 31, "no-show");
		const { id } = await bookToday(house, 660);
		await come(house, id, minutes(55));
		await call(house, minutes(60));
		const row = await db().visit.findUniqueOrThrow({
			where: { appointmentId: id },
		});
		await finish(house, row.id, 71, "no-show");
		const { lateCount, late } = await measure(house.id, 2, minutes(24 * 60));
		expect(lateCount).toBe(1);
		expect(late.every((one) => one === 0)).toBe(true);
	});
});

test("what was not done is not planned beside what was served, and a step on the list is nobody new", async () => {
	const house = await openWalkHouse();
	const { visitId } = await drawnForBoth(house);
	await addStep(house.reception, visitId, house.cash.slug, minutes(2));
	await served(house, 5);
	await sentOn(house, visitId, 15);
	const note = {
		...(await change(visitId, minutes(16))),
		note: "Kommt gleich",
	};
	value(await noteVisit(house.reception, note));
	await served(house, 20, 1);
	await finish(house, visitId, 45, "done");
	const { visits, came } = await figuresOf(house);
	expect(came).toBe(1);
	expect(visits).toMatchObject([
		{
			outcome: "done",
			waitSeconds: 10 * 60,
			serviceSeconds: 35 * 60,
			plannedSeconds: 35 * 60,
		},
	]);
	await expectTheSameNaively(house);
});

test("where something is missing at the first desk they go on to the second, and it stays noted", async () => {
	const house = await openWalkHouse();
	const { visitId } = await drawnForBoth(house);
	await served(house, 5);
	const missing = async (desk: number, at: number, text: string) =>
		value(
			await finishVisit(clerkOf(house, desk), {
				...(await change(visitId, minutes(at))),
				outcome: "unsettled",
				missing: text,
			}),
		);
	await missing(0, 10, "Foto");
	const row = await visitRow(visitId);
	expect(row).toMatchObject({ status: "waiting", memo: { missing: "Foto" } });
	expect(row.services).toMatchObject([{ serviceId: house.car.id }]);
	value(await undoStep(clerkOf(house), await change(visitId, minutes(11))));
	expect(await visitRow(visitId)).toMatchObject({
		status: "serving",
		memo: { missing: null },
	});
	await missing(0, 12, "Foto");
	await served(house, 15, 1);
	await missing(1, 20, "Schein");
	expect(await visitRow(visitId)).toMatchObject({
		status: "unsettled",
		memo: { missing: "Foto\nSchein" },
	});
});

test("who is back in the line, and is then sent on from there, was served for nothing since", async () => {
	const house = await openWalkHouse();
	const { visitId } = await drawnForBoth(house);
	await served(house, 5);
	const press = await change(visitId, minutes(6));
	value(await parkVisit(clerkOf(house), { ...press, until: null }));
	value(await finishLeg(house.reception, await change(visitId, minutes(46))));
	expect(await db().visitLeg.findMany({ where: { visitId } })).toMatchObject([
		{ servedAt: null },
	]);
});
