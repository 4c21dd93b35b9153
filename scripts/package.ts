// npm run package -- <folder>   what a run needs and no more, into an empty folder: built, without secrets

import { existsSync, readdirSync } from "node:fs";
import { Fault } from "#lib/fault.ts";
import { filesOfARun } from "#scripts/package/files.ts";
import { writePackage } from "#scripts/package/write.ts";
import { build } from "#scripts/setup/build.ts";
import { run } from "#scripts/setup/run.ts";

const [folder] = process.argv.slice(2);

await run(async () => {
	if (!folder) throw new Fault("Where to? npm run package -- <folder>");
	if (existsSync(folder) && readdirSync(folder).length > 0)
		throw new Fault(`${folder} is not empty.`);
	await build();
	console.log("Looking for what a run needs …");
	const files = await filesOfARun();
	const { bytes } = writePackage(folder, files);
	console.log(
		`${files.size} files, ${Math.round(bytes / 1e6)} MB in ${folder}. Start it there: node_modules/node/bin/node scripts/run.mjs start`,
	);
});
