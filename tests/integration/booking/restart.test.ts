import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePgBoss } from "#lib/db/boss.ts";
import { closeDb, db } from "#lib/db/client.ts";
import type { EmbeddedDatabase } from "#lib/db/embedded/cluster.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import {
	confirm,
	countOverlaps,
	hold,
	inParallel,
	PERSON,
	untilNotBusy,
	wish,
} from "#tests/support/booking.ts";
import {
	createTestDatabase,
	startOwnDatabase,
	TEMPLATE,
} from "#tests/support/database.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let server: EmbeddedDatabase;

beforeAll(async () => {
	server = await startOwnDatabase(inject("laidAside"));
	process.env.DATABASE_URL = (
		await createTestDatabase(server.url(TEMPLATE))
	).url;
	takeGlobal("env");
});

afterAll(async () => {
	await closePgBoss();
	await closeDb();
	await server.remove();
});

test("the database stops amid 50 bookings: every number shown to a citizen still exists", async () => {
	await makeCity();
	const service = await makeService();
	const station = await makeStation({ desks: 5 });
	const shown: string[] = [];
	let busy = 0;
	let restart: Promise<void> | null = null;
	const people = Array.from(
		{ length: 50 },
		(_, index) => 480 + (index % 10) * 15,
	);
	await inParallel(10, people, async (start, index) => {
		const wanted = wish(station, service, { start });
		const attempt = async <Outcome extends { ok: boolean; error?: string }>(
			work: () => Promise<Outcome>,
		) =>
			untilNotBusy(async () => {
				const outcome = await work();
				if (outcome.error === "busy") {
					busy += 1;
					await restart;
				}
				return outcome;
			});
		const held = await attempt(() => hold(wanted));
		if (!held.ok) throw new Error(String(held.error));
		const confirmed = await attempt(() =>
			confirm(wanted, { ...PERSON, email: `${index}@citizen.example` }),
		);
		if (!confirmed.ok) throw new Error(String(confirmed.error));
		shown.push(confirmed.value.reference);
		if (shown.length === 20) {
			restart = server.stop("immediate").then(() => server.start());
			await restart;
		}
	});
	expect(busy).toBeGreaterThan(0);
	const booked = await db().appointment.findMany({
		where: { status: "booked" },
		include: { messages: true, events: true },
	});
	expect(booked.map(({ reference }) => reference).sort()).toEqual(shown.sort());
	expect(new Set(shown).size).toBe(50);
	for (const { messages, events } of booked) {
		expect(messages).toHaveLength(1);
		expect(events.filter(({ toStatus }) => toStatus === "booked")).toHaveLength(
			1,
		);
	}
	const [jobs] = await db().$queryRaw<{ count: number }[]>`
		SELECT count(DISTINCT data->>'messageId')::int AS count FROM pgboss.job WHERE name = 'send-message'`;
	expect(jobs?.count).toBe(50);
	expect(await countOverlaps()).toBe(0);
});
