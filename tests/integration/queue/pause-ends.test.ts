import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { handOver } from "#lib/queue/calling/commands/hand-over.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { pauseDesk, returnDesk } from "#lib/queue/pause/commands/pause-desk.ts";
import { findPauseEffect } from "#lib/queue/pause/queries/find-pause-effect.ts";
import { type PauseMinutes, pauseMark } from "#lib/queue/pause/rules/pause.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { parkVisit } from "#lib/queue/visit/commands/park-visit.ts";
import { reopenVisit } from "#lib/queue/visit/commands/reopen-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { getOutlook } from "#lib/queue/waits/queries/outlook.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import {
	at,
	call,
	change,
	clerkOf,
	drawn,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
	value,
	visitRow,
} from "#tests/support/queue.ts";

cityWithService();

const deskOf = (house: House, desk = 0) => house.deskIds[desk] ?? 0;
const pause = (
	house: House,
	{
		minutes = null,
		desk = 0,
		shown = null,
		now = NOW,
		actor = clerkOf(house, desk),
	}: {
		minutes?: PauseMinutes;
		desk?: number;
		shown?: string | null;
		now?: Temporal.Instant;
		actor?: Parameters<typeof pauseDesk>[0];
	} = {},
) => pauseDesk(actor, { deskId: deskOf(house, desk), minutes, shown, now });
const paused = (house: House) =>
	db().deskPause.count({ where: { desk: { stationId: house.id } } });

/** Handed over to the second desk alone. */
async function handedOn(house: House): Promise<string> {
	await drawn(house);
	const { visitId } = await call(house);
	value(
		await handOver(clerkOf(house), {
			...(await change(visitId, NOW)),
			to: { deskId: deskOf(house, 1) },
		}),
	);
	return visitId;
}

test.each(["pauses", "is empty"])(
	"a step that is taken back sends nobody to a desk that %s by now",
	async (why) => {
		const house = await openHouse(2);
		const visitId = await handedOn(house);
		const { reception } = house;
		const park = { ...(await change(visitId, NOW)), until: null };
		value(await parkVisit(reception, park));
		expect((await visitRow(visitId)).forDeskId).toBe(deskOf(house, 1));
		value(
			why === "pauses"
				? await pause(house, { desk: 1 })
				: await leaveDesk(clerkOf(house, 1), { now: NOW }),
		);
		value(await undoStep(reception, await change(visitId, NOW)));
		expect(await visitRow(visitId)).toMatchObject({
			status: "waiting",
			forDeskId: null,
		});
		expect((await call(house)).visitId).toBe(visitId);
	},
);

test("whoever left, and is back, does not wait for a desk that is empty by now", async () => {
	const house = await openHouse(2);
	const visitId = await handedOn(house);
	const { reception } = house;
	const left = { ...(await change(visitId, NOW)), outcome: "left" } as const;
	value(await finishVisit(reception, left));
	value(await leaveDesk(clerkOf(house, 1), { now: NOW }));
	value(await reopenVisit(reception, await change(visitId, NOW)));
	expect((await visitRow(visitId)).forDeskId).toBeNull();
	expect((await call(house)).visitId).toBe(visitId);
});

test("a step that is taken back leaves them to the desk they were meant for, if it calls", async () => {
	const house = await openHouse(2);
	const visitId = await handedOn(house);
	const { reception } = house;
	const park = { ...(await change(visitId, NOW)), until: null };
	value(await parkVisit(reception, park));
	value(await undoStep(reception, await change(visitId, NOW)));
	expect((await visitRow(visitId)).forDeskId).toBe(deskOf(house, 1));
});

test("one's own pause ends with getting up, and with sitting down elsewhere; a lead's stays", async () => {
	const house = await openHouse(2);
	const other = await openHouse(1);
	const lead = await makeActor("lead", house);
	const clerk = clerkOf(house);
	const leave = () => leaveDesk(clerk, { now: NOW });
	const take = () => takeDesk(clerk, { deskId: deskOf(house), now: NOW });
	value(await pause(house));
	value(await leave());
	expect(await paused(house)).toBe(0);
	value(await take());
	value(await pause(house, { minutes: 30 }));
	await db().user.update({
		where: { id: clerk.userId },
		data: { stations: { create: { stationId: other.id } } },
	});
	await db().deskPresence.deleteMany({ where: { deskId: deskOf(other) } });
	const both = { ...clerk, stationIds: [house.id, other.id] };
	value(await takeDesk(both, { deskId: deskOf(other), now: NOW }));
	expect(await paused(house)).toBe(0);
	value(await takeDesk(both, { deskId: deskOf(house), now: NOW }));
	value(await pause(house, { actor: lead }));
	value(await leave());
	expect(await paused(house)).toBe(1);
});

test("a pause that should be over long since takes no planned desk from the forecast", async () => {
	const house = await openHouse(1);
	const lead = await makeActor("lead", house);
	value(await pause(house, { minutes: 15, actor: lead }));
	value(await leaveDesk(clerkOf(house), { now: NOW }));
	const later = async (now: Temporal.Instant) =>
		(await getOutlook(house.id, now)).situation.later?.length;
	expect(await later(NOW.add({ minutes: 40 }))).toBe(1);
	value(await pause(house, { minutes: null, actor: lead }));
	expect(await later(NOW.add({ minutes: 41 }))).toBe(0);
});

test("what would end the numbers is said before the pause begins", async () => {
	const house = await openHouse(1);
	const now = at("15:40");
	const { now: before, pauses } = value(
		await findPauseEffect(clerkOf(house), deskOf(house), now),
	);
	expect(before.walkIns.open).toBe(true);
	const byLength = Object.fromEntries(
		pauses.map(({ minutes, outcome }) => [minutes, outcome.walkIns]),
	);
	expect(byLength[60]).toMatchObject({ open: false });
	value(await pause(house, { minutes: 60, now }));
	expect((await queueOf(house, now)).walkIns.state).toEqual(byLength[60]);
});

test("whoever decides by an older look is told so; pressed twice is once", async () => {
	const house = await openHouse(1);
	const lead = await makeActor("lead", house);
	const none = pauseMark(null);
	value(await pause(house, { minutes: 30, shown: none }));
	const twice = NOW.add({ seconds: 1 });
	expect(
		outcomeOf(await pause(house, { minutes: 30, shown: none, now: twice })),
	).toBe("ok");
	const other = { shown: none, now: twice, actor: lead };
	expect(outcomeOf(await pause(house, { minutes: null, ...other }))).toBe(
		"changed",
	);
	const row = await db().deskPause.findUniqueOrThrow({
		where: { deskId: deskOf(house) },
	});
	expect(row.until?.getTime()).toBe(NOW.add({ minutes: 30 }).epochMilliseconds);
	value(await pause(house, { actor: lead, shown: pauseMark(row) }));
	const back = { deskId: deskOf(house), shown: pauseMark(row), now: twice };
	expect(outcomeOf(await returnDesk(clerkOf(house), back))).toBe("changed");
	expect(await paused(house)).toBe(1);
	const open = { ...back, shown: pauseMark({ until: null }) };
	expect(outcomeOf(await returnDesk(clerkOf(house), open))).toBe("ok");
	expect(outcomeOf(await returnDesk(clerkOf(house), open))).toBe("ok");
	expect(await paused(house)).toBe(0);
});

test("nobody is told since when a desk pauses", async () => {
	const house = await openHouse(1);
	value(await pause(house, { minutes: null }));
	expect((await queueOf(house, NOW)).desks[0]?.pause).toEqual({ until: null });
	const effect = value(
		await findPauseEffect(clerkOf(house), deskOf(house), NOW),
	);
	expect(effect.pause).toEqual({ until: null });
});
