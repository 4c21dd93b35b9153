// npm run bench                  all figures at the scale of the whole city
// npm run bench -- --small       a quick look
import { makeCity, SMALL_CITY, WHOLE_CITY } from "#bench/city.ts";
import { measureFreeDays } from "#bench/free-days.ts";
import { openStage } from "#bench/stage.ts";
import { run } from "#scripts/setup/run.ts";

await run(async () => {
	const stage = await openStage();
	console.time("city");
	console.log(
		await makeCity(
			process.argv.includes("--small") ? SMALL_CITY : WHOLE_CITY,
			stage.now,
		),
	);
	console.timeEnd("city");
	console.log(await measureFreeDays(stage.now));
});
