import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { addDays, civilDateOf, instantAt } from "#lib/time.ts";
import { withAdvisoryLock } from "#prisma/advisory-lock.ts";

/**
 * Stations and services for an empty database; outside production also invented rosters, accounts and appointments,
 * the same for each date. Several processes at once take turns.
 */
export async function seed(): Promise<void> {
	const { databaseUrl, demoPassword, mode } = env();
	const { seedCatalog } = await import("#prisma/seed/catalog.ts");
	const { seedTemplates } = await import("#prisma/seed/templates.ts");
	const { seedAccounts } = await import("#prisma/seed/accounts.ts");
	const { seedDemo } = await import("#prisma/seed/seed.ts");
	const { seedPast } = await import("#prisma/seed/past/demo-past.ts");
	const { seedQueues } = await import("#prisma/seed/day/demo-queue.ts");
	const { seedClosing } = await import("#prisma/seed/closing.ts");
	const { seedFeedback } = await import("#prisma/seed/feedback.ts");
	await withAdvisoryLock(databaseUrl, "seed", async () => {
		const real = {
			totpRoles: ["admin" as const, "lead" as const],
			invented: false,
		};
		await seedCatalog(mode === "production" ? real : {});
		await seedTemplates();
		if (mode === "production") return;
		await seedAccounts(demoPassword, now());
		await seedDemo(now());
		if (mode !== "demo") return;
		await seedClosing(now());
		await seedPast(now());
		await seedQueues(now());
		await seedFeedback(now());
	});
}

/** Keeps the demo alive tomorrow and next week. */
export function seedEveryMidnight(): void {
	const midnight = instantAt(addDays(civilDateOf(now()), 1), 0);
	const wait = midnight.since(now()).total("milliseconds");
	// A few seconds late rather than a moment early; timers may be both.
	setTimeout(() => {
		seed().catch((error) => log().error({ error }, "seeding the demo failed"));
		seedEveryMidnight();
	}, wait + 5_000).unref();
}
