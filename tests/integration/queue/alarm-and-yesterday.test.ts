import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { answerAlarm } from "#lib/queue/alarm/commands/answer-alarm.ts";
import { endAlarm } from "#lib/queue/alarm/commands/end-alarm.ts";
import { raiseAlarm } from "#lib/queue/alarm/commands/raise-alarm.ts";
import {
	findOwnStationId,
	listAlarms,
} from "#lib/queue/alarm/queries/list-alarms.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { closeDays } from "#lib/queue/commands/close-days.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	call,
	change,
	clerkOf,
	drawn,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
	sitDown,
	value,
	visitRow,
} from "#tests/support/queue.ts";

beforeAll(() => makeCity());

const alarmsAt = async (house: House, actor = house.reception) =>
	value(await listAlarms(actor, house.id, NOW));

test("an alarm is one, however often it is pressed, and ends once", async () => {
	const house = await openHouse();
	const [deskId = 0] = house.deskIds;
	const press = () => raiseAlarm(clerkOf(house), { deskId, now: NOW });
	await Promise.all([press(), press(), press()]);
	const { alarms } = await alarmsAt(house);
	expect(alarms).toMatchObject([
		{ deskId, deskName: "Platz 1", answeredBy: null, isAnswered: false },
	]);
	const alarmId = alarms[0]?.id ?? 0;
	for (let times = 0; times < 2; times += 1)
		value(await endAlarm(house.reception, { alarmId, now: NOW }));
	expect((await alarmsAt(house)).alarms).toEqual([]);
	expect(
		outcomeOf(await endAlarm(house.reception, { alarmId: -1, now: NOW })),
	).toBe("unknown-alarm");
});

test("without a chosen station the alarms are those of the desk one sits at, and of none in the evening", async () => {
	const house = await openHouse();
	const stationOf = (actor: Actor) => findOwnStationId(actor.userId);
	expect(await stationOf(clerkOf(house))).toBe(house.id);
	expect(await stationOf(house.reception)).toBeNull();
	await closeDays(NOW.add({ hours: 24 }));
	expect(await stationOf(clerkOf(house))).toBeNull();
});

test("whoever says first that they come is named to all, and stands in the audit; strangers may not", async () => {
	const house = await openHouse(2);
	const other = await openHouse();
	const [deskId = 0] = house.deskIds;
	value(await raiseAlarm(clerkOf(house), { deskId, now: NOW }));
	const alarmId = (await alarmsAt(house)).alarms[0]?.id ?? 0;
	const answer = (actor: Actor) => answerAlarm(actor, { alarmId, now: NOW });
	expect(outcomeOf(await answer(other.reception))).toBe("forbidden");
	value(await answer(clerkOf(house, 1)));
	value(await answer(house.reception));
	expect((await alarmsAt(house, clerkOf(house))).alarms).toMatchObject([
		{ answeredBy: clerkOf(house, 1).name, isAnswered: true },
	]);
	const entries = await db().auditEntry.findMany({
		where: { stationId: house.id, action: "alarm:answer" },
	});
	expect(entries).toMatchObject([
		{ userId: clerkOf(house, 1).userId, subject: "Platz 1" },
	]);
	expect((await alarmsAt(house, clerkOf(house))).ownDesk).toMatchObject({
		name: "Platz 1",
	});
});

test("what yesterday left open does not stand in today's way", async () => {
	const house = await openHouse(2);
	await drawn(house);
	await drawn(house);
	const [waiting] = [await drawn(house)];
	const served = await call(house);
	value(await serveVisit(clerkOf(house), await change(served.visitId, NOW)));
	const called = await call(house, NOW, 1);
	const tomorrow = NOW.add({ hours: 22 });
	expect(
		outcomeOf(
			await serveVisit(
				clerkOf(house, 1),
				await change(called.visitId, tomorrow),
			),
		),
	).toBe("visit-changed");
	await Promise.all([closeDays(tomorrow), closeDays(tomorrow)]);
	const status = async (id: string) => (await visitRow(id)).status;
	expect(await status(served.visitId)).toBe("done");
	expect(await status(called.visitId)).toBe("left");
	expect(await status(waiting.visitId)).toBe("left");
	expect(
		(await queueOf(house, tomorrow)).desks.map(({ clerk }) => clerk),
	).toEqual([null, null]);
	const [deskId = 0] = house.deskIds;
	const clerk = await sitDown(house, deskId);
	const fresh = await drawn(house, tomorrow);
	expect(fresh.ticket).toBe("W001");
	expect(value(await callNext(clerk, { now: tomorrow })).visitId).toBe(
		fresh.visitId,
	);
});
