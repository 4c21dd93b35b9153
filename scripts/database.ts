// npm run db:start    runs the embedded database, migrated, until Ctrl+C and prints its address
import { env } from "#lib/runtime/env.ts";
import { readySettings } from "#scripts/setup/environment.ts";
import { readyDatabase } from "#scripts/setup/launch.ts";
import { run } from "#scripts/setup/run.ts";

await run(async (stopped) => {
	readySettings();
	await readyDatabase();
	console.log(`DATABASE_URL=${env().databaseUrl}`);
	await stopped;
});
