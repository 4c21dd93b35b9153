// npm run dev: as `npm start`, with pages that change as their sources do
import { launch } from "#scripts/setup/launch.ts";
import { run } from "#scripts/setup/run.ts";

await run(async (stopped) => {
	await launch({ dev: true });
	await stopped;
});
