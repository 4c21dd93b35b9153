import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { handOver } from "#lib/queue/calling/commands/hand-over.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { readFacts, situationOf } from "#lib/queue/queries/facts.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { getForehand } from "#lib/queue/waits/queries/forehand.ts";
import { measurePeople } from "#lib/queue/waits/queries/measured-people.ts";
import type { Measures } from "#lib/queue/waits/rules/measures.ts";
import { addDays, instantAt } from "#lib/time.ts";
import { book } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import {
	at,
	call,
	change,
	clerkOf,
	drawn,
	type House,
	openHouse,
	TODAY,
	value,
	visitRow,
} from "#tests/support/queue.ts";

cityWithService();

async function lookAt(
	house: House,
	now: Temporal.Instant,
	people?: Measures["people"],
) {
	const { measures, planned } = await getForehand(house.id, now);
	const known = people ? { ...measures, people } : measures;
	const facts = await readFacts(db(), house.id, now);
	return situationOf(facts, { measures: known, planned }, now);
}

/** Somebody is served there and gone by then. */
async function serveOne(house: House, desk: number, clock: string) {
	const now = at(clock);
	await drawn(house, now.subtract({ minutes: 12 }));
	const called = now.subtract({ minutes: 10 });
	const { visitId } = await call(house, called, desk);
	const clerk = clerkOf(house, desk);
	value(await serveVisit(clerk, await change(visitId, called)));
	value(
		await finishVisit(clerk, {
			...(await change(visitId, now)),
			outcome: "done",
		}),
	);
}

test("over midday nobody comes back to a desk before it opens again", async () => {
	const house = await openHouse(1);
	const [deskId = 0] = house.deskIds;
	const { id: stationId } = house;
	await db().opening.updateMany({
		where: { stationId },
		data: { untilMinute: 720 },
	});
	const openings = await db().opening.findMany({ where: { stationId } });
	for (const { id: _, ...morning } of openings)
		await db().opening.create({
			data: {
				...morning,
				fromMinute: 840,
				untilMinute: 960,
				desks: { create: { deskId } },
			},
		});
	const plannedAt = async (clock: string) => {
		const { planned } = await getForehand(stationId, at(clock));
		return planned.get(deskId);
	};
	const ms = (clock: string) => at(clock).epochMilliseconds;
	expect(await plannedAt("11:50")).toEqual({
		from: ms("08:00"),
		until: ms("12:00"),
	});
	const afternoon = { from: ms("14:00"), until: ms("16:00") };
	expect(await plannedAt("12:40")).toEqual(afternoon);
	expect(await plannedAt("16:00")).toBeUndefined();
	await serveOne(house, 0, "11:50");
	value(await leaveDesk(clerkOf(house), { now: at("11:51") }));
	const later = async (clock: string) =>
		(await lookAt(house, at(clock))).later?.map((desk) => ({
			from: desk.from,
			until: desk.until,
			leftAt: desk.leftAt,
		}));
	expect(await later("11:55")).toEqual([
		{ from: ms("08:00"), until: ms("12:00"), leftAt: ms("11:50") },
	]);
	expect(await later("12:40")).toEqual([{ ...afternoon, leftAt: null }]);
	expect(await later("14:05")).toEqual([{ ...afternoon, leftAt: null }]);
});

test("a desk whose clerk has moved to another one is not counted on, one that was left is", async () => {
	const house = await openHouse(3);
	const [first = 0, second = 0, third = 0] = house.deskIds;
	await serveOne(house, 0, "10:00");
	await serveOne(house, 1, "10:30");
	for (const desk of [1, 2])
		value(await leaveDesk(clerkOf(house, desk), { now: at("10:31") }));
	const later = async () =>
		(await lookAt(house, at("10:35"))).later?.map(({ id, leftAt }) => ({
			id,
			wasLeft: leftAt !== null,
		}));
	const left = { id: second, wasLeft: true };
	const untaken = { id: third, wasLeft: false };
	expect(await later()).toEqual([left, untaken]);
	value(await takeDesk(clerkOf(house), { deskId: third, now: at("10:32") }));
	expect(await later()).toEqual([left]);
	value(await leaveDesk(clerkOf(house), { now: at("10:33") }));
	expect(await later()).toEqual([{ id: first, wasLeft: true }, left, untaken]);
});

test("who was sent on before anybody served them needs all their time, who was served the rest", async () => {
	const house = await openHouse(2);
	const [, second = 0] = house.deskIds;
	const now = at("10:00");
	const people = {
		lateness: null,
		leaving: null,
		empty: { share: 0, minutes: 0 },
		unseen: { share: 0, after: 0, minutes: 0 },
		rest: 0.4,
		urgent: { emergency: 0, priority: 0 },
	};
	const sendOn = async (visitId: string) =>
		value(
			await handOver(clerkOf(house), {
				...(await change(visitId, now)),
				to: { deskId: second },
			}),
		);
	await drawn(house, now);
	await drawn(house, now);
	const called = await call(house, now);
	await sendOn(called.visitId);
	const served = await call(house, now);
	value(await serveVisit(clerkOf(house), await change(served.visitId, now)));
	const minutes = async (clock: string) => {
		const { desks, waiting } = await lookAt(house, at(clock), people);
		return {
			waiting: new Map(waiting.map((one) => [one.id, one.minutes])),
			atDesks: desks.map(({ busy }) => busy?.minutes ?? null),
		};
	};
	const before = await minutes("10:01");
	const all = before.atDesks[0] ?? 0;
	expect(all).toBeGreaterThan(0);
	expect(before.waiting.get(called.visitId)).toBe(all);
	await sendOn(served.visitId);
	const after = await minutes("10:02");
	expect(after.waiting.get(called.visitId)).toBe(all);
	expect(after.waiting.get(served.visitId)).toBeCloseTo(0.4 * all);
	// Called to the second desk it is still the rest.
	expect((await visitRow((await call(house, now, 1)).visitId)).status).toBe(
		"called",
	);
	value(await leaveDesk(clerkOf(house, 1), { confirmed: true, now }));
	expect((await minutes("10:03")).waiting.get(called.visitId)).toBe(all);
});

test("calls at which nobody came are measured, and what only the night has ended is not", async () => {
	const house = await openHouse(1);
	const date = addDays(TODAY, 1);
	const [deskId = 0] = house.deskIds;
	const night = instantAt(addDays(date, 1), 5);
	type Step = [minute: number | null, kind: string, to: string];
	let number = 0;
	const visit = async (steps: Step[], appointmentId: string | null = null) => {
		number += 1;
		const instant = (minute: number | null) =>
			toDbInstant(minute === null ? night : instantAt(date, minute));
		await db().visit.create({
			data: {
				id: randomUUID(),
				stationId: house.id,
				date: toDbDate(date),
				ticket: `W${number}`,
				appointmentId,
				status: steps.at(-1)?.[2] ?? "",
				arrivedAt: instant(steps[0]?.[0] ?? 0),
				locale: "de",
				events: {
					create: steps.map(([minute, kind, toStatus]) => ({
						at: instant(minute),
						kind,
						toStatus,
						deskId: toStatus === "called" ? deskId : null,
						actor: minute === null ? "system" : clerkOf(house).userId,
					})),
				},
			},
		});
	};
	const arrived: Step = [540, "arrived", "waiting"];
	const called: Step = [550, "called", "called"];
	for (let one = 0; one < 30; one += 1)
		await visit([
			arrived,
			called,
			[551, "serving", "serving"],
			[560, "done", "done"],
		]);
	await visit([arrived, called, [556, "no-show", "no-show"]]);
	await visit([arrived, called, [554, "left", "left"]]);
	await visit([arrived, called, [null, "left", "left"]]);
	await visit([arrived, [null, "left", "left"]]);
	const booked = async (start: number) => {
		const { reference } = await book({
			station: house.slug,
			service: house.service.slug,
			date,
			start,
			now: instantAt(TODAY, 300),
		});
		const { id } = await db().appointment.findUniqueOrThrow({
			where: { reference },
		});
		return id;
	};
	await visit([called, [558, "no-show", "no-show"]], await booked(540));
	await visit([called, [null, "left", "left"]], await booked(600));
	const people = await measurePeople(date, addDays(date, 1));
	expect(people?.empty.share).toBeCloseTo(2 / 32);
	expect(people?.empty.minutes).toBeCloseTo(5);
	expect(people?.leaving?.share).toBeCloseTo(1 / 34);
	expect(people?.unseen.minutes).toBeCloseTo(8);
});
