import type { IncomingHttpHeaders } from "node:http";
import { decodeJwt, importJWK, jwtVerify } from "jose";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	type Mock,
	test,
	vi,
} from "vitest";
import { pushKey } from "#lib/auth/secrets/push-key.ts";
import { pgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { handOver } from "#lib/queue/calling/commands/hand-over.ts";
import { recallVisit } from "#lib/queue/calling/commands/recall-visit.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { eraseMemos } from "#lib/queue/commands/erase-memos.ts";
import { closeLiveQueue, watchStation } from "#lib/queue/live/queries/live.ts";
import {
	readerOfStaff,
	readerOfTicket,
} from "#lib/queue/live/queries/readers.ts";
import { allowPush } from "#lib/queue/push/commands/allow-push.ts";
import { deliverCall } from "#lib/queue/push/commands/deliver-call.ts";
import { dropDevice } from "#lib/queue/push/commands/drop-device.ts";
import { keepDevice } from "#lib/queue/push/commands/keep-device.ts";
import { PUSH_QUEUE } from "#lib/queue/push/commands/push-queue.ts";
import { startPushWorker } from "#lib/queue/push/commands/push-worker.ts";
import { isTicketOutOfReach } from "#lib/queue/push/queries/find-told.ts";
import {
	findPushKey,
	hasEndedToday,
} from "#lib/queue/push/queries/push-key.ts";
import { MOST_CALLS } from "#lib/queue/push/rules/outcome.ts";
import { notifyQueue } from "#lib/queue/visit/commands/changing.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { talliesOf } from "#lib/runtime/tally.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	type PushService,
	type PushTestDevice,
	startPushService,
} from "#tests/support/push-service.ts";
import {
	call,
	change,
	clerkOf,
	drawn,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
	value,
} from "#tests/support/queue.ts";

let service: PushService;

beforeAll(async () => {
	await makeCity();
	service = await startPushService();
	process.env.PUSH_TEST_SERVICE = service.origin;
	takeGlobal("env");
});
// A call is soon too old to be told; on a slow machine also by the time that went by in the tests before.
beforeEach(() => setNow(NOW));
afterAll(() => service.stop());
afterEach(async () => {
	service.mood("well");
	service.received.length = 0;
	await db().$executeRaw`DELETE FROM pgboss.job WHERE name = ${PUSH_QUEUE}`;
	await db().pushCall.deleteMany();
	await db().pushDevice.deleteMany();
	await db().rateLimit.deleteMany();
	await db().city.update({ where: { id: 1 }, data: { pushCalls: true } });
});

const keep = (token: string, device: PushTestDevice, now = NOW) =>
	keepDevice({ token, subscription: device, now });

/** Somebody waits, and wants to be told. */
async function waiting(rest = {}) {
	await db().city.update({ where: { id: 1 }, data: { pushCalls: true } });
	const house = await openHouse(2);
	const { visitId, token } = await drawn(house, NOW, rest);
	const device = service.device();
	value(await keep(token, device));
	return { house, visitId, token, device };
}

const calls = (visitId: string) =>
	db().pushCall.findMany({
		where: { visitId },
		orderBy: { eventId: "asc" },
	});
const onlyCall = async (visitId: string) => {
	const [one, ...others] = await calls(visitId);
	if (!one || others.length > 0) throw new Error("not one call");
	return one;
};
const deliver = async (visitId: string, isLast = false) =>
	deliverCall((await onlyCall(visitId)).id, isLast);
const devices = (visitId: string) =>
	db().pushDevice.count({ where: { visitId } });

async function finish(house: House, visitId: string) {
	const now = NOW.add({ seconds: 5 });
	value(
		await finishVisit(clerkOf(house), {
			...(await change(visitId, now)),
			outcome: "done",
		}),
	);
}

describe("what a device is told", () => {
	test("number and desk in the language of the visit, which only the device can read", async () => {
		const { house, visitId, token, device } = await waiting({ locale: "ar" });
		const { ticket } = await call(house);
		expect(await deliver(visitId)).toBeNull();
		const [push] = service.received;
		const desk = await db().desk.findUniqueOrThrow({
			where: { id: house.deskIds[0] ?? 0 },
		});
		expect(push).toMatchObject({ id: device.id });
		expect(push?.notice).toEqual({
			web_push: 8030,
			notification: {
				title: `الرقم \u2068${ticket}\u2069، \u2068${desk.name}\u2069`,
				body: expect.stringMatching(/\p{Script=Arabic}/u),
				lang: "ar",
				dir: "rtl",
				navigate: `http://localhost:3000/ar/wartenummer/${token}`,
				tag: `call ${ticket}`,
				renotify: true,
				requireInteraction: true,
				silent: false,
				vibrate: expect.arrayContaining([300]),
			},
		});
		expect(await onlyCall(visitId)).toMatchObject({
			status: "sent",
			attempts: 1,
			lastError: null,
			sentAt: expect.any(Date),
		});
	});

	test("the push service learns who sends, that it is urgent and for how long, and nothing else", async () => {
		const { house, visitId } = await waiting();
		await call(house);
		await deliver(visitId);
		const headers: IncomingHttpHeaders = service.received[0]?.headers ?? {};
		expect(headers).toMatchObject({
			urgency: "high",
			"content-encoding": "aes128gcm",
			topic: expect.stringMatching(/^[\w-]{32}$/),
		});
		expect(Number(headers.ttl)).toBeGreaterThan(60);
		expect(Number(headers.ttl)).toBeLessThanOrEqual(180);
		const [, jwt = "", publicKey = ""] =
			/^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? "") ?? [];
		expect(publicKey).toBe(pushKey().publicKey);
		const point = Buffer.from(publicKey, "base64url");
		const key = await importJWK(
			{
				kty: "EC",
				crv: "P-256",
				x: point.subarray(1, 33).toString("base64url"),
				y: point.subarray(33).toString("base64url"),
			},
			"ES256",
		);
		await jwtVerify(jwt, key, { audience: service.origin });
		expect(decodeJwt(jwt).sub).toMatch(/^mailto:.+@/);
		expect(JSON.stringify(headers)).not.toContain(visitId);
	});

	test("calling again tells again, and every device of the number", async () => {
		const { house, visitId, token } = await waiting();
		value(await keep(token, service.device()));
		await call(house);
		const now = NOW.add({ seconds: 20 });
		value(await recallVisit(clerkOf(house), await change(visitId, now)));
		const all = await calls(visitId);
		expect(all).toHaveLength(4);
		for (const { id } of all) await deliverCall(id, false);
		// Of the first call nobody hears any more: the second one says the same.
		expect(
			(await calls(visitId)).map((one) => one.lastError ?? one.status),
		).toEqual(["over", "over", "sent", "sent"]);
		expect(service.received).toHaveLength(2);
	});

	test("another number's call goes to nobody else's device", async () => {
		const { house, visitId } = await waiting();
		const other = await drawn(house);
		value(
			await callVisit(clerkOf(house, 1), {
				who: { visitId: other.visitId, version: 1 },
				now: NOW,
			}),
		);
		expect(await calls(other.visitId)).toEqual([]);
		expect(await calls(visitId)).toEqual([]);
	});
});

describe("what is no news any more", () => {
	test.each([
		[
			"taken back",
			async (house: House, visitId: string) =>
				undoStep(clerkOf(house), await change(visitId, NOW)),
		],
		[
			"at the desk already",
			async (house: House, visitId: string) =>
				serveVisit(clerkOf(house), await change(visitId, NOW)),
		],
		[
			"sent on to another desk",
			async (house: House, visitId: string) =>
				handOver(clerkOf(house), {
					...(await change(visitId, NOW)),
					to: { deskId: house.deskIds[1] ?? 0 },
				}),
		],
		[
			"over",
			async (house: House, visitId: string) =>
				finishVisit(clerkOf(house), {
					...(await change(visitId, NOW)),
					outcome: "left",
				}),
		],
	] as const)("a call that is %s before it is sent", async (_, step) => {
		const { house, visitId } = await waiting();
		await call(house);
		expect(outcomeOf(await step(house, visitId))).toBe("ok");
		expect(await deliver(visitId)).toBeNull();
		expect(await onlyCall(visitId)).toMatchObject({
			status: "failed",
			lastError: "over",
		});
		expect(service.received).toEqual([]);
	});

	test("a second call that was taken back, although the first one stands", async () => {
		const { house, visitId } = await waiting();
		await call(house);
		await deliver(visitId);
		value(await recallVisit(clerkOf(house), await change(visitId, NOW)));
		value(await undoStep(clerkOf(house), await change(visitId, NOW)));
		const second = (await calls(visitId)).at(-1);
		expect(await deliverCall(second?.id ?? "", false)).toBeNull();
		expect((await calls(visitId)).map(({ status }) => status)).toEqual([
			"sent",
			"failed",
		]);
		expect(service.received).toHaveLength(1);
	});

	test("a call of minutes ago, that no worker has seen until now", async () => {
		const { house, visitId } = await waiting();
		await call(house);
		await db().visitEvent.updateMany({
			where: { visitId, kind: "called" },
			data: { at: new Date(NOW.subtract({ minutes: 4 }).epochMilliseconds) },
		});
		await deliver(visitId);
		expect(await onlyCall(visitId)).toMatchObject({ lastError: "late" });
		expect(service.received).toEqual([]);
	});
});

describe("a push service that does not do its part", () => {
	test.each([404, 410])(
		"says %i: the device is forgotten at once, whichever numbers it waited for",
		async (status) => {
			const { house, visitId, device } = await waiting();
			const other = await drawn(house);
			value(await keep(other.token, device));
			await call(house);
			service.mood(status);
			expect(await deliver(visitId)).toBeNull();
			expect(await onlyCall(visitId)).toMatchObject({
				status: "failed",
				lastError: `http-${status}`,
				deviceId: null,
			});
			expect(await db().pushDevice.count()).toBe(0);
		},
	);

	test.each([429, 500, 503])(
		"says %i: it is tried again, and in the end listed as not sent",
		async (status) => {
			const { house, visitId } = await waiting();
			await call(house);
			service.mood(status);
			expect(await deliver(visitId)).toBe(`http-${status}`);
			expect(await onlyCall(visitId)).toMatchObject({
				status: "queued",
				attempts: 1,
			});
			expect(await deliver(visitId, true)).toBeNull();
			expect(await onlyCall(visitId)).toMatchObject({
				status: "failed",
				attempts: 2,
				lastError: `http-${status}`,
			});
			expect(await devices(visitId)).toBe(1);
		},
	);

	test.each([301, 400, 403])(
		"says %i: nobody follows or insists",
		async (status) => {
			const { house, visitId } = await waiting();
			await call(house);
			service.mood(status);
			expect(await deliver(visitId)).toBeNull();
			expect(await onlyCall(visitId)).toMatchObject({ status: "failed" });
			expect(service.received).toHaveLength(1);
		},
	);

	test("says nothing: the call is made all the same, and the sending gives up by itself", async () => {
		const { house, visitId } = await waiting();
		service.mood("silent");
		const { ticket } = await call(house);
		expect(ticket).toMatch(/^W/);
		expect(await deliver(visitId)).toBe("timeout");
	});

	test("is given up on: the desk sees it, and that a second call came through", async () => {
		const { house, visitId } = await waiting();
		const told = async () => (await queueOf(house, NOW, clerkOf(house))).told;
		await call(house);
		expect(await told()).toBe("waiting");
		service.mood(500);
		await deliver(visitId, true);
		expect(await told()).toBe("failed");
		service.mood("well");
		value(await recallVisit(clerkOf(house), await change(visitId, NOW)));
		expect(await told()).toBe("waiting");
		await deliverCall((await calls(visitId)).at(-1)?.id ?? "", false);
		expect(await told()).toBe("sent");
		value(await serveVisit(clerkOf(house), await change(visitId, NOW)));
		expect(await told()).toBeNull();
	});

	test("of a call for no device the desk is told nothing, whatever became of the one before", async () => {
		const { house, visitId, token, device } = await waiting();
		const told = async () => (await queueOf(house, NOW, clerkOf(house))).told;
		await call(house);
		await deliver(visitId);
		expect(await told()).toBe("sent");
		value(await recallVisit(clerkOf(house), await change(visitId, NOW)));
		expect(await told()).toBe("waiting");
		// Taken back, the first call stands again.
		value(await undoStep(clerkOf(house), await change(visitId, NOW)));
		expect(await told()).toBe("sent");
		value(await dropDevice({ token, endpoint: device.endpoint }));
		value(await recallVisit(clerkOf(house), await change(visitId, NOW)));
		expect(await told()).toBeNull();
	});

	test("is not there at all", async () => {
		const { house, visitId, token } = await waiting();
		await db().pushDevice.deleteMany({ where: { visitId } });
		const away = await startPushService();
		const device = away.device();
		process.env.PUSH_TEST_SERVICE = away.origin;
		takeGlobal("env");
		value(await keep(token, device));
		await away.stop();
		await call(house);
		expect(await deliver(visitId)).toBe("unreachable");
		process.env.PUSH_TEST_SERVICE = service.origin;
		takeGlobal("env");
	});

	test("is no longer one that counts: what is stored is not asked", async () => {
		const { house, visitId } = await waiting();
		await call(house);
		process.env.PUSH_TEST_SERVICE = "http://127.0.0.1:1";
		takeGlobal("env");
		expect(await deliver(visitId)).toBeNull();
		expect(await onlyCall(visitId)).toMatchObject({ lastError: "endpoint" });
		expect(service.received).toEqual([]);
		process.env.PUSH_TEST_SERVICE = service.origin;
		takeGlobal("env");
	});
});

/** Has come as far as a lock that is held elsewhere. */
const waitsForLock = () =>
	eventually(async () =>
		expect(
			await db().$queryRaw`
				SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
		).toHaveLength(1),
	);

describe("what the person learns of it", () => {
	const isOut = (token: string) => isTicketOutOfReach(token);

	test("nothing while a call is under way or was told; that their device cannot be reached, once it is given up", async () => {
		const { house, visitId, token } = await waiting();
		expect(await isOut(token)).toBe(false);
		await call(house);
		expect(await isOut(token)).toBe(false);
		service.mood(500);
		await deliver(visitId);
		// Once is nothing yet.
		expect(await isOut(token)).toBe(false);
		await deliver(visitId);
		expect(await isOut(token)).toBe(true);
		service.mood("well");
		await deliver(visitId);
		expect(await isOut(token)).toBe(false);
	});

	test("that a device which its push service no longer knows is told of no later call either, until one is switched on anew", async () => {
		const { house, visitId, token } = await waiting();
		await call(house);
		service.mood(410);
		await deliver(visitId);
		expect(await isOut(token)).toBe(true);
		value(await recallVisit(clerkOf(house), await change(visitId, NOW)));
		expect(await isOut(token)).toBe(true);
		value(await keep(token, service.device()));
		expect(await isOut(token)).toBe(false);
	});

	test("nothing where one of two devices was told, and nothing where they have switched it off themselves", async () => {
		const { house, visitId, token, device } = await waiting();
		value(await keep(token, service.device()));
		await call(house);
		const [first, second] = await calls(visitId);
		service.mood(500);
		await deliverCall(first?.id ?? "", true);
		service.mood("well");
		await deliverCall(second?.id ?? "", true);
		expect(await isOut(token)).toBe(false);

		const other = await waiting();
		await call(other.house);
		service.mood(500);
		await deliver(other.visitId, true);
		expect(await isOut(other.token)).toBe(true);
		const { endpoint } = other.device;
		value(await dropDevice({ token: other.token, endpoint }));
		expect(await isOut(other.token)).toBe(false);
		expect(device).toBeDefined();
	});
});

describe("who is told of it", () => {
	test("the page of the number and whoever sits at its desk, and only when what they read has changed", async () => {
		const { house, visitId, token } = await waiting();
		value(await keep(token, service.device()));
		await call(house);
		const readers = {
			own: readerOfTicket(token) ?? undefined,
			desk: readerOfStaff(clerkOf(house, 0).userId),
			other: readerOfStaff(clerkOf(house, 1).userId),
			display: undefined,
		};
		const heard = {} as Record<keyof typeof readers, Mock>;
		const stops = Object.entries(readers).map(([name, reader]) => {
			const changed = vi.fn();
			heard[name as keyof typeof readers] = changed;
			return watchStation(house.id, changed, reader);
		});
		await eventually(() => expect(heard.display).toHaveBeenCalled());
		for (const changed of Object.values(heard)) changed.mockClear();
		try {
			const [first, second] = await calls(visitId);
			await deliverCall(first?.id ?? "", false);
			await eventually(() => {
				expect(heard.own).toHaveBeenCalledTimes(1);
				expect(heard.desk).toHaveBeenCalledTimes(1);
			});
			// One was told already: to whoever reads it, a second one is nothing new.
			await deliverCall(second?.id ?? "", false);
			await notifyQueue(db(), house.id);
			await eventually(() => {
				expect(heard.display).toHaveBeenCalledTimes(1);
				expect(heard.own).toHaveBeenCalledTimes(2);
				expect(heard.desk).toHaveBeenCalledTimes(2);
				expect(heard.other).toHaveBeenCalledTimes(1);
			});
		} finally {
			for (const stop of stops) stop();
			await closeLiveQueue();
		}
	});
});

describe("two things at once", () => {
	test("the city switches it off while a device is being kept: none is left over", async () => {
		const house = await (async () => (await waiting()).house)();
		const { token, visitId } = await drawn(house);
		let keeping: ReturnType<typeof keep> | undefined;
		await db().$transaction(async (tx) => {
			await tx.city.update({ where: { id: 1 }, data: { pushCalls: false } });
			await tx.pushDevice.deleteMany();
			keeping = keep(token, service.device());
			await waitsForLock();
		});
		expect(outcomeOf((await keeping) ?? { ok: true, value: null })).toBe("off");
		expect(await devices(visitId)).toBe(0);
	});

	test("switched off on the device while it is being kept for another number: the browser keeps what that one needs", async () => {
		const { house, token, device } = await waiting();
		const other = await drawn(house);
		const row = await db().pushDevice.findFirstOrThrow();
		let dropping: ReturnType<typeof dropDevice> | undefined;
		await db().$transaction(async (tx) => {
			await lockKey(tx, `push ${row.endpointKey}`);
			await tx.pushDevice.create({
				data: { ...row, id: crypto.randomUUID(), visitId: other.visitId },
			});
			dropping = dropDevice({ token, endpoint: device.endpoint });
			await waitsForLock();
		});
		expect(await dropping).toEqual({ ok: true, value: { isStillUsed: true } });
	});

	test("switched off on the device while a call is about to be sent: nothing is sent", async () => {
		const { house, visitId } = await waiting();
		await call(house);
		const row = await db().pushDevice.findFirstOrThrow();
		let sending: ReturnType<typeof deliver> | undefined;
		await db().$transaction(async (tx) => {
			await lockKey(tx, `push ${row.endpointKey}`);
			await tx.pushDevice.delete({ where: { id: row.id } });
			sending = deliver(visitId);
			await waitsForLock();
		});
		expect(await sending).toBeNull();
		expect(service.received).toEqual([]);
		expect(await onlyCall(visitId)).toMatchObject({ lastError: "off" });
	});
});

describe("who is kept, and for how long", () => {
	test("a fourth device is refused; one that is there already may come again, and takes no other's place", async () => {
		const { token, device } = await waiting();
		value(await keep(token, service.device()));
		value(await keep(token, service.device()));
		expect(outcomeOf(await keep(token, service.device()))).toBe(
			"too-many-devices",
		);
		expect(outcomeOf(await keep(token, device))).toBe("ok");
	});

	test("of ten devices at once three are kept", async () => {
		const { house } = await waiting();
		const { token, visitId } = await drawn(house);
		const all = await Promise.all(
			Array.from({ length: 10 }, () => keep(token, service.device())),
		);
		expect(all.filter(({ ok }) => ok)).toHaveLength(3);
		expect(
			all.map(outcomeOf).filter((one) => one === "too-many-devices"),
		).toHaveLength(7);
		expect(await devices(visitId)).toBe(3);
	});

	test("one device waits for five numbers and no more", async () => {
		const { house, device } = await waiting();
		const more = await Promise.all([1, 2, 3, 4, 5].map(() => drawn(house)));
		const kept = await Promise.all(
			more.map(({ token }) => keep(token, device)),
		);
		expect(kept.map(outcomeOf).sort()).toEqual([
			"ok",
			"ok",
			"ok",
			"ok",
			"too-many-devices",
		]);
	});

	test("whoever switches one number on again and again has to wait; what was there already does not count", async () => {
		const { house, token, device } = await waiting();
		for (let again = 0; again < 10; again += 1)
			value(await keep(token, device));
		const outcomes: string[] = [];
		for (let one = 0; one < 30; one += 1) {
			const { endpoint } = device;
			value(await dropDevice({ token, endpoint }));
			outcomes.push(outcomeOf(await keep(token, device)));
		}
		expect(outcomes.filter((one) => one === "ok")).toHaveLength(29);
		expect(outcomes.at(-1)).toBe("too-many-tries");
		// A full waiting room has one address: the next number is not held up by it.
		const { token: other } = await drawn(house);
		value(await keep(other, device));
	});

	test("what is sent to a device is counted, and ends", async () => {
		const { house, visitId } = await waiting();
		await call(house);
		await deliver(visitId);
		const { deviceId } = await onlyCall(visitId);
		const past = await db().visitEvent.createManyAndReturn({
			data: Array.from({ length: MOST_CALLS - 1 }, () => ({
				visitId,
				at: new Date(NOW.epochMilliseconds),
				kind: "recalled",
				toStatus: "called",
				deskId: house.deskIds[0] ?? null,
			})),
			select: { id: true },
		});
		await db().pushCall.createMany({
			data: past.map(({ id }) => ({
				id: crypto.randomUUID(),
				visitId,
				deviceId,
				eventId: id,
				status: "sent",
				createdAt: new Date(NOW.epochMilliseconds),
				sentAt: new Date(NOW.epochMilliseconds),
			})),
		});
		value(await recallVisit(clerkOf(house), await change(visitId, NOW)));
		const last = (await calls(visitId)).at(-1);
		expect(await deliverCall(last?.id ?? "", false)).toBeNull();
		expect((await calls(visitId)).at(-1)).toMatchObject({ lastError: "limit" });
		expect(service.received).toHaveLength(1);
	});

	test("a visit that ends forgets its devices, in the same moment; what was told stays for a while", async () => {
		const { house, visitId, token, device } = await waiting();
		await call(house);
		await deliver(visitId);
		await finish(house, visitId);
		expect(await devices(visitId)).toBe(0);
		expect(await onlyCall(visitId)).toMatchObject({
			status: "sent",
			deviceId: null,
		});
		expect(outcomeOf(await keep(token, device))).toBe("over");
		expect(await devices(visitId)).toBe(0);
	});

	test("a device that is kept while the visit ends is not left behind", async () => {
		for (let round = 0; round < 5; round += 1) {
			const { house, visitId, token } = await waiting();
			await call(house);
			await Promise.all([
				finish(house, visitId),
				keep(token, service.device()),
				keep(token, service.device()),
			]);
			expect(await devices(visitId)).toBe(0);
		}
	});

	test("a number of yesterday, one that is none, and a city that does not want it", async () => {
		const { token, device } = await waiting();
		expect(outcomeOf(await keep(token, device, NOW.add({ hours: 24 })))).toBe(
			"unknown-visit",
		);
		expect(outcomeOf(await keep(`${token.slice(1)}x`, device))).toBe(
			"unknown-visit",
		);
		await db().city.update({ where: { id: 1 }, data: { pushCalls: false } });
		expect(outcomeOf(await keep(token, service.device()))).toBe("off");
	});

	test("switched off on the device: it waits no more, and learns whether another number still needs it", async () => {
		const { house, visitId, token, device } = await waiting();
		const other = await drawn(house);
		value(await keep(other.token, device));
		const { endpoint } = device;
		expect(value(await dropDevice({ token, endpoint }))).toEqual({
			isStillUsed: true,
		});
		await call(house);
		expect(await calls(visitId)).toEqual([]);
		expect(value(await dropDevice({ token: other.token, endpoint }))).toEqual({
			isStillUsed: false,
		});
	});

	test("the day after, nothing leads to a device; whether it was told goes with the memos", async () => {
		const { house, visitId } = await waiting();
		await call(house);
		await deliver(visitId);
		await eraseMemos(NOW.add({ hours: 24 }));
		expect(await devices(visitId)).toBe(0);
		expect(await calls(visitId)).toHaveLength(1);
		await eraseMemos(NOW.add({ hours: 24 * 30 }));
		expect(await calls(visitId)).toEqual([]);
	});

	test("another APP_SECRET is another key: nobody can read where the device is, and it is forgotten", async () => {
		const { house, visitId } = await waiting();
		await call(house);
		const before = pushKey().publicKey;
		const secret = process.env.APP_SECRET;
		process.env.APP_SECRET = "another secret for tests, 32 characters";
		takeGlobal("env");
		expect(pushKey().publicKey).not.toBe(before);
		expect(await deliver(visitId)).toBeNull();
		process.env.APP_SECRET = secret;
		takeGlobal("env");
		expect(await onlyCall(visitId)).toMatchObject({ lastError: "key" });
		expect(await devices(visitId)).toBe(0);
	});

	test("a copy of the database tells nobody where a device is", async () => {
		const { device } = await waiting();
		const rows = JSON.stringify(await db().pushDevice.findMany());
		for (const secret of [
			device.id,
			device.endpoint,
			device.p256dh,
			device.auth,
		])
			expect(rows).not.toContain(secret);
	});
});

describe("the city's word", () => {
	test("off from the start; an administrator switches it on, and off every device is forgotten", async () => {
		await db().city.update({ where: { id: 1 }, data: { pushCalls: false } });
		expect(await findPushKey()).toBeNull();
		const admin = await makeActor("admin");
		value(await allowPush(admin, { isAllowed: true, now: NOW }));
		value(await allowPush(admin, { isAllowed: true, now: NOW }));
		expect(await findPushKey()).toBe(pushKey().publicKey);
		const { house, visitId } = await waiting();
		await call(house);
		expect(await hasEndedToday(NOW)).toBe(false);
		value(await allowPush(admin, { isAllowed: false, now: NOW }));
		expect(await devices(visitId)).toBe(0);
		// Who waits today is told so on the page of their number; tomorrow there is nobody left to be told.
		expect(await hasEndedToday(NOW)).toBe(true);
		expect(await hasEndedToday(NOW.add({ hours: 24 }))).toBe(false);
		await deliver(visitId);
		expect(await onlyCall(visitId)).toMatchObject({ lastError: "off" });
		const audit = await db().auditEntry.findMany({
			where: { action: { startsWith: "city:push" } },
			orderBy: { id: "asc" },
		});
		expect(audit.map(({ action }) => action)).toEqual([
			"city:push-on",
			"city:push-off",
		]);
	});

	test("nobody else may", async () => {
		const { house } = await waiting();
		const may = await allowPush(clerkOf(house), { isAllowed: false, now: NOW });
		expect(outcomeOf(may)).toBe("forbidden");
		expect(await findPushKey()).not.toBeNull();
	});
});

describe("the worker", () => {
	test("sends what calls put on its way, tries again, and counts", async () => {
		const { house, visitId } = await waiting();
		const accepted = () =>
			talliesOf("push").find(({ labels }) => labels.outcome === "accepted")
				?.count ?? 0;
		const before = accepted();
		service.mood(503);
		await call(house);
		const stop = await startPushWorker();
		await eventually(() => expect(service.received.length).toBeGreaterThan(0));
		service.mood("well");
		await eventually(async () =>
			expect(await onlyCall(visitId)).toMatchObject({ status: "sent" }),
		);
		await stop();
		expect(accepted()).toBe(before + 1);
	});

	test("finds a call whose job is gone", async () => {
		const { house, visitId } = await waiting();
		await call(house);
		await db().$executeRaw`DELETE FROM pgboss.job WHERE name = ${PUSH_QUEUE}`;
		const stop = await startPushWorker();
		await eventually(async () =>
			expect(await onlyCall(visitId)).toMatchObject({ status: "sent" }),
		);
		await stop();
	});

	test("jobs that cannot be made hold up no call: it is made, and its row waits", async () => {
		const { house, visitId } = await waiting();
		const refusing = async (job: () => Promise<unknown>) => {
			await db().$executeRaw`
				CREATE FUNCTION refuse_jobs() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no jobs today'; END $$`;
			await db().$executeRaw`
				CREATE TRIGGER refuse_jobs BEFORE INSERT ON pgboss.job FOR EACH ROW EXECUTE FUNCTION refuse_jobs()`;
			try {
				await job();
			} finally {
				await db().$executeRaw`DROP FUNCTION refuse_jobs() CASCADE`;
			}
		};
		await refusing(() => call(house));
		expect(await onlyCall(visitId)).toMatchObject({ status: "queued" });
		expect(await (await pgBoss()).findJobs(PUSH_QUEUE)).toEqual([]);
		expect(await deliver(visitId)).toBeNull();
		expect(service.received).toHaveLength(1);
	});

	test("a call that is rolled back leaves neither row nor job, and a job names nothing but the row", async () => {
		const { house, visitId } = await waiting();
		await call(house);
		const jobs = await (await pgBoss()).findJobs(PUSH_QUEUE);
		expect(jobs.map(({ data }) => data)).toEqual([
			{ callId: (await onlyCall(visitId)).id },
		]);
		// Of a page from before they came: with the call's own page it would be the same press once more.
		const again = await callVisit(clerkOf(house), {
			who: { visitId, version: 0 },
			now: NOW,
		});
		expect(again.ok).toBe(false);
		expect(await calls(visitId)).toHaveLength(1);
	});

	test("a job that runs again after all was done sends nothing", async () => {
		const { house, visitId } = await waiting();
		await call(house);
		const { id } = await onlyCall(visitId);
		expect(await deliverCall(id, false)).toBeNull();
		await Promise.all(Array.from({ length: 10 }, () => deliverCall(id, false)));
		expect(service.received).toHaveLength(1);
		expect(await onlyCall(visitId)).toMatchObject({ attempts: 1 });
	});
});
