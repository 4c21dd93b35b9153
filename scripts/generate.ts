import { generateClient } from "#scripts/setup/generate.ts";
import { run } from "#scripts/setup/run.ts";

await run(async () => generateClient());
