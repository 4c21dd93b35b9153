// node scripts/mutants/try-part.ts <report> <part> <arguments>: one part of the tests, whose tally is left in a file.
// In a process of its own: databases and servers end with it, and it sees the copy of the checkout that it runs in.
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Fault } from "#lib/fault.ts";
import { run } from "#scripts/setup/run.ts";
import { PARTS } from "#scripts/test/parts.ts";

const [report = "", name = "", ...rest] = process.argv.slice(2);

await run(async () => {
	const part = PARTS[name];
	if (!part) throw new Fault(`There is no part "${name}" of the tests.`);
	const folder = mkdtempSync(path.join(tmpdir(), "part-"));
	// The database user passes through it.
	chmodSync(folder, 0o711);
	writeFileSync(report, JSON.stringify(await part(folder, rest)));
});
