import { expect, test } from "vitest";
import { pgBoss } from "#lib/db/boss.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { isBusy } from "#lib/db/errors.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";

test("each test file has an empty, migrated database of its own, in UTC", async () => {
	const [row] = await db().$queryRaw<
		{ name: string; zone: string; lock: string; tables: number }[]
	>`SELECT current_database() AS name, current_setting('timezone') AS zone, current_setting('lock_timeout') AS lock,
		(SELECT count(*)::int FROM station) AS tables`;
	expect(row).toMatchObject({ zone: "UTC", lock: "5s", tables: 0 });
	expect(row?.name).toMatch(/^test_/);
});

test("a job sent in a transaction that fails was never sent", async () => {
	const boss = await pgBoss();
	await boss.createQueue("probe");
	const { fromPrisma } = await import("pg-boss");
	await expect(
		db().$transaction(async (tx) => {
			await boss.send("probe", { id: 1 }, { db: fromPrisma(tx) });
			throw new Error("changed my mind");
		}),
	).rejects.toThrow("changed my mind");
	await db().$transaction((tx) =>
		boss.send("probe", { id: 2 }, { db: fromPrisma(tx) }),
	);
	const jobs = await boss.findJobs<{ id: number }>("probe");
	expect(jobs.map((job) => job.data.id)).toEqual([2]);
});

test("relations that Prisma reads side by side go over a transaction's connection in turn: pg has nothing to warn of", async () => {
	await makeCity();
	const { id } = await makeStation({ desks: 2 });
	const warnings: Error[] = [];
	const keep = (warning: Error) => warnings.push(warning);
	process.on("warning", keep);
	const [station, count] = await db().$transaction((tx) =>
		Promise.all([
			tx.station.findUnique({
				where: { id },
				include: { texts: true, desks: true, openings: true, closures: true },
			}),
			tx.station.count(),
		]),
	);
	expect(station?.desks).toHaveLength(2);
	expect(station?.openings).toHaveLength(7);
	expect(count).toBe(1);
	// Whoever fails is told; the connection goes on and is given back.
	await expect(
		db().$transaction((tx) =>
			Promise.all([tx.$queryRaw`SELECT 1 / 0`, tx.station.count()]),
		),
	).rejects.toThrow("division by zero");
	expect(await db().station.count()).toBe(1);
	// Node emits them a moment later.
	await new Promise((resolve) => setImmediate(resolve));
	process.off("warning", keep);
	expect(warnings).toEqual([]);
});

test("what PostgreSQL says comes as Prisma would hand it over, within a transaction and outside", async () => {
	const at = new Date("2026-12-01T08:00:00.123Z");
	const ask = (client: Pick<Tx, "$queryRaw">) => client.$queryRaw`
		SELECT ${at}::timestamptz AS instant, ${"2026-12-01"}::date AS day, ${2n ** 40n}::bigint AS large, 7::int AS number,
			1.5::numeric AS exact, 2.5::float8 AS float, true AS yes, NULL::text AS nothing, ${{ a: [1, null] }}::jsonb AS json,
			${["a", null]}::text[] AS texts, ${[1, 2]}::int[] AS numbers, ${[at]}::timestamptz[] AS instants,
			'{2026-12-01}'::date[] AS days, '6a2f41a3-c54c-4d2c-8ad0-7c7c4bd4bd3a'::uuid AS id, 'ä'::char AS letter`;
	const expected = {
		instant: at,
		day: new Date("2026-12-01"),
		large: 2n ** 40n,
		number: 7,
		exact: new Prisma.Decimal("1.5"),
		float: 2.5,
		yes: true,
		nothing: null,
		json: { a: [1, null] },
		texts: ["a", null],
		numbers: [1, 2],
		instants: [at],
		days: [new Date("2026-12-01")],
		id: "6a2f41a3-c54c-4d2c-8ad0-7c7c4bd4bd3a",
		letter: "ä",
	};
	expect(await ask(db())).toEqual([expected]);
	expect(await db().$transaction(ask)).toEqual([expected]);
	const part = Prisma.sql`n > ${1}`;
	expect(
		await db()
			.$queryRaw`SELECT n FROM unnest(${[1, 2]}::int[]) AS n WHERE ${part}`,
	).toEqual([{ n: 2 }]);
});

test("statements and models share their transaction, and nothing gets into one that is over", async () => {
	const { id } = await makeStation();
	const { promise: over, resolve: end } = Promise.withResolvers<void>();
	let late: Promise<unknown> = Promise.resolve();
	const count = (client: Pick<Tx, "$queryRaw">) =>
		client.$queryRaw`SELECT count(*)::int AS count FROM station WHERE id = ${id}`;
	await expect(
		db().$transaction(async (tx) => {
			// Has a transaction of its own meanwhile.
			await makeStation();
			await tx.$executeRaw`UPDATE station SET horizon_days = 77 WHERE id = ${id}`;
			const { horizonDays } = await tx.station.findUniqueOrThrow({
				where: { id },
			});
			expect(horizonDays).toBe(77);
			late = over.then(() => count(tx));
			throw new Error("changed my mind");
		}),
	).rejects.toThrow("changed my mind");
	end();
	await expect(late).rejects.toSatisfy(isBusy);
	expect(await count(db())).toEqual([{ count: 1 }]);
	expect(
		await db().station.findUniqueOrThrow({ where: { id } }),
	).not.toMatchObject({ horizonDays: 77 });
});
