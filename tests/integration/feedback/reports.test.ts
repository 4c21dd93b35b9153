import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { forgetLimits } from "#lib/auth/commands/limits.ts";
import { db } from "#lib/db/client.ts";
import { eraseFeedback } from "#lib/feedback/commands/erase-feedback.ts";
import { sendReport } from "#lib/feedback/commands/send-report.ts";
import { env } from "#lib/runtime/env.ts";
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
	{
		type = "barrier" as "barrier" | "fault",
		text = "Zu blass",
		email = null as string | null,
		when = null as string | null,
		now = NOW,
	} = {},
) =>
	sendReport({
		type,
		report: { text, page: "/termine", when, email, news: false },
		locale: "de",
		client,
		now,
	});

test("a report is kept with its number, page and time, and nothing else about the person", async () => {
	const result = await report("192.0.2.1", {
		type: "fault",
		email: RARE,
		when: "2026-11-24T09:55",
	});
	if (!result.ok) throw new Error(result.error);
	expect(await db().feedback.findMany()).toEqual([
		expect.objectContaining({
			id: result.value.number,
			type: "fault",
			status: "new",
			text: "Zu blass",
			page: "/termine",
			happenedAt: new Date("2026-11-24T08:55:00Z"),
			replyEmail: RARE,
			locale: "de",
			createdAt: new Date(NOW.epochMilliseconds),
		}),
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

test("after the days that the city set nothing is left of what was written, whoever it was from", async () => {
	await report("192.0.2.1", { email: RARE });
	await report("192.0.2.1", { text: "Jünger", now: NOW.add({ hours: 24 }) });
	await eraseFeedback(NOW.add({ hours: 24 * 180 }));
	const rows = await db().feedback.findMany({ orderBy: { id: "asc" } });
	expect(rows).toMatchObject([
		{ type: "barrier", text: "", page: null, replyEmail: null, status: "done" },
		{ text: "Jünger", status: "new", erasedAt: null },
	]);
	expect(await tablesWith(env().databaseUrl, [RARE, "Zu blass"])).toEqual([]);
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
