import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import {
	type AnnounceRefusal,
	announce,
} from "#lib/queue/announcement/commands/announce.ts";
import { withdrawAnnouncement } from "#lib/queue/announcement/commands/withdraw-announcement.ts";
import { listAnnouncements } from "#lib/queue/announcement/queries/list-announcements.ts";
import {
	listForAppointment,
	listForTicket,
} from "#lib/queue/announcement/queries/running.ts";
import {
	LASTS,
	MOST_A_DAY,
	MOST_AT_ONCE,
} from "#lib/queue/announcement/rules/announcement.ts";
import { deliverAnnouncement } from "#lib/queue/push/commands/deliver-announcement.ts";
import { keepDevice } from "#lib/queue/push/commands/keep-device.ts";
import { isTicketOutOfReach } from "#lib/queue/push/queries/find-told.ts";
import { findDisplay } from "#lib/queue/queries/find-display.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, NOW, PERSON, SILENT } from "#tests/support/booking.ts";
import { makeCity, makeService } from "#tests/support/factory.ts";
import {
	type PushService,
	startPushService,
} from "#tests/support/push-service.ts";
import {
	at,
	bookToday,
	call,
	come,
	drawn,
	type House,
	openHouse,
	outcomeOf,
	value,
} from "#tests/support/queue.ts";
import { bookRemote, remoteHouse } from "#tests/support/remote.ts";

let push: PushService;

beforeAll(async () => {
	await makeCity();
	await db().city.update({ where: { id: 1 }, data: { pushCalls: true } });
	push = await startPushService();
	process.env.PUSH_TEST_SERVICE = push.origin;
	takeGlobal("env");
});
afterAll(() => push.stop());

let keys = 0;
const say = (
	house: House,
	rest: Partial<Parameters<typeof announce>[1]> = {},
) =>
	announce(house.reception, {
		stationId: house.id,
		key: `key ${keys++}`,
		kind: "delay",
		minutes: "10",
		deskId: 0,
		toServiceId: null,
		toDeskId: null,
		toComing: true,
		lasts: 60,
		now: NOW,
		...rest,
	});

const todayOf = async (house: House, now = NOW) =>
	value(await listAnnouncements(house.reception, house.id, now));

const readers = async (house: House, now = NOW) =>
	(await findDisplay(house.id, now))?.announcements.length;

const notes = (appointmentId: string) =>
	db().message.findMany({
		where: { appointmentId, kind: "announcement" },
		include: { text: true },
	});

describe("whom it reaches", () => {
	test("pages of numbers and appointments and the display, devices, and mails in each language", async () => {
		const house = await openHouse(1);
		const { token } = await drawn(house);
		value(await keepDevice({ token, subscription: push.device(), now: NOW }));
		const later = await drawn(house);
		const coming = await bookToday(house, 660);
		const silent = await bookToday(house, 720, SILENT);
		await db().appointment.update({
			where: { id: coming.id },
			data: { locale: "tr" },
		});
		value(await say(house));
		for (const ticket of [token, later.token])
			expect(await listForTicket(ticket, NOW)).toMatchObject([
				{ kind: "delay", minutes: 10 },
			]);
		for (const { id } of [coming, silent])
			expect(await listForAppointment(id, NOW)).toHaveLength(1);
		expect(await readers(house)).toBe(1);
		const [mail, ...others] = await notes(coming.id);
		expect(others).toEqual([]);
		expect(mail).toMatchObject({ status: "queued", locale: "tr" });
		expect(mail?.text?.text).toContain("yaklaşık 10 dakika");
		expect(await todayOf(house)).toMatchObject([
			{
				isRunning: true,
				devices: { sent: 0, queued: 1, failed: 0 },
				mailed: 1,
				heldBack: 0,
				// Who drew a number and has no device, and whoever gave no address.
				unreached: 2,
			},
		]);
	});

	test("nobody whom a clerk calls on the phone: they wait in no line", async () => {
		const house = await remoteHouse();
		const { id } = await bookRemote(house, 660);
		value(await say(house));
		expect(await listForAppointment(id, NOW)).toEqual([]);
		expect(await notes(id)).toEqual([]);
	});

	test("whoever draws a number a minute later reads it, whoever is called or comes another day does not", async () => {
		const house = await openHouse(1);
		const first = await drawn(house);
		value(await say(house));
		const second = await drawn(house, NOW.add({ minutes: 1 }));
		await call(house, NOW.add({ minutes: 2 }));
		const after = NOW.add({ minutes: 3 });
		expect(await listForTicket(first.token, after)).toEqual([]);
		expect(await listForTicket(second.token, after)).toHaveLength(1);
		const { reference } = await book({
			station: house.slug,
			service: house.service.slug,
		});
		const { id } = await db().appointment.findUniqueOrThrow({
			where: { reference },
		});
		expect(await listForAppointment(id, after)).toEqual([]);
	});

	test("only those of a service, and only those of a desk", async () => {
		const house = await openHouse(2);
		const other = await makeService();
		const mine = await drawn(house);
		const another = await drawn(house, NOW, { services: [other.slug] });
		const coming = await bookToday(house, 660);
		const { deskId } = await db().appointment.findUniqueOrThrow({
			where: { id: coming.id },
		});
		value(await say(house, { toServiceId: other.id }));
		expect(await listForTicket(mine.token, NOW)).toEqual([]);
		expect(await listForTicket(another.token, NOW)).toHaveLength(1);
		expect(await listForAppointment(coming.id, NOW)).toEqual([]);
		expect(await notes(coming.id)).toEqual([]);
		value(await say(house, { toDeskId: deskId, minutes: "20" }));
		expect(await listForAppointment(coming.id, NOW)).toMatchObject([
			{ minutes: 20 },
		]);
		expect(await listForTicket(mine.token, NOW)).toEqual([]);
	});

	test("those who are still to come only if wished, and of whom is here with an address by mail", async () => {
		const house = await openHouse(1);
		const coming = await bookToday(house, 660);
		const here = await bookToday(house, 600, {
			...PERSON,
			name: "Bo Li",
			email: "bo@citizen.example",
		});
		await come(house, here.id);
		value(await say(house, { toComing: false }));
		expect(await listForAppointment(coming.id, NOW)).toEqual([]);
		expect(await listForAppointment(here.id, NOW)).toHaveLength(1);
		expect(await notes(coming.id)).toEqual([]);
		expect(await notes(here.id)).toHaveLength(1);
	});
});

describe("a device", () => {
	const waiting = async () => {
		const house = await openHouse(1);
		const { token, visitId } = await drawn(house, NOW, { locale: "en" });
		value(await keepDevice({ token, subscription: push.device(), now: NOW }));
		push.received.length = 0;
		return { house, token, visitId };
	};
	const sendAll = async (visitId: string) => {
		const rows = await db().announcementPush.findMany({ where: { visitId } });
		for (const { id } of rows) await deliverAnnouncement(id, true);
		return db().announcementPush.findMany({ where: { visitId } });
	};

	test("is told in the language of the visit, and the list says so", async () => {
		const { house, token, visitId } = await waiting();
		// What a device is told holds by the clock of the process.
		const now = Temporal.Now.instant();
		value(await say(house));
		await db().announcement.updateMany({
			where: { stationId: house.id },
			data: { endsAt: new Date(now.epochMilliseconds + 600_000) },
		});
		expect(await sendAll(visitId)).toMatchObject([{ status: "sent" }]);
		expect(push.received[0]?.notice).toMatchObject({
			notification: { body: expect.stringContaining("about 10 minutes") },
		});
		expect((await todayOf(house))[0]?.devices).toEqual({
			sent: 1,
			queued: 0,
			failed: 0,
		});
		expect(await isTicketOutOfReach(token)).toBe(false);
	});

	test("is not told what was withdrawn before, and the list says so", async () => {
		const { house, visitId } = await waiting();
		const { id } = value(await say(house));
		value(await withdrawAnnouncement(house.reception, { id, now: NOW }));
		expect(await sendAll(visitId)).toMatchObject([
			{ status: "failed", lastError: "over" },
		]);
		expect(push.received).toEqual([]);
		expect((await todayOf(house))[0]?.devices.failed).toBe(1);
	});
});

describe("nobody gets it twice", () => {
	test("a form that twenty presses send at once says it once", async () => {
		const house = await openHouse(1);
		const coming = await bookToday(house, 660);
		const results = await Promise.all(
			Array.from({ length: 20 }, () => say(house, { key: "the same" })),
		);
		const ids = results.filter((one) => one.ok).map((one) => value(one).id);
		expect(ids.length).toBeGreaterThan(0);
		expect(new Set(ids).size).toBe(1);
		expect(results.every((one) => one.ok || one.error === "busy")).toBe(true);
		expect(await todayOf(house)).toHaveLength(1);
		expect(await notes(coming.id)).toHaveLength(1);
	});

	test("two clerks who say the same at once say it once, and the second is told", async () => {
		const house = await openHouse(1);
		const results = await Promise.all([say(house), say(house)]);
		expect(results.map(outcomeOf).sort()).toEqual(["ok", "said-already"]);
		expect(outcomeOf(await say(house, { minutes: "20" }))).toBe("ok");
		const after = NOW.add({ minutes: 61 });
		expect(outcomeOf(await say(house, { now: after }))).toBe("ok");
	});

	test("no more than so many stand at once", async () => {
		const house = await openHouse(1);
		for (let index = 0; index < MOST_AT_ONCE; index += 1)
			value(await say(house, { minutes: String(10 + index) }));
		expect(outcomeOf(await say(house, { minutes: "99" }))).toBe(
			"too-many-at-once",
		);
	});

	test("no more than so many a day, and one that is withdrawn makes no room", async () => {
		const house = await openHouse(1);
		for (let index = 0; index < MOST_A_DAY; index += 1) {
			const { id } = value(await say(house, { minutes: String(10 + index) }));
			if (index < MOST_A_DAY - MOST_AT_ONCE)
				value(await withdrawAnnouncement(house.reception, { id, now: NOW }));
		}
		const say99 = () => say(house, { minutes: "99" });
		expect(outcomeOf(await say99())).toBe("too-many-today");
		for (const { id } of await todayOf(house))
			value(await withdrawAnnouncement(house.reception, { id, now: NOW }));
		expect(outcomeOf(await say99())).toBe("too-many-today");
	});
});

describe("it ends", () => {
	test("by itself, and at midnight at the latest", async () => {
		const house = await openHouse(1);
		value(await say(house, { lasts: 15 }));
		expect(await readers(house, NOW.add({ minutes: 14 }))).toBe(1);
		expect(await readers(house, NOW.add({ minutes: 15 }))).toBe(0);
		value(await say(house, { lasts: LASTS.at(-1) ?? 0, now: at("23:00") }));
		const [newest] = await todayOf(house, at("23:00"));
		expect(newest?.endsAt).toBe(
			Temporal.Instant.from("2026-11-25T00:00:00+01:00").epochMilliseconds,
		);
	});

	test("when it is withdrawn; twice is once in the audit", async () => {
		const house = await openHouse(1);
		const { id } = value(await say(house));
		const withdraw = () =>
			withdrawAnnouncement(house.reception, { id, now: NOW });
		await Promise.all([withdraw(), withdraw()]);
		expect(await readers(house)).toBe(0);
		const entries = await db().auditEntry.findMany({
			where: { stationId: house.id, action: { startsWith: "announcement:" } },
			orderBy: { id: "asc" },
		});
		expect(entries.map(({ action }) => action)).toEqual([
			"announcement:send",
			"announcement:withdraw",
		]);
	});
});

test("only staff of the station say something there, and nothing that makes no sense", async () => {
	const house = await openHouse(1);
	const other = await openHouse(1);
	const refusals: [Partial<Parameters<typeof announce>[1]>, AnnounceRefusal][] =
		[
			[{ kind: "lunch" }, "unknown-kind"],
			[{ minutes: "1000" }, "bad-minutes"],
			[{ lasts: 7 }, "bad-duration"],
			[{ kind: "desk-closed", deskId: other.deskIds[0] ?? 0 }, "unknown-desk"],
			[{ toDeskId: other.deskIds[0] ?? 0 }, "unknown-desk"],
			[{ toServiceId: 2 ** 31 - 1 }, "unknown-service"],
			[{ stationId: other.id }, "forbidden"],
		];
	for (const [input, refusal] of refusals)
		expect(outcomeOf(await say(house, input))).toBe(refusal);
	expect(await todayOf(house)).toEqual([]);
	const { id } = value(await say(house));
	for (const role of ["agent", "coordinator"] as const) {
		const actor = await makeActor(role);
		expect(outcomeOf(await withdrawAnnouncement(actor, { id, now: NOW }))).toBe(
			"forbidden",
		);
	}
	expect(
		outcomeOf(await withdrawAnnouncement(other.reception, { id, now: NOW })),
	).toBe("forbidden");
	expect(
		outcomeOf(await listAnnouncements(other.reception, house.id, NOW)),
	).toBe("forbidden");
	expect(await readers(house)).toBe(1);
});
