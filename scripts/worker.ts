// npm run worker: sends mails, serves nothing; for machines beside the web servers
import { readySettings } from "#scripts/setup/environment.ts";
import { readyDatabase } from "#scripts/setup/launch.ts";
import { run } from "#scripts/setup/run.ts";
import { speakJson } from "#scripts/setup/speak-json.ts";
import { work } from "#scripts/setup/work.ts";

speakJson();
await run(async (stopped) => {
	readySettings();
	await readyDatabase();
	await work();
	console.log("The worker is ready.");
	await stopped;
});
