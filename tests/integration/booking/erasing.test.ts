import { readdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { eraseContacts } from "#lib/booking/commands/erase-contacts.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { closePgBoss } from "#lib/db/boss.ts";
import { closeDb, db } from "#lib/db/client.ts";
import type { EmbeddedDatabase } from "#lib/db/embedded/cluster.ts";
import { listSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { startWorker } from "#lib/notifications/delivery/commands/worker.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { eraseMemos } from "#lib/queue/commands/erase-memos.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { noteVisit } from "#lib/queue/visit/commands/note-visit.ts";
import type { Result } from "#lib/result.ts";
import { env } from "#lib/runtime/env.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { seatClerk } from "#prisma/seed/day/stage.ts";
import { book, hold, inParallel, NOW, tally } from "#tests/support/booking.ts";
import {
	createTestDatabase,
	execute,
	startOwnDatabase,
	TEMPLATE,
} from "#tests/support/database.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";
import { filesWith, tablesWith } from "#tests/support/traces.ts";

/** Nobody else is called like this, in any file of any PostgreSQL. */
const RARE = {
	name: "Xaverine Quirlwitz",
	bookedBy: null,
	email: "x.quirlwitz@seltenheim.example",
	phone: "0203 7391846255",
};
const TRACES = ["quirlwitz", "seltenheim", "7391846255"];

/** 9:00 to 9:15 on DAY; seven days later. */
const DUE = Temporal.Instant.from("2026-12-08T09:15:00+01:00");

let server: EmbeddedDatabase;
let station: { slug: string; deskIds: number[] };
let wanted: { station: string; service: string };

beforeAll(async () => {
	// A server of our own: the proof reads all of its files.
	server = await startOwnDatabase(inject("laidAside"));
	process.env.DATABASE_URL = (
		await createTestDatabase(server.url(TEMPLATE))
	).url;
	takeGlobal("env");
	await makeCity();
	station = await makeStation({ desks: 20 });
	wanted = { station: station.slug, service: (await makeService()).slug };
});

afterAll(async () => {
	await closePgBoss();
	await closeDb();
	await server.remove();
});

/** What staff write about them, in every place where they can. */
async function leaveMemos(reference: string): Promise<void> {
	const { id, stationId } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	const now = Temporal.Instant.from("2026-12-01T09:00:00+01:00");
	const { deskIds } = station;
	const clerk = await seatClerk(stationId, deskIds[0] ?? 0, now);
	const must = <Value>(result: Result<Value, string>): Value => {
		if (!result.ok) throw new Error(result.error);
		return result.value;
	};
	const who = { appointmentId: id };
	const { visitId } = must(await callVisit(clerk, { who, now }));
	let version = 1;
	const change = () => ({ visitId, version: version++, now });
	must(await noteVisit(clerk, { ...change(), note: `${RARE.name} wartet` }));
	must(await serveVisit(clerk, change()));
	const missing = `Der Pass von ${RARE.name}`;
	const end = { outcome: "unsettled", missing, mail: true } as const;
	must(await finishVisit(clerk, { ...change(), ...end }));
}

const contacts = () => db().contact.count();
const outbox = () => path.join(env().dataDir, "outbox");

/** Books as RARE, cancels too, and lets all mails leave. */
async function leaveTraces(): Promise<void> {
	const booked = await book(wanted, RARE);
	await leaveMemos(booked.reference);
	const cancelled = await book({ ...wanted, start: 600 }, RARE);
	const stop = await startWorker();
	const allSent = () =>
		eventually(async () =>
			expect(await db().message.count({ where: { status: "queued" } })).toBe(0),
		);
	await allSent();
	await cancelAppointment({ ...cancelled, now: NOW });
	await allSent();
	expect((await listSavedMails(10)).length).toBeGreaterThanOrEqual(3);
	await stop();
}

async function dataFolder(): Promise<string> {
	const client = new pg.Client({ connectionString: server.url("postgres") });
	await client.connect();
	const { rows } = await client.query("SHOW data_directory");
	await client.end();
	return rows[0].data_directory;
}

test("seven days after the appointment the person is in no row and in no file any more, and the figures are still there", async () => {
	await leaveTraces();
	await execute(env().databaseUrl, "CHECKPOINT");
	const folder = await dataFolder();

	// The search finds what is there; otherwise finding nothing would prove nothing.
	expect((await tablesWith(env().databaseUrl, TRACES)).sort()).toEqual([
		"contact",
		"message_text",
		"visit_memo",
	]);
	expect(filesWith(folder, TRACES).length).toBeGreaterThanOrEqual(2);
	expect(filesWith(outbox(), TRACES).length).toBeGreaterThanOrEqual(2);
	const before = await figures();

	await eraseContacts(DUE.subtract({ seconds: 1 }));
	expect(await contacts()).toBe(2);
	await eraseContacts(DUE.add({ hours: 24 }));
	// A visit's memo goes with its whole day.
	expect(await db().visitMemo.count()).toBe(1);
	await eraseMemos(DUE.add({ hours: 14 }));
	expect(await db().visitMemo.count()).toBe(1);
	await eraseMemos(DUE.add({ hours: 24 }));

	expect(await tablesWith(env().databaseUrl, TRACES)).toEqual([]);
	expect(filesWith(folder, TRACES)).toEqual([]);
	expect(readdirSync(outbox())).toEqual([]);
	expect(await figures()).toEqual(before);
	expect(before.appointments.map(({ status }) => status).sort()).toEqual([
		"cancelled",
		"unsettled",
	]);
	expect(before.visits.map(({ kind }) => kind)).toEqual([
		"called",
		"note",
		"serving",
		"unsettled",
	]);
	const keys = await db().message.findMany({
		select: { id: true, recipientKey: true },
	});
	for (const { id, recipientKey } of keys) expect(recipientKey).toBe(id);
});

/** What statistics are made of. */
async function figures() {
	return {
		appointments: await db().appointment.findMany({
			orderBy: { id: "asc" },
			select: {
				id: true,
				stationId: true,
				deskId: true,
				date: true,
				startsAt: true,
				status: true,
				services: { select: { serviceId: true, quantity: true } },
			},
		}),
		events: await db().appointmentEvent.findMany({
			orderBy: { id: "asc" },
			select: { at: true, kind: true, toStatus: true },
		}),
		messages: await db().message.count(),
		visits: await db().visitEvent.findMany({
			orderBy: { id: "asc" },
			select: { at: true, kind: true, toStatus: true, deskId: true },
		}),
	};
}

test("running again erases nothing and writes no second line; several at once share the work", async () => {
	await book({ ...wanted, start: 660 });
	const now = DUE.add({ hours: 48 });
	await Promise.all([1, 2, 3].map(() => eraseContacts(now)));
	await eraseContacts(now);
	expect(await contacts()).toBe(0);
	const lines = await db().erasure.findMany({
		where: { what: "contact" },
		orderBy: { id: "asc" },
	});
	expect(lines.map(({ rows }) => rows)).toEqual([2, 1]);
	for (const { rewrittenAt } of lines) expect(rewrittenAt).not.toBeNull();
});

test("a transaction that can still see the erased rows delays only the files: the next run makes up for it", async () => {
	await book({ ...wanted, start: 690 }, RARE);
	const backup = new pg.Client({ connectionString: env().databaseUrl });
	await backup.connect();
	await backup.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
	await backup.query("SELECT count(*) FROM appointment");
	const now = DUE.add({ hours: 72 });
	await eraseContacts(now);
	expect(await contacts()).toBe(0);
	expect(await db().erasure.count({ where: { rewrittenAt: null } })).toBe(1);
	await backup.query("COMMIT");
	await backup.end();
	await eraseContacts(now);
	expect(await db().erasure.count({ where: { rewrittenAt: null } })).toBe(0);
	expect(filesWith(await dataFolder(), TRACES)).toEqual([]);
});

test("beside 40 bookings nobody is refused, and nobody who just booked is erased", async () => {
	const now = Temporal.Instant.from("2026-12-08T20:00:00+01:00");
	let booking = true;
	let runs = 0;
	const erasing = (async () => {
		for (; booking; runs += 1) {
			await book({ ...wanted, start: 720 + (runs % 40) * 5 });
			await eraseContacts(now);
		}
	})();
	const people = Array.from(
		{ length: 40 },
		(_, index) => 480 + (index % 10) * 5,
	);
	const outcomes = await inParallel(8, people, async (start) =>
		book({ ...wanted, date: "2026-12-02", start })
			.then(() => ({ ok: true }) as const)
			.catch((error: Error) => ({ ok: false, error: error.message }) as const),
	);
	booking = false;
	await erasing;
	expect(tally(outcomes)).toEqual({ ok: 40 });
	expect(await contacts()).toBe(40);
	expect(runs).toBeGreaterThan(0);
});

test("reservations that ran out a month ago go, what was booked stays", async () => {
	const token = newHoldToken();
	await hold({ ...wanted, start: 750, token });
	const open = await db().appointment.count({ where: { status: "held" } });
	expect(open).toBe(1);
	const key = () => db().appointment.findFirst({ where: { status: "held" } });
	await eraseContacts(NOW.add({ minutes: 9 }));
	expect((await key())?.clientKey).not.toBeNull();
	await eraseContacts(NOW.add({ minutes: 10 }));
	expect((await key())?.clientKey).toBeNull();

	const booked = await db().appointment.count({ where: { status: "booked" } });
	await eraseContacts(NOW.add({ hours: 24 * 30 + 1 }));
	expect(await key()).toBeNull();
	expect(await db().appointment.count({ where: { status: "booked" } })).toBe(
		booked,
	);
});

test("after 90 days events no longer say who it was, and still say what happened", async () => {
	const booked = () =>
		db().appointmentEvent.findMany({
			where: { toStatus: "booked" },
			orderBy: { id: "asc" },
		});
	const before = await booked();
	await eraseContacts(NOW.add({ hours: 24 * 90 }));
	await eraseMemos(NOW.add({ hours: 24 * 100 }));
	const after = await booked();
	const steps = await db().visitEvent.findMany();
	expect(steps.map(({ actor }) => actor)).toEqual([null, null, null, null]);
	expect(before.some(({ actor }) => actor === "citizen")).toBe(true);
	expect(after).toEqual(before.map((event) => ({ ...event, actor: null })));
});
