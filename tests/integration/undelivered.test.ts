import { expect, test } from "vitest";
import { closePgBoss, workingPgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { settleMessage } from "#lib/notifications/delivery/commands/settle-message.ts";
import { listUndeliveredAt } from "#lib/notifications/delivery/queries/list-undelivered.ts";
import { readMailFlow } from "#lib/notifications/delivery/queries/mail-flow.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, NOW, PERSON } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeStation } from "#tests/support/factory.ts";

const service = cityWithService();

/** A station, its clerk, and somebody whose confirmation has been sent. */
async function sent() {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const { reference } = await book(
		{ station: station.slug, service: service.slug },
		{ ...PERSON, phone: "0203 94000" },
	);
	const where = { appointment: { reference } };
	await db().message.updateMany({ where, data: { status: "sent" } });
	const { id } = await db().message.findFirstOrThrow({ where });
	const list = async () => {
		const found = await listUndeliveredAt(clerk, station.id, NOW);
		if (!found.ok) throw new Error(found.error);
		return found.value.map(({ name, phone, kind }) => ({ name, phone, kind }));
	};
	const settle = (outcome: "reached" | "not-arrived") =>
		settleMessage(clerk, { messageId: id, outcome, now: NOW });
	return { station, clerk, id, list, settle };
}

test("a mail that staff know did not arrive is listed, until somebody has reached the person", async () => {
	const { list, settle } = await sent();
	expect(await list()).toEqual([]);
	expect(await settle("not-arrived")).toMatchObject({ ok: true });
	expect(await list()).toEqual([
		{ name: "Ayşe Müller", phone: "0203 94000", kind: "confirmed" },
	]);
	expect(await settle("reached")).toMatchObject({ ok: true });
	expect(await list()).toEqual([]);
});

test("an announcement that arrived later takes nobody off the list: it names neither number nor time", async () => {
	const { station, id, list, settle } = await sent();
	await settle("not-arrived");
	const { appointmentId, createdAt, recipientKey } =
		await db().message.findUniqueOrThrow({ where: { id } });
	const announcement = await db().announcement.create({
		data: {
			stationId: station.id,
			sendKey: "told",
			kind: "delay",
			minutes: 10,
			toComing: true,
			createdAt,
			endsAt: toDbInstant(NOW.add({ hours: 1 })),
		},
	});
	await db().message.create({
		data: {
			id: crypto.randomUUID(),
			appointmentId,
			announcementId: announcement.id,
			kind: "announcement",
			sequence: announcement.id,
			recipientKey,
			locale: "de",
			status: "sent",
			createdAt: new Date(createdAt.getTime() + 60_000),
		},
	});
	expect(await list()).toMatchObject([{ kind: "confirmed" }]);
	await db().announcement.delete({ where: { id: announcement.id } });
});

test("what waits for some minutes is listed as waiting, and everybody learns whether a worker runs", async () => {
	const { id, list } = await sent();
	const waitingFor = (minutes: number) =>
		db().message.update({
			where: { id },
			data: {
				status: "queued",
				createdAt: toDbInstant(NOW.subtract({ minutes })),
			},
		});
	await waitingFor(4);
	expect(await list()).toEqual([]);
	expect(await readMailFlow(NOW)).toEqual({
		waiting: 0,
		since: null,
		isWorking: false,
	});
	await waitingFor(6);
	expect(await list()).toMatchObject([{ kind: "confirmed" }]);
	const since = NOW.subtract({ minutes: 6 }).epochMilliseconds;
	expect(await readMailFlow(NOW)).toMatchObject({ waiting: 1, since });
	await workingPgBoss();
	expect(await readMailFlow(NOW)).toMatchObject({ isWorking: true });
	await closePgBoss();
	await eventually(async () =>
		expect(await readMailFlow(NOW)).toMatchObject({ isWorking: false }),
	);
	await db().message.update({ where: { id }, data: { status: "sent" } });
});

test("what still waits is not marked as lost, and every change is in the audit", async () => {
	const { clerk, id, settle } = await sent();
	await db().message.update({ where: { id }, data: { status: "queued" } });
	await settle("not-arrived");
	const { status } = await db().message.findUniqueOrThrow({ where: { id } });
	expect(status).toBe("queued");
	await settle("reached");
	const entries = await db().auditEntry.findMany({
		where: { userId: clerk.userId },
	});
	expect(entries).toMatchObject([
		{ action: "message:reached", subject: `message ${id}` },
	]);
});

test("another station's mails are nobody's business", async () => {
	const { station, id } = await sent();
	const forbidden = { ok: false, error: "forbidden" };
	for (const role of ["clerk", "agent", "coordinator"] as const) {
		const actor = await makeActor(
			role,
			...(role === "clerk" ? [await makeStation()] : []),
		);
		expect(await listUndeliveredAt(actor, station.id, NOW)).toEqual(forbidden);
		expect(
			await settleMessage(actor, {
				messageId: id,
				outcome: "reached",
				now: NOW,
			}),
		).toEqual(forbidden);
	}
	expect(
		await settleMessage(await makeActor("admin"), {
			messageId: "nothing",
			outcome: "reached",
			now: NOW,
		}),
	).toEqual({ ok: false, error: "unknown-message" });
});
