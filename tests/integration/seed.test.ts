import { expect, test } from "vitest";
import { listFreeDays } from "#lib/availability/queries.ts";
import { newHoldToken } from "#lib/booking/codes.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { db } from "#lib/db/client.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
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
		minutes: 10,
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
