import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { callIn } from "#lib/queue/afar/commands/call-in.ts";
import { checkIn } from "#lib/queue/arrival/commands/check-in.ts";
import { deliverCall } from "#lib/queue/push/commands/deliver-call.ts";
import { keepDevice } from "#lib/queue/push/commands/keep-device.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { allowAfar, fill, fromAfar } from "#tests/support/afar.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	type PushService,
	startPushService,
} from "#tests/support/push-service.ts";
import {
	change,
	clerkOf,
	type House,
	openHouse,
	queueOf,
	value,
} from "#tests/support/queue.ts";

let service: PushService;
let house: House;

beforeAll(async () => {
	await makeCity();
	service = await startPushService();
	process.env.PUSH_TEST_SERVICE = service.origin;
	takeGlobal("env");
});
afterAll(() => service.stop());
beforeEach(async () => {
	service.received.length = 0;
	await db().city.update({ where: { id: 1 }, data: { pushCalls: true } });
	house = await openHouse();
	await allowAfar(house, 5);
	await fill(house, 4, NOW.subtract({ minutes: 1 }));
});

/** Somebody waits elsewhere with a device that is to be told, and everybody before them goes. */
async function summoned() {
	const afar = await fromAfar(house, NOW);
	const subscription = service.device();
	value(await keepDevice({ token: afar.token, subscription, now: NOW }));
	for (const { id } of (await queueOf(house, NOW)).waiting)
		value(
			await finishVisit(clerkOf(house), {
				...(await change(id, NOW)),
				outcome: "done",
			}),
		);
	await callIn(NOW);
	const call = await db().pushCall.findFirstOrThrow({
		where: { visitId: afar.visitId },
	});
	return { ...afar, call };
}

test("a device says that it is time to come, with the number and nothing else, and is told so once", async () => {
	const { call, token, visitId } = await summoned();
	expect(await deliverCall(call.id, false)).toBeNull();
	const [push, ...others] = service.received;
	expect(others).toEqual([]);
	const { ticket } = await db().visit.findUniqueOrThrow({
		where: { id: visitId },
	});
	expect(push?.notice).toMatchObject({
		notification: {
			title: `Nummer ${ticket}: Kommen Sie jetzt`,
			navigate: `http://localhost:3000/wartenummer/${token}`,
		},
	});
	expect(Number(push?.headers.ttl)).toBeGreaterThan(600);
	await callIn(NOW);
	expect(await db().pushCall.count({ where: { visitId } })).toBe(1);
});

test("whoever is here by then is not told to come", async () => {
	const { call, reference } = await summoned();
	const { id: stationId, reception } = house;
	value(await checkIn(reception, { stationId, who: { reference }, now: NOW }));
	expect(await deliverCall(call.id, false)).toBeNull();
	expect(service.received).toEqual([]);
	expect(
		await db().pushCall.findUniqueOrThrow({ where: { id: call.id } }),
	).toMatchObject({ status: "failed", lastError: "over" });
});
