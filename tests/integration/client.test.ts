import { expect, test } from "vitest";
import { pgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
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
