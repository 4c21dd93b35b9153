import { statSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { isHealthy } from "#lib/db/health.ts";
import { startWorker } from "#lib/notifications/delivery/commands/worker.ts";
import { env } from "#lib/runtime/env.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { migrationNames } from "#prisma/engine.ts";
import { migrateDeploy } from "#prisma/migrate.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { seedDemo } from "#prisma/seed/seed.ts";
import {
	backUp,
	emptyDatabase,
	everything,
	leave,
	restore,
	use,
} from "#tests/support/backup.ts";
import {
	book,
	countOverlaps,
	freeStarts,
	hold,
	NOW,
	PERSON,
	wish,
} from "#tests/support/booking.ts";
import { execute } from "#tests/support/database.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeService, makeStation, NO_LIMITS } from "#tests/support/factory.ts";
import { startMailServer } from "#tests/support/mail-server.ts";

/** What a COPY has to escape, and what it must not confuse with nothing. */
const NAMES = [
	"\\.",
	"\\N",
	"a\tb\nc\r\\.\nd",
	"Zoë 🦄 „Ünal“",
	"NULL",
	"'\"|",
];

let source: string;
let backup: Awaited<ReturnType<typeof backUp>>;
let station: Awaited<ReturnType<typeof makeStation>>;
let service: Awaited<ReturnType<typeof makeService>>;

beforeAll(async () => {
	source = env().databaseUrl;
	await seedCatalog();
	await seedDemo(NOW);
	// One person books all that is booked here.
	await db().city.update({ where: { id: 1 }, data: NO_LIMITS });
	station = await makeStation({ desks: 3 });
	service = await makeService();
	const wanted = { station: station.slug, service: service.slug };
	for (const [index, name] of NAMES.entries())
		await book(
			{ ...wanted, start: 480 + index * 15 },
			{ ...PERSON, name, email: `${index}@citizen.example` },
		);
	const { reference, token } = await book({ ...wanted, start: 600 });
	await cancelAppointment({ reference, token, now: NOW });
	await hold({ ...wanted, start: 660 });
	// A hold for moving an appointment points to it, within the same table.
	const token2 = newHoldToken();
	await hold({ ...wanted, start: 720, token: token2 });
	await execute(
		source,
		`UPDATE appointment SET replaces_id = (SELECT id FROM appointment WHERE reference = '${reference}')
		WHERE id = (SELECT id FROM appointment WHERE status = 'held' ORDER BY starts_at DESC LIMIT 1)`,
	);
	await db().rateLimit.create({ data: { key: "somebody", points: 1 } });
	backup = await backUp();
	// The demo of seven stations and six weeks takes a while on a slow machine.
});

test("only its owner may read the file", () => {
	expect(statSync(backup.file).mode & 0o777).toBe(0o600);
	expect(backup.skipped).toEqual([]);
});

test("every row of every table comes back, and the sequences go on where they were", async () => {
	const target = await emptyDatabase();
	const before = await everything(source);
	const { tables, rows, migrated } = await restore(target, backup.file);
	const after = await everything(target);
	expect(migrated).toEqual([]);
	// What was cached of the database before must not be taken for this one.
	expect(after.city).not.toEqual(before.city);
	const { city, ...same } = before;
	expect(after).toMatchObject(same);
	expect(Object.keys(after)).toEqual(Object.keys(before));
	const { _prisma_migrations, sequences, ...data } = before;
	expect(tables).toBe(Object.keys(data).length);
	expect(rows).toBe(Object.values(data).flat().length);
	expect(rows).toBe(backup.rows);
	expect(city).toHaveLength(1);
	expect(before.appointment?.length).toBeGreaterThan(1_000);

	await use(target);
	expect(await isHealthy()).toBe(true);
	// Who asked how often is nobody's business an hour later.
	expect(await db().rateLimit.count()).toBe(0);
	const versions = (url: string) =>
		use(url).then(() => db().city.findUniqueOrThrow({ where: { id: 1 } }));
	const [old, now] = [await versions(source), await versions(target)];
	expect(now).toEqual({
		...old,
		version: old.version + 1,
		catalogVersion: old.catalogVersion + 1,
	});
});

test("bookings go on, the next start has nothing to migrate, and mails that waited are sent once", async () => {
	const target = await emptyDatabase();
	await restore(target, backup.file);
	expect(await migrateDeploy(target)).toEqual([]);
	await use(target);
	const waiting = await db().message.count({ where: { status: "queued" } });
	expect(waiting).toBe(NAMES.length + 2);

	// A new station, event and appointment take numbers that no row has.
	const other = await makeStation();
	const { reference } = await book({
		station: other.slug,
		service: service.slug,
		start: 600,
	});
	expect(reference).toMatch(/^\d{9}$/);
	await book(wish(station, service, { start: 780 }));
	expect(await freeStarts(station, service)).toContain(795);
	expect(await countOverlaps()).toBe(0);

	const server = await startMailServer();
	process.env.SMTP_URL = server.url;
	takeGlobal("env");
	const stop = await startWorker();
	await eventually(async () =>
		expect(await db().message.count({ where: { status: "queued" } })).toBe(0),
	);
	await stop();
	await server.stop();
	const sent = await db().message.findMany({ where: { status: "sent" } });
	// One confirmation was overtaken by its cancellation, and so neither of them leaves.
	expect(sent).toHaveLength(waiting + 2 - 2);
	expect(server.mails).toHaveLength(sent.length);
	expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(
		sent.length,
	);
});

test("with --replace everything that was there is gone, jobs as well, and what others keep beside it stays", async () => {
	const target = await emptyDatabase();
	await migrateDeploy(target);
	await use(target);
	await seedCatalog();
	const here = await makeStation();
	const dienst = await makeService();
	await book({ station: here.slug, service: dienst.slug });
	await execute(
		target,
		"UPDATE city SET version = 500; CREATE TABLE notes AS SELECT 'ours' AS line",
	);
	await leave();
	await expect(restore(target, backup.file)).rejects.toThrow(
		"This database holds appointments (1).",
	);
	await restore(target, backup.file, true);

	const { city, notes, ...after } = await everything(target);
	expect(notes).toEqual(["(ours)"]);
	const { city: _, ...before } = await everything(source);
	expect(after).toEqual(before);
	await use(target);
	expect((await db().city.findFirstOrThrow()).version).toBe(501);
	const [jobs] = await db().$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM pgboss.job`;
	expect(jobs?.count).toBe(0);
	await leave();
	const again = await backUp(target);
	expect(again).toMatchObject({ skipped: ["notes"], rows: backup.rows });
});

test("the bookkeeping of migrations looks as if Prisma had kept it", async () => {
	const [restored, migrated] = [await emptyDatabase(), await emptyDatabase()];
	await restore(restored, backup.file);
	await migrateDeploy(migrated);
	const read = async (url: string) =>
		(await everything(url))._prisma_migrations;
	expect(await read(restored)).toEqual(await read(migrated));
	expect(await read(restored)).toHaveLength(migrationNames().length);
});
