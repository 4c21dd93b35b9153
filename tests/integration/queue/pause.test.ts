import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { finishAndCallNext } from "#lib/queue/calling/commands/finish-and-call-next.ts";
import { handOver } from "#lib/queue/calling/commands/hand-over.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { closeDays } from "#lib/queue/commands/close-days.ts";
import { pauseDesk, returnDesk } from "#lib/queue/pause/commands/pause-desk.ts";
import { findPauseEffect } from "#lib/queue/pause/queries/find-pause-effect.ts";
import { getOutlook } from "#lib/queue/waits/queries/outlook.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import {
	call,
	change,
	clerkOf,
	drawn,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
	TODAY,
	value,
	visitRow,
} from "#tests/support/queue.ts";

cityWithService();

const deskOf = (house: House, desk = 0) => house.deskIds[desk] ?? 0;
const pause = (
	house: House,
	minutes: 15 | 30 | 60 | null = 30,
	desk = 0,
	now = NOW,
) =>
	pauseDesk(clerkOf(house, desk), {
		deskId: deskOf(house, desk),
		minutes,
		shown: null,
		now,
	});
const back = (house: House, now = NOW) =>
	returnDesk(clerkOf(house), { deskId: deskOf(house), shown: null, now });

test("a desk that pauses calls nobody, serves to the end whom it has, and calls again after it", async () => {
	const house = await openHouse(1);
	const clerk = clerkOf(house);
	await drawn(house);
	const next = await drawn(house);
	const { visitId } = await call(house);
	value(await pause(house));
	value(await serveVisit(clerk, await change(visitId, NOW)));
	const now = NOW.add({ minutes: 5 });
	expect(
		value(await finishAndCallNext(clerk, await change(visitId, now))),
	).toBeNull();
	expect((await visitRow(visitId)).status).toBe("done");
	expect(outcomeOf(await callNext(clerk, { now }))).toBe("desk-paused");
	const who = { visitId: next.visitId, version: 1 };
	expect(outcomeOf(await callVisit(clerk, { who, now }))).toBe("desk-paused");
	expect((await visitRow(next.visitId)).status).toBe("waiting");
	// Also after its end was due: somebody says that they are back.
	const late = NOW.add({ minutes: 40 });
	expect(outcomeOf(await callNext(clerk, { now: late }))).toBe("desk-paused");
	value(await back(house, late));
	expect(value(await callNext(clerk, { now: late })).visitId).toBe(
		next.visitId,
	);
});

test("waits count it from its return on, and not at all without one; every page hears of it", async () => {
	const house = await openHouse(1);
	await drawn(house);
	const wait = async (now = NOW) => {
		const { newcomer } = await getOutlook(house.id, now);
		return newcomer;
	};
	const version = async () => {
		const [row] = await db().$queryRaw<{ key: string }[]>`
			SELECT queue_version(${house.id}::int, ${toDbDate(TODAY)}::date) AS key`;
		return row?.key;
	};
	const before = await wait();
	const known = await version();
	value(await pause(house, 60));
	expect(await version()).not.toBe(known);
	expect((await wait())?.from).toBeGreaterThanOrEqual(55);
	expect(before?.from).toBeLessThan(40);
	value(await pause(house, null));
	expect(await wait()).toBeNull();
	value(await back(house));
	expect(await wait()).toEqual(before);
	expect((await queueOf(house, NOW)).desks[0]?.pause).toBeNull();
});

test("what a pause would do is told before it begins, and is what is told once it has", async () => {
	const house = await openHouse(2);
	await drawn(house);
	await drawn(house);
	await drawn(house);
	const clerk = clerkOf(house);
	const effect = async () =>
		value(await findPauseEffect(clerk, deskOf(house), NOW));
	const before = await effect();
	expect(before.pause).toBeNull();
	expect(before.waiting).toBe(3);
	const foretold = before.pauses.find(({ minutes }) => minutes === 60)?.outcome;
	expect(foretold?.end?.until).toBeGreaterThan(before.now.end?.until ?? 0);
	value(await pause(house, 60));
	const after = await effect();
	expect(after.now).toEqual(foretold);
	expect(after.back).toEqual(before.now);
});

test("who was meant for the desk alone may go to any, and nobody is sent to it", async () => {
	const house = await openHouse(2);
	await drawn(house);
	const { visitId } = await call(house);
	const over = async () =>
		handOver(clerkOf(house), {
			...(await change(visitId, NOW)),
			to: { deskId: deskOf(house, 1) },
		});
	value(await over());
	value(await pause(house, 15, 1));
	expect((await visitRow(visitId)).forDeskId).toBeNull();
	const again = await call(house);
	expect(again.visitId).toBe(visitId);
	expect(outcomeOf(await over())).toBe("desk-paused");
});

test("a pause and calls at the same moment: after it nobody has been called", async () => {
	const house = await openHouse(1);
	for (let index = 0; index < 5; index += 1) await drawn(house);
	const clerk = clerkOf(house);
	const shownAt = NOW.epochMilliseconds;
	const results = await Promise.all([
		callNext(clerk, { shownAt, now: NOW }),
		pause(house),
		callNext(clerk, { shownAt, now: NOW }),
		callNext(clerk, { shownAt, now: NOW }),
	]);
	const outcomes = results.map(outcomeOf);
	for (const outcome of outcomes)
		expect(["ok", "desk-paused"]).toContain(outcome);
	expect(outcomes[1]).toBe("ok");
	const called = await db().visit.count({
		where: { stationId: house.id, status: "called" },
	});
	expect(called).toBeLessThanOrEqual(1);
});

test("one pauses the own desk; another's only who steers the station, and only that is written down", async () => {
	const house = await openHouse(2);
	const other = await openHouse(1);
	const lead = await makeActor("lead", house);
	const of = {
		deskId: deskOf(house),
		minutes: 15,
		shown: null,
		now: NOW,
	} as const;
	const outcome = async (actor: Parameters<typeof pauseDesk>[0]) => [
		outcomeOf(await pauseDesk(actor, of)),
		outcomeOf(await returnDesk(actor, of)),
		outcomeOf(await findPauseEffect(actor, of.deskId, NOW)),
	];
	const all = (word: string) => [word, word, word];
	expect(await outcome(clerkOf(house, 1))).toEqual(all("not-own-desk"));
	expect(await outcome(clerkOf(other))).toEqual(all("forbidden"));
	expect(await outcome(await makeActor("lead", other))).toEqual(
		all("forbidden"),
	);
	expect(await outcome(await makeActor("coordinator"))).toEqual(
		all("forbidden"),
	);
	expect(await outcome(clerkOf(house))).toEqual(all("ok"));
	const written = () =>
		db().auditEntry.findMany({
			where: { stationId: house.id, action: { startsWith: "desk:" } },
			orderBy: { id: "asc" },
			select: { action: true, userId: true },
		});
	expect(await written()).toEqual([]);
	expect(await outcome(lead)).toEqual(all("ok"));
	const { userId } = lead;
	expect(await written()).toEqual([
		{ action: "desk:pause", userId },
		{ action: "desk:return", userId },
	]);
	expect(outcomeOf(await pauseDesk(lead, { ...of, deskId: 2 ** 31 - 1 }))).toBe(
		"unknown-desk",
	);
});

test("a lead's outlasts getting up, ends when somebody sits down, and with the day", async () => {
	const house = await openHouse(1);
	value(
		await pauseDesk(await makeActor("lead", house), {
			deskId: deskOf(house),
			minutes: 30,
			shown: null,
			now: NOW,
		}),
	);
	value(await leaveDesk(clerkOf(house), { now: NOW }));
	const paused = () =>
		db().deskPause.count({ where: { deskId: deskOf(house) } });
	expect(await paused()).toBe(1);
	value(
		await takeDesk(house.reception, {
			deskId: deskOf(house),
			now: NOW.add({ minutes: 30 }),
		}),
	);
	expect(await paused()).toBe(0);
	const now = NOW.add({ minutes: 40 });
	value(
		await pauseDesk(house.reception, {
			deskId: deskOf(house),
			minutes: null,
			shown: null,
			now,
		}),
	);
	await closeDays(now);
	expect(await paused()).toBe(1);
	await closeDays(Temporal.Instant.from("2026-11-25T00:05:00+01:00"));
	expect(await paused()).toBe(0);
});
