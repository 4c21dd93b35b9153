import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closePgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { remindDue } from "#lib/notifications/commands/remind-due.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import { openTransport } from "#lib/notifications/delivery/commands/transport.ts";
import { startWorker } from "#lib/notifications/delivery/commands/worker.ts";
import type { MessageKind } from "#lib/notifications/notifications.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import {
	createAppointment,
	createHouse,
	messageOf,
	tell,
} from "#tests/integration/notifications-fixture.ts";
import { eventually } from "#tests/support/eventually.ts";
import { startMailServer } from "#tests/support/mail-server.ts";

const START = "2026-12-01T08:00:00+01:00";
const DUE = Temporal.Instant.from("2026-11-30T08:00:00+01:00");

beforeAll(createHouse);
afterEach(async () => {
	setNow(null);
	await db().appointment.deleteMany();
});
afterAll(() => closePgBoss());

const book = (start = START) =>
	createAppointment("erika@example.org", { start });

const change = (
	id: string,
	data: {
		status?: string;
		calendarSequence?: number;
		date?: Date;
		startsAt?: Date;
		endsAt?: Date;
	},
) => db().appointment.update({ where: { id }, data });

/** As every command leaves it behind. */
const heard = (appointmentId: string, at: Temporal.Instant) =>
	db().appointmentEvent.create({
		data: {
			appointmentId,
			at: toDbInstant(at),
			kind: "services",
			fromStatus: "booked",
			toStatus: "booked",
			actor: "citizen",
		},
	});

it("reminds 24 hours before, not a minute earlier, and once", async () => {
	const id = await book();
	expect(await remindDue(DUE.subtract({ minutes: 1 }))).toBe(0);
	expect(await remindDue(DUE)).toBe(1);
	expect(await remindDue(DUE.add({ minutes: 1 }))).toBe(0);
	expect(await messageOf(id)).toMatchObject({
		kind: "reminder",
		sequence: 0,
		status: "queued",
	});
});

it("many processes at once remind everybody once", async () => {
	for (let count = 0; count < 60; count += 1)
		await createAppointment(`guest.${count}@example.org`, { start: START });
	await Promise.all(Array.from({ length: 5 }, () => remindDue(DUE)));
	await remindDue(DUE);
	const reminders = await db().message.findMany();
	expect(reminders).toHaveLength(60);
	expect(
		new Set(reminders.map(({ appointmentId }) => appointmentId)).size,
	).toBe(60);
});

it("catches up after the worker was away, until the appointment begins", async () => {
	await book();
	await book("2026-12-01T20:00:00+01:00");
	const begin = DUE.add({ hours: 24 });
	expect(await remindDue(begin)).toBe(1);
	expect(await remindDue(begin.subtract({ minutes: 1 }))).toBe(1);
});

it("does not remind who heard of the appointment shortly before", async () => {
	const late = { start: START, bookedAt: DUE.subtract({ hours: 11 }) };
	await createAppointment("late@example.org", late);
	const changed = await book();
	await heard(changed, DUE.subtract({ hours: 11 }));
	const longAgo = await book();
	await heard(longAgo, DUE.subtract({ hours: 12 }));
	expect(await remindDue(DUE)).toBe(1);
	expect(await messageOf(longAgo)).toMatchObject({ kind: "reminder" });
});

it.each(["desk", "pin", "contact", "extended"])(
	"what the house changed without a word (%s) is no news that replaces the reminder",
	async (kind) => {
		const id = await book();
		await db().appointmentEvent.create({
			data: {
				appointmentId: id,
				at: toDbInstant(DUE.subtract({ hours: 1 })),
				kind,
				fromStatus: "booked",
				toStatus: "booked",
				actor: "00000000-0000-4000-8000-000000000001",
			},
		});
		expect(await remindDue(DUE)).toBe(1);
	},
);

it("a mail that names the time replaces the reminder, one that did not leave or says something else does not", async () => {
	const told = async (kind: MessageKind, status: string) => {
		const id = await book();
		await tell(id, { kind });
		await db().message.updateMany({
			where: { appointmentId: id },
			data: { status, createdAt: toDbInstant(DUE.subtract({ hours: 1 })) },
		});
		return id;
	};
	await told("moved", "sent");
	await told("confirmed", "queued");
	expect(await remindDue(DUE)).toBe(0);
	const reminded = [
		await told("changed", "failed"),
		await told("confirmed", "bounced"),
		await told("note", "sent"),
	];
	expect(await remindDue(DUE)).toBe(reminded.length);
	const rows = await db().message.findMany({ where: { kind: "reminder" } });
	expect(rows.map(({ appointmentId }) => appointmentId).toSorted()).toEqual(
		reminded.toSorted(),
	);
});

it("reminds nobody who has cancelled, has come, or gave no address", async () => {
	for (const status of ["cancelled", "arrived", "expired"])
		await change(await book(), { status });
	await createAppointment(null, { start: START });
	expect(await remindDue(DUE)).toBe(0);
});

it("a moved appointment gets a reminder of its own", async () => {
	const id = await book();
	expect(await remindDue(DUE)).toBe(1);
	const later = DUE.add({ hours: 72 });
	await change(id, {
		calendarSequence: 1,
		date: new Date("2026-12-04"),
		startsAt: toDbInstant(later.add({ hours: 24 })),
		endsAt: toDbInstant(later.add({ hours: 24, minutes: 15 })),
	});
	await heard(id, DUE.add({ hours: 1 }));
	expect(await remindDue(DUE.add({ hours: 2 }))).toBe(0);
	expect(await remindDue(later)).toBe(1);
	const kinds = await db().message.findMany({ orderBy: { sequence: "asc" } });
	expect(kinds.map(({ sequence }) => sequence)).toEqual([0, 1]);
});

it("the city says how many hours before", async () => {
	await db().city.update({ where: { id: 1 }, data: { reminderHours: 48 } });
	await book();
	expect(await remindDue(DUE.subtract({ hours: 24, minutes: 1 }))).toBe(0);
	expect(await remindDue(DUE.subtract({ hours: 24 }))).toBe(1);
	await db().city.update({ where: { id: 1 }, data: { reminderHours: 24 } });
});

it("who cancels while the reminder waits is not reminded", async () => {
	const id = await book();
	await remindDue(DUE);
	setNow(DUE);
	await change(id, { status: "cancelled", calendarSequence: 1 });
	await deliverMessage((await messageOf(id)).id, openTransport(), false);
	expect(await messageOf(id)).toMatchObject({
		status: "failed",
		lastError: "outdated",
	});
});

it("the worker reminds by itself, in the thread of the confirmation and without a calendar entry", async () => {
	const server = await startMailServer();
	process.env.SMTP_URL = server.url;
	takeGlobal("env");
	const id = await book();
	await tell(id);
	const { id: confirmation } = await messageOf(id);
	await deliverMessage(confirmation, openTransport(), false);
	setNow(DUE);
	const stop = await startWorker();
	await eventually(() => expect(server.mails).toHaveLength(2));
	await stop();
	await server.stop();
	const reminder = server.mails[1];
	expect(reminder?.subject).toBe(
		"Erinnerung: Ihr Termin am Di., 1. Dezember 2026, 8:00 Uhr",
	);
	expect(reminder?.inReplyTo).toBe(`<${confirmation}@demo.example>`);
	expect(reminder?.attachments).toEqual([]);
});
