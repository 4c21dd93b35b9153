import { beforeEach, expect, onTestFinished, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
	listWaiting,
	startHookWorker,
	WAITING,
} from "#lib/programs/hooks/commands/hook-worker.ts";
import { saveHook } from "#lib/programs/hooks/commands/manage-hook.ts";
import { HOOK_EVENTS } from "#lib/programs/hooks/rules/event.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { NOW } from "#tests/support/booking.ts";
import { eventually } from "#tests/support/eventually.ts";
import { begin, beginCity, bookAt } from "#tests/support/program-booking.ts";
import { makeReceiver } from "#tests/support/receiver.ts";

beforeEach(async () => {
	await beginCity();
	await db().programEvent.deleteMany();
});

/** A program with so many events that wait. */
async function waiting(url: string, events: number) {
	const { program, station, token } = await begin();
	const { id } = await db().program.findUniqueOrThrow({
		where: { clientId: program.clientId },
	});
	const hook = { url, events: HOOK_EVENTS };
	const form = { shown: "", formKey: "" };
	// Booked before it is told: only what is added here waits.
	const { appointment } = (await bookAt(token, station)).body;
	await saveHook(program.admin, { id, hook, ...form, now: NOW });
	await db().programEvent.createMany({
		data: Array.from({ length: events }, () => ({
			id: crypto.randomUUID(),
			programId: id,
			appointmentId: appointment,
			kind: "appointment.booked",
			status: "queued",
			at: toDbInstant(realNow()),
		})),
	});
	return id;
}

const sentTo = (programId: number) =>
	db().programEvent.count({ where: { programId, status: "sent" } });

test("while one program takes nothing of many events, the others are told", async () => {
	const hanging = await makeReceiver(() => null);
	const bad = await waiting(hanging.url, 600);
	const good = await waiting((await makeReceiver()).url, 3);
	const stop = await startHookWorker();
	let hasStopped = false;
	const end = async () => {
		if (!hasStopped) await stop();
		hasStopped = true;
	};
	onTestFinished(end);
	await eventually(async () => expect(await sentTo(good)).toBe(3));
	expect(await sentTo(bad)).toBe(0);
	hanging.end();
	await end();
});

test("of each program as many come first as of others, and of one that fails a few", async () => {
	const { url } = await makeReceiver();
	const bad = await waiting(url, 600);
	const good = await waiting(url, 30);
	const countOf = async (programId: number) => {
		const ids = new Set(
			(
				await db().programEvent.findMany({
					where: { programId },
					select: { id: true },
				})
			).map(({ id }) => id),
		);
		const listed = await listWaiting();
		return listed.filter(({ id }) => ids.has(id));
	};
	expect((await countOf(good)).length).toBe(30);
	expect((await countOf(bad)).length).toBe(100);
	await db().programHook.update({
		where: { programId: bad },
		data: { failingSince: toDbInstant(realNow()) },
	});
	const few = await countOf(bad);
	expect(few).toHaveLength(10);
	expect(few.every(({ isFailing }) => isFailing)).toBe(true);
	expect((await countOf(good)).some(({ isFailing }) => isFailing)).toBe(false);
	// What was tried comes after what was not.
	await db().programEvent.updateMany({
		where: { id: { in: few.map(({ id }) => id) } },
		data: { attempts: 1 },
	});
	const next = new Set((await countOf(bad)).map(({ id }) => id));
	expect(few.filter(({ id }) => next.has(id))).toEqual([]);
});

test("of a program that fails new events do not keep an old one from being tried again", async () => {
	const { url } = await makeReceiver();
	const id = await waiting(url, 1);
	const old = await db().programEvent.findFirstOrThrow({
		where: { programId: id },
	});
	await db().programHook.update({
		where: { programId: id },
		data: { failingSince: toDbInstant(realNow()) },
	});
	const age = (hours: number) =>
		db().programEvent.update({
			where: { id: old.id },
			data: { attempts: 3, at: toDbInstant(realNow().subtract({ hours })) },
		});
	await db().programEvent.createMany({
		data: Array.from({ length: 50 }, () => ({
			...old,
			id: crypto.randomUUID(),
		})),
	});
	const isListed = async () =>
		(await listWaiting()).some((event) => event.id === old.id);
	await age(2);
	expect(await isListed()).toBe(false);
	await age(4);
	expect(await isListed()).toBe(true);
});

test("however many events wait, no more of them are read than a round takes", async () => {
	const { url } = await makeReceiver();
	await waiting(url, 3_000);
	await db().$executeRaw`ANALYZE program_event`;
	const plan = await db().$queryRaw(
		Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${WAITING}`,
	);
	const rows = [
		...JSON.stringify(plan).matchAll(
			/"Relation Name":"program_event"[^{}]*"Actual Rows":(\d+)/g,
		),
	].map(([, count]) => Number(count));
	expect(rows.length).toBeGreaterThan(0);
	expect(Math.max(...rows)).toBeLessThanOrEqual(100);
});
