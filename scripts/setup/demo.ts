import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { addDays, civilDateOf, instantAt } from "#lib/time.ts";
import { withAdvisoryLock } from "#prisma/advisory-lock.ts";

/** Invented data, the same for each date; several processes at once take turns. */
export async function seed(): Promise<void> {
	const { seedDemo } = await import("#prisma/seed/seed.ts");
	await withAdvisoryLock(env().databaseUrl, "seed", () => seedDemo(now()));
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
