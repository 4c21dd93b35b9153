// npm run papers   writes the papers for data protection officers that are made of the code: docs/data-protection/
import { writeFileSync } from "node:fs";
import { PAPERS } from "#scripts/papers/all.ts";
import { run } from "#scripts/setup/run.ts";

await run(async () => {
	for (const [file, paper] of Object.entries(PAPERS)) {
		writeFileSync(file, paper());
		console.log(`Written: ${file}`);
	}
});
