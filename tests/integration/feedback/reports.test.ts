import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { forgetLimits } from "#lib/auth/limits.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { eraseReports } from "#lib/feedback/commands/erase-reports.ts";
import { reportBarrier } from "#lib/feedback/commands/report-barrier.ts";
import { listOpenReports } from "#lib/feedback/queries.ts";
import { NOW, tally } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import { tablesWith } from "#tests/support/traces.ts";

const RARE = "x.quirlwitz@seltenheim.example";

beforeEach(async () => {
	await makeCity();
	await db().feedback.deleteMany();
	await db().rateLimit.deleteMany();
});

const report = (
	client: string,
	{ text = "Zu blass", email = null as string | null, now = NOW } = {},
) =>
	reportBarrier({
		report: { text, page: "/termine", email },
		locale: "de",
		client,
		now,
	});

test("a report is kept with its number and nothing else about the person", async () => {
	const result = await report("192.0.2.1", { email: RARE });
	if (!result.ok) throw new Error(result.error);
	expect(await listOpenReports()).toEqual([
		{
			number: result.value.number,
			text: "Zu blass",
			page: "/termine",
			email: RARE,
			locale: "de",
			createdAt: NOW.epochMilliseconds,
		},
	]);
	expect(await tablesWith(env().databaseUrl, ["192.0.2.1"])).toEqual([]);
});

test("ten reports a quarter of an hour from one address, even at once; others are not held up", async () => {
	const many = await Promise.all(
		Array.from({ length: 15 }, () => report("192.0.2.1")),
	);
	expect(tally(many)).toEqual({ ok: 10, "too-many-reports": 5 });
	expect(await db().feedback.count()).toBe(10);
	expect((await report("192.0.2.2")).ok).toBe(true);
});

test("a limit is forgotten once it has run out, and only then", async () => {
	await report("192.0.2.1");
	await forgetLimits();
	expect(await db().rateLimit.count()).toBe(1);
	await db().rateLimit.updateMany({ data: { expire: 0 } });
	await forgetLimits();
	expect(await db().rateLimit.count()).toBe(0);
	expect((await report("192.0.2.1")).ok).toBe(true);
});

test("after the days that the city set a report is gone, whoever it was from", async () => {
	await report("192.0.2.1", { email: RARE });
	await report("192.0.2.1", {
		text: "Jünger",
		now: NOW.add({ hours: 24 }),
	});
	await eraseReports(NOW.add({ hours: 24 * 180 }));
	expect((await listOpenReports()).map(({ text }) => text)).toEqual(["Jünger"]);
	expect(await tablesWith(env().databaseUrl, [RARE])).toEqual([]);
	const [line] = await db().erasure.findMany({ where: { what: "feedback" } });
	expect(line).toMatchObject({ rows: 1, rewrittenAt: expect.any(Date) });
});

test("PostgreSQL keeps nothing of what people wrote in its statistics", async () => {
	await report("192.0.2.1", { text: "Seltenheimer Barriere", email: RARE });
	const client = new pg.Client({ connectionString: env().databaseUrl });
	await client.connect();
	await client.query("ANALYZE");
	await client.end();
	expect(
		await tablesWith(env().databaseUrl, ["seltenheim", "quirlwitz"]),
	).toEqual(["feedback"]);
});
