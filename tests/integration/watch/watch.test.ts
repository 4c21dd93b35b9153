import { afterEach, beforeAll, expect, test } from "vitest";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { closeApart } from "#lib/db/apart.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { closeReplica } from "#lib/db/replica.ts";
import { listUndelivered } from "#lib/notifications/delivery/queries/list-undelivered.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import {
	announceSweep,
	noteRound,
	startBeating,
} from "#lib/watch/commands/beat.ts";
import { noteBackup } from "#lib/watch/commands/note-backup.ts";
import { getOperation } from "#lib/watch/queries/get-operation.ts";
import {
	databaseAnsweredAt,
	lastReading,
	readingWithin,
} from "#lib/watch/queries/known-reading.ts";
import { haveBegun, readinessNow } from "#lib/watch/queries/readiness.ts";
import { statusOf } from "#lib/watch/rules/status.ts";
import { makeMetrics } from "#scripts/metrics/metrics.ts";
import { book, hold, NOW, PERSON, wish } from "#tests/support/booking.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";
import { makeActor } from "#tests/support/house.ts";
import { makeProgram } from "#tests/support/program.ts";
import { drawn, openHouse } from "#tests/support/queue.ts";

beforeAll(() => makeCity());
afterEach(async () => {
	await closeApart();
	await closeReplica();
	for (const name of ["known-reading", "sweep-rounds", "readiness"])
		takeGlobal(name);
});

const metrics = (serve: "all" | "pages" = "all") =>
	makeMetrics({ serve, version: "1.2.3" }, (shape) => shape);

/** "buergertermin_queue_waiting{station="mitte",role="all"} 2" */
async function figure(
	name: string,
	labels: Readonly<Record<string, string>> = {},
	from = metrics(),
): Promise<number | null> {
	const line = (await from.text())
		.split("\n")
		.find(
			(one) =>
				one.startsWith(`buergertermin_${name}{`) &&
				Object.entries(labels).every((pair) =>
					one.includes(`${pair[0]}="${pair[1]}"`),
				),
		);
	return line === undefined ? null : Number(line.split(" ").at(-1));
}

const jobs = () => {
	const status = statusOf(
		lastReading(),
		databaseAnsweredAt(),
		lastReading()?.at ?? 0,
	);
	return status.parts.find(({ part }) => part === "jobs")?.state;
};

test("a process says that it runs and what it has done, and says goodbye", async () => {
	announceSweep("offering-times", 0.25);
	announceSweep("figures", 10);
	noteRound("offering-times", "done");
	noteRound("figures", "failed");
	const stop = startBeating("all", "1.2.3");
	await eventually(async () => {
		await readingWithin(0);
		expect(lastReading()?.figures.beats).toHaveLength(1);
	});
	const { beats, sweeps } = (await readingWithin(0)).figures;
	expect(beats?.[0]).toMatchObject({ serve: "all", version: "1.2.3" });
	expect(sweeps).toMatchObject([
		{ name: "figures", minutes: 10, doneAgo: null },
		{ name: "offering-times", failedAgo: null },
	]);
	expect(jobs()).toBe("works");
	expect(await figure("work_state", { state: "done" })).toBe(1);
	expect(await figure("processes", { serve: "all" })).toBe(1);
	await stop();
	expect(await db().processBeat.count()).toBe(0);
});

test("a crash of the database takes what was told along; it is told anew, and nobody calls done work late", async () => {
	await db().$executeRaw`TRUNCATE sweep_round`;
	announceSweep("erasing-contacts", 60);
	noteRound("erasing-contacts", "done");
	const first = startBeating("all", "1.2.3");
	await eventually(async () => {
		const { sweeps } = (await readingWithin(0)).figures;
		expect(sweeps).toMatchObject([{ name: "erasing-contacts" }]);
	});
	await first();
	// Tables that are not logged are empty after a crash. The process has run for a day, and goes on.
	await db().$executeRaw`TRUNCATE sweep_round, process_beat`;
	const stop = startBeating("all", "1.2.3");
	await eventually(async () => {
		const { sweeps } = (await readingWithin(0)).figures;
		expect(sweeps?.[0]?.doneAgo).toBeLessThan(3_600);
	});
	await db()
		.$executeRaw`UPDATE process_beat SET started_at = clock_timestamp() - interval '1 day'`;
	await readingWithin(0);
	expect(jobs()).toBe("works");
	await stop();
});

test("one that falls silent is noticed, and nobody takes it for running", async () => {
	await db().$executeRaw`
		INSERT INTO process_beat (id, serve, host, version, started_at, seen_at)
		VALUES (gen_random_uuid(), 'work', 'zwei', '1', clock_timestamp() - interval '1 day', clock_timestamp() - interval '5 min')`;
	await readingWithin(0);
	expect(jobs()).toBe("away");
	const from = metrics();
	expect(await figure("work_state", { state: "nobody" }, from)).toBe(1);
	expect(await figure("processes", { serve: "work" }, from)).toBe(0);
	const age = await figure("worker_beat_age_seconds", {}, from);
	expect(age).toBeGreaterThanOrEqual(300);
	await db().processBeat.deleteMany();
});

test("the figures are those of the house", async () => {
	const house = await openHouse();
	await drawn(house, NOW.subtract({ minutes: 20 }));
	await drawn(house, NOW.subtract({ minutes: 5 }));
	await noteBackup(process.env.DATABASE_URL ?? "", { bytes: 4_711, rows: 9 });
	const { slug } = await db().station.findUniqueOrThrow({
		where: { id: house.id },
	});
	const from = metrics();
	expect(await figure("queue_waiting", { station: slug }, from)).toBe(2);
	const longest = await figure(
		"queue_longest_wait_seconds",
		{ station: slug },
		from,
	);
	expect(longest).toBeGreaterThanOrEqual(1_200);
	expect(await figure("backup_bytes", {}, from)).toBe(4_711);
	expect(await figure("room_on", {}, from)).toBe(0);
	for (const name of ["queues", "backup", "beats", "jobs", "mails", "phases"])
		expect(await figure("figures_up", { figure: name }, from), name).toBe(1);
	expect(await figure("queue_waiting", {}, metrics("pages"))).toBeNull();
});

test("mails that did not arrive are as many as staff have to call, and what waits is as old as it is", async () => {
	const station = await makeStation({ desks: 1 });
	const service = await makeService();
	const ids: string[] = [];
	for (const start of [540, 600]) {
		const { reference } = await book(wish(station, service, { start }));
		const { id } = await db().message.findFirstOrThrow({
			where: { appointment: { reference } },
		});
		ids.push(id);
	}
	const [lost = "", waits = ""] = ids;
	await db().message.updateMany({ data: { status: "sent" } });
	await db().message.update({
		where: { id: lost },
		data: { status: "bounced" },
	});
	await db().message.update({
		where: { id: waits },
		data: {
			status: "queued",
			createdAt: toDbInstant(NOW.subtract({ minutes: 2 })),
		},
	});
	const from = metrics();
	const undelivered = await listUndelivered(NOW);
	expect(await figure("mails_undelivered", {}, from)).toBe(undelivered.length);
	expect(undelivered.map(({ messageId }) => messageId)).toEqual([lost]);
	expect(await figure("mails_waiting", {}, from)).toBe(1);
	expect(await figure("mail_oldest_seconds", {}, from)).toBeGreaterThan(119);
});

test("what is done to appointments is counted once it is committed, and what a limit refuses by its name", async () => {
	const station = await makeStation({ desks: 1 });
	const service = await makeService();
	const from = metrics();
	const count = (event: string) =>
		figure("appointments_total", { event, by: "citizen" }, from);
	const before = await Promise.all(
		["held", "booked", "cancelled"].map((event) => count(event)),
	);
	const { reference, token } = await book(wish(station, service));
	expect((await hold(wish(station, service))).ok).toBe(false);
	await cancelAppointment({ reference, token, now: NOW });
	const after = await Promise.all(
		["held", "booked", "cancelled"].map((event) => count(event)),
	);
	expect(after).toEqual(before.map((one) => (one ?? 0) + 1));
	await makeCity({ personMinutes: 120, contactMinutes: 120 });
	const long = await makeService({ durationMinutes: 120 });
	const person = { ...PERSON, name: "Kemal Weiß", email: null, phone: null };
	await book(wish(station, long), person);
	await expect(
		book(wish(station, long, { start: 780 }), person),
	).rejects.toThrow("too-many-for-person");
	await makeCity();
	expect(
		await figure("refused_total", { limit: "too-many-for-person" }, from),
	).toBe(1);
});

test("programs that take nothing of what they are told are counted, a hiccup and one that is switched off are not", async () => {
	const told = async (data: { failingSince?: Date; offAt?: Date }) => {
		const { clientId } = await makeProgram();
		const { id } = await db().program.findUniqueOrThrow({
			where: { clientId },
		});
		const createdAt = new Date();
		const hook = { url: "https://app.example", secret: "", createdAt };
		await db().programHook.create({
			data: { ...hook, programId: id, events: [], ...data },
		});
		return id;
	};
	const ago = (minutes: number) => toDbInstant(realNow().subtract({ minutes }));
	await db().programHook.deleteMany();
	await told({});
	await told({ failingSince: ago(30) });
	await told({ failingSince: ago(90) });
	await told({ failingSince: ago(90), offAt: ago(10) });
	const switchedOff = await told({ failingSince: ago(90) });
	await db().program.update({
		where: { id: switchedOff },
		data: { offAt: ago(1) },
	});
	const from = metrics();
	expect(await figure("program_hooks", { state: "failing" }, from)).toBe(1);
	expect(await figure("program_hooks", { state: "off" }, from)).toBe(1);
});

test("a figure that cannot be read is left out, and says so; the rest is told", async () => {
	await db().$executeRaw`ALTER TABLE backup_run RENAME TO gone`;
	const from = metrics();
	expect(await figure("figures_up", { figure: "backup" }, from)).toBe(0);
	expect(await figure("backup_age_seconds", {}, from)).toBeNull();
	expect(await figure("figures_up", { figure: "mails" }, from)).toBe(1);
	await db().$executeRaw`ALTER TABLE gone RENAME TO backup_run`;
});

test("while the database is away, metrics, readiness and status say so and answer all the same", async () => {
	await readingWithin(0);
	expect((await readinessNow()).status).toBe("starting");
	haveBegun();
	await eventually(async () =>
		expect((await readinessNow()).status).toBe("ok"),
	);
	await closeApart();
	const { DATABASE_URL } = process.env;
	process.env.DATABASE_URL = "postgresql://127.0.0.1:1/nothing";
	takeGlobal("env");
	const reading = await readingWithin(0);
	expect(reading).toMatchObject({ figures: {}, answeredIn: null });
	const from = metrics();
	expect(await figure("database_up", {}, from)).toBe(0);
	expect(await figure("mails_waiting", {}, from)).toBeNull();
	expect(await figure("work_state", { state: "unknown" }, from)).toBe(1);
	const { level, parts } = statusOf(reading, databaseAnsweredAt(), reading.at);
	expect(level).toBe("away");
	for (const { since } of parts) expect(since).not.toBeNull();
	process.env.DATABASE_URL = DATABASE_URL;
	takeGlobal("env");
	await closeApart();
	expect((await readingWithin(0)).answeredIn).not.toBeNull();
});

test("an administrator sees the versions, and nobody else anything", async () => {
	const admin = await makeActor("admin", []);
	const found = await getOperation(admin, NOW);
	expect(found).toMatchObject({
		ok: true,
		value: { versions: { node: process.versions.node } },
	});
	const clerk = await makeActor("clerk", []);
	expect(await getOperation(clerk, NOW)).toEqual({
		ok: false,
		error: "forbidden",
	});
});
