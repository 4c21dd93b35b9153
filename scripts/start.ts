// npm start
import { launch } from "#scripts/setup/launch.ts";
import { run } from "#scripts/setup/run.ts";
import { speakJson } from "#scripts/setup/speak-json.ts";

speakJson();
await run(async (stopped) => {
	await launch({ dev: false });
	await stopped;
});
