import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { findWaitingMessage } from "#lib/notifications/letter/queries/find-appointment-letter.ts";
import { letterFor } from "#lib/notifications/letter/rules/letter.ts";
import { announce } from "#lib/queue/announcement/commands/announce.ts";
import { withdrawAnnouncement } from "#lib/queue/announcement/commands/withdraw-announcement.ts";
import { listAnnouncements } from "#lib/queue/announcement/queries/list-announcements.ts";
import {
	listForAppointment,
	listForTicket,
} from "#lib/queue/announcement/queries/running.ts";
import { keepDevice } from "#lib/queue/push/commands/keep-device.ts";
import { mailVisit } from "#lib/queue/visit/commands/mail-visit.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { NOW, PERSON } from "#tests/support/booking.ts";
import { makeCity, makeService } from "#tests/support/factory.ts";
import {
	type PushService,
	startPushService,
} from "#tests/support/push-service.ts";
import {
	at,
	bookToday,
	call,
	change,
	come,
	drawn,
	type House,
	openHouse,
	outcomeOf,
	value,
} from "#tests/support/queue.ts";

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

const mailsTo = (appointmentId: string) =>
	db().message.findMany({
		where: { appointmentId, kind: "announcement" },
		orderBy: { sequence: "asc" },
	});

const person = (name: string) => ({
	...PERSON,
	name,
	email: `${name.toLowerCase()}@citizen.example`,
});

/** The mail that waits for them, as the worker finds it then. */
async function waiting(appointmentId: string, now = NOW) {
	const mail = (await mailsTo(appointmentId)).at(-1);
	return mail ? findWaitingMessage(mail.id, now) : null;
}

test("the mail says when it was said, in the language of the appointment", async () => {
	const house = await openHouse(1);
	const { id } = await bookToday(house, 660);
	await db().appointment.update({ where: { id }, data: { locale: "en" } });
	value(await say(house, { now: at("10:07") }));
	const letter = letterFor((await waiting(id))?.notice ?? raise());
	for (const text of [letter.text, letter.html]) {
		expect(text).toContain("about 10 minutes");
		expect(text).toMatch(/10:07/);
	}
	expect(letter.subject).toContain("24 November 2026");
});

test("withdrawn, the mail that has not left stays here, and is counted no more", async () => {
	const house = await openHouse(1);
	const queued = await bookToday(house, 660, person("Ada"));
	const left = await bookToday(house, 720, person("Bo"));
	const { id } = value(await say(house));
	await db().message.updateMany({
		where: { appointmentId: left.id, kind: "announcement" },
		data: { status: "sent" },
	});
	value(await withdrawAnnouncement(house.reception, { id, now: NOW }));
	expect(await mailsTo(queued.id)).toEqual([]);
	expect(await mailsTo(left.id)).toHaveLength(1);
	const [one] = value(await listAnnouncements(house.reception, house.id, NOW));
	expect(one?.mailed).toBe(1);
});

test("a mail on its way when it is withdrawn, over, or of no use any more is not sent", async () => {
	const house = await openHouse(1);
	const { id } = await bookToday(house, 605);
	const said = value(await say(house, { lasts: 30 }));
	const isOutdated = async (now = NOW) => (await waiting(id, now))?.outdated;
	expect(await isOutdated(NOW.add({ minutes: 29 }))).toBe(false);
	expect(await isOutdated(NOW.add({ minutes: 30 }))).toBe(true);
	expect(await isOutdated(NOW.add({ hours: 24 }))).toBe(true);
	await come(house, id);
	expect(await isOutdated()).toBe(false);
	await call(house, at("10:05"));
	expect(await isOutdated()).toBe(true);
	await db().appointment.update({
		where: { id },
		data: { status: "cancelled" },
	});
	expect(await isOutdated()).toBe(true);
	await db().appointment.update({ where: { id }, data: { status: "booked" } });
	expect(await isOutdated()).toBe(false);
	await db().announcement.update({
		where: { id: said.id },
		data: { withdrawnAt: new Date(NOW.epochMilliseconds) },
	});
	expect(await isOutdated()).toBe(true);
});

test("said to more people, it goes to those only whom it has not reached", async () => {
	const house = await openHouse(1);
	const here = await bookToday(house, 600, person("Ada"));
	const coming = await bookToday(house, 660, person("Bo"));
	await come(house, here.id);
	const device = await drawn(house);
	const kept = await keepDevice({
		token: device.token,
		subscription: push.device(),
		now: NOW,
	});
	value(kept);
	value(await say(house, { toComing: false }));
	const second = value(await say(house, { toComing: true }));
	expect(await mailsTo(here.id)).toHaveLength(1);
	expect(await mailsTo(coming.id)).toMatchObject([{ sequence: second.id }]);
	const pushes = await db().announcementPush.count({
		where: { visitId: device.visitId },
	});
	expect(pushes).toBe(1);
	expect(await listForTicket(device.token, NOW)).toHaveLength(1);
	expect(await listForAppointment(here.id, NOW)).toHaveLength(1);
	// Another sentence is news.
	value(await say(house, { minutes: "20" }));
	expect(await mailsTo(here.id)).toHaveLength(2);
});

test("said to all, it is not said once more to some of them", async () => {
	const house = await openHouse(2);
	const other = await makeService();
	value(await say(house));
	for (const audience of [
		{ toServiceId: other.id },
		{ toDeskId: house.deskIds[0] ?? 0 },
		{ toComing: false },
	])
		expect(outcomeOf(await say(house, audience))).toBe("said-already");
});

test("a form that was gone back to says what it says now, and not what is over", async () => {
	const house = await openHouse(1);
	const { id } = await bookToday(house, 660);
	const key = "the same form";
	const first = value(await say(house, { key }));
	expect(value(await say(house, { key })).id).toBe(first.id);
	const second = value(await say(house, { key, minutes: "30" }));
	expect(second.id).not.toBe(first.id);
	expect(await mailsTo(id)).toHaveLength(2);
	value(await withdrawAnnouncement(house.reception, { ...first, now: NOW }));
	expect(outcomeOf(await say(house, { key }))).toBe("said-before");
});

test("whatever stands in the hidden field of the form, it is said", async () => {
	const house = await openHouse(1);
	expect(outcomeOf(await say(house, { key: "\0" }))).toBe("ok");
	expect(
		outcomeOf(await say(house, { key: "x".repeat(4_000), minutes: "20" })),
	).toBe("ok");
});

test("whoever has not come for an hour after their appointment does not come", async () => {
	const house = await openHouse(1);
	const { id } = await bookToday(house, 605);
	const { endsAt } = await db().appointment.findUniqueOrThrow({
		where: { id },
	});
	const over = Temporal.Instant.fromEpochMilliseconds(endsAt.getTime()).add({
		hours: 1,
	});
	const before = over.subtract({ seconds: 1 });
	value(await say(house, { now: before, lasts: 240 }));
	expect(await mailsTo(id)).toHaveLength(1);
	expect(await listForAppointment(id, before)).toHaveLength(1);
	expect(await listForAppointment(id, over)).toEqual([]);
	value(await say(house, { now: over, minutes: "20" }));
	expect(await mailsTo(id)).toHaveLength(1);
});

test("announcements leave room for what a clerk writes to one person", async () => {
	const house = await openHouse(1);
	const { id } = await bookToday(house, 600, person("Cem"));
	await come(house, id);
	const { id: visitId } = await db().visit.findFirstOrThrow({
		where: { appointmentId: id },
		select: { id: true },
	});
	for (let index = 0; index < 12; index += 1) {
		const said = value(await say(house, { minutes: String(10 + index) }));
		await db().message.updateMany({
			where: { announcementId: said.id, status: "queued" },
			data: { status: "sent" },
		});
		const { reception } = house;
		value(await withdrawAnnouncement(reception, { id: said.id, now: NOW }));
	}
	expect(new Set((await mailsTo(id)).map(({ status }) => status))).toEqual(
		new Set(["sent", "failed"]),
	);
	value(
		await mailVisit(house.reception, {
			...(await change(visitId, NOW)),
			text: "Ihr Ausweis liegt bereit.",
		}),
	);
	const [note] = await db().message.findMany({
		where: { appointmentId: id, kind: "note" },
	});
	expect(note?.status).toBe("queued");
});

function raise(): never {
	throw new Error("no mail");
}
