// npm run db:start    runs the embedded database until Ctrl+C, migrated, and prints its address
import { env } from "#lib/env.ts";
import { migrateDeploy } from "#prisma/migrate.ts";
import { openDatabase, readySettings } from "#scripts/setup/environment.ts";
import { run } from "#scripts/setup/run.ts";

await run(async () => {
	await openDatabase();
	readySettings();
	await migrateDeploy(env().databaseUrl);
	console.log(`DATABASE_URL=${env().databaseUrl}`);
	await new Promise((resolve) => {
		process.once("SIGINT", resolve);
		process.once("SIGTERM", resolve);
		setInterval(() => {}, 1 << 30);
	});
});
