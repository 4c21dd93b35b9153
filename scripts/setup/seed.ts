import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { withAdvisoryLock } from "#prisma/advisory-lock.ts";
import { startDemoTime } from "#scripts/setup/demo.ts";

/**
 * Stations and services for an empty database; outside production also invented rosters, accounts and appointments,
 * the same for each date. Several processes at once take turns.
 */
export async function seed(): Promise<void> {
	const { databaseDirectUrl, demoPassword, mode } = env();
	const { seedCatalog } = await import("#prisma/seed/catalog.ts");
	const { seedTemplates } = await import("#prisma/seed/templates.ts");
	const { seedLanguages } = await import("#prisma/seed/languages.ts");
	const { seedSearchWords } = await import("#prisma/seed/search-words.ts");
	const { seedAccounts } = await import("#prisma/seed/accounts.ts");
	const { seedDemo } = await import("#prisma/seed/seed.ts");
	await withAdvisoryLock(databaseDirectUrl, "seed", async () => {
		const real = {
			totpRoles: ["admin" as const, "lead" as const],
			invented: false,
		};
		const demo =
			mode === "demo"
				? { afarPerHour: 6, videoAddress: "https://video.example/{raum}" }
				: {};
		await seedCatalog(mode === "production" ? real : demo);
		await seedTemplates();
		await seedLanguages();
		await seedSearchWords();
		if (mode === "production") return;
		await seedAccounts(demoPassword, now());
		if (mode === "demo") await startDemoTime();
		else await seedDemo(now());
	});
}
