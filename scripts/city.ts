// npm run city:check -- <folder>   says what is wrong in cities/<folder>, with file and line (docs/another-city.md)
import path from "node:path";
import { defaultCity } from "#lib/city/read-city.ts";
import { checkCity } from "#prisma/seed/city-files.ts";
import { run } from "#scripts/setup/run.ts";

const [name = defaultCity()] = process.argv.slice(2);

await run(async () => {
	checkCity(name);
	console.log(
		`${name} is complete. Look at it: CITY=${name} DATA_DIR=data/${path.basename(name)} npm start`,
	);
});
