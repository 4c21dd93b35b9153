import { expect, test } from "vitest";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { workDemo } from "#prisma/seed/day/demo-clerks.ts";
import { seedQueues } from "#prisma/seed/day/demo-queue.ts";
import { makeClerk } from "#prisma/seed/day/stage.ts";
import { seedDemo } from "#prisma/seed/seed.ts";
import { countOverlaps, hold, NOW } from "#tests/support/booking.ts";

const TODAY = civilDateOf(NOW);

/** What is free at Stadtmitte on a day, for a Meldebescheinigung. */
async function freeStarts(date: typeof TODAY, now = NOW) {
	const { stations, services } = await getCatalog("de");
	const station = stations.find(({ slug }) => slug === "stadtmitte");
	const service = services.find(({ slug }) => slug === "meldebescheinigung");
	const [found] = await listFreeDays({
		stationIds: [station?.id ?? 0],
		serviceIds: [service?.id ?? 0],
		lengthOn: () => 10,
		channel: "online",
		from: date,
		until: date,
		now,
	});
	return found?.days[0]?.starts ?? [];
}

test("seeding again changes nothing, and days come alive as time goes on, whatever people held there", async () => {
	await seedCatalog();
	expect(await seedCatalog()).toBe(false);
	await seedDemo(NOW);
	const count = await db().appointment.count();
	expect(count).toBeGreaterThan(1_000);
	await seedDemo(NOW);
	expect(await db().appointment.count()).toBe(count);

	// Thirty people hold times of a day that the demo has not filled yet, and let them run out.
	const date = addDays(TODAY, 43);
	for (const start of (await freeStarts(date)).slice(0, 30)) {
		const token = newHoldToken();
		await hold({
			station: "stadtmitte",
			service: "meldebescheinigung",
			date,
			start,
			token,
		});
	}
	const later = NOW.add({ hours: 12 * 24 });
	await seedDemo(later);
	expect(await db().appointment.count()).toBeGreaterThan(count);
	expect(await countOverlaps()).toBe(0);
	expect((await freeStarts(date, later)).length).toBeGreaterThan(0);
});

test("in the demo every open house has a queue, the same for whoever looks twice", async () => {
	await seedCatalog();
	await seedDemo(NOW);
	await seedQueues(NOW);
	const count = await db().visit.count();
	expect(count).toBeGreaterThan(100);
	await seedQueues(NOW.add({ minutes: 5 }));
	expect(await db().visit.count()).toBe(count);
	const { stations } = await getCatalog("de");
	for (const { id, slug } of stations) {
		const actor = await makeClerk(id, NOW);
		const queue = await getQueue(actor, id, NOW);
		if (!queue.ok) throw new Error(queue.error);
		const { desks, waiting, finished } = queue.value;
		expect(finished.length, slug).toBeGreaterThan(5);
		// The last desk is free for whoever tries the demo.
		expect(desks.at(-1)?.clerk, slug).toBeNull();
		expect(desks.filter(({ visit }) => visit).length, slug).toBeGreaterThan(0);
		const deskId = desks.at(-1)?.id ?? 0;
		expect((await takeDesk(actor, { deskId, now: NOW })).ok).toBe(true);
		if (waiting.length > 0)
			expect(await callNext(actor, { now: NOW })).toMatchObject({
				ok: true,
				value: { deskId },
			});
	}
	expect(await countOverlaps()).toBe(0);
	// Invented colleagues go on working.
	const steps = await db().visitEvent.count();
	for (let minutes = 1; minutes <= 6; minutes += 1)
		await workDemo(NOW.add({ minutes }));
	const kinds = await db().visitEvent.groupBy({ by: ["kind"], _count: true });
	expect(await db().visitEvent.count()).toBeGreaterThan(steps + 20);
	expect(kinds.map(({ kind }) => kind)).toContain("done");
	const visits = await db().visit.count();
	// Nobody comes at night.
	await seedQueues(NOW.add({ hours: 12 }));
	expect(await db().visit.count()).toBe(visits);
});
