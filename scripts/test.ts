// npm test                                   everything
// npm run test:unit -- <filter or options>   one part; also test:integration, test:e2e, check
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Fault } from "#lib/fault.ts";
import { registerShutdown, shutDown } from "#lib/runtime/shutdown.ts";
import { complain, run } from "#scripts/setup/run.ts";
import {
	type PartCost,
	partLine,
	processorSeconds,
	slowestTests,
} from "#scripts/test/cost.ts";
import { PARTS, prepareBeside } from "#scripts/test/parts.ts";
import { add, closingLine, NOTHING, type Tally } from "#scripts/test/tally.ts";

const SLOWEST = 20;

const [only, ...rest] = process.argv.slice(2);

await run(async () => {
	const names = only ? [only] : Object.keys(PARTS);
	const folder = mkdtempSync(path.join(tmpdir(), "buergertermin-tests-"));
	// The database user passes through it.
	chmodSync(folder, 0o711);
	registerShutdown(() => rmSync(folder, { recursive: true, force: true }));
	// Each of the many processes of a run would compile the same files anew.
	process.env.NODE_COMPILE_CACHE ??= path.join(folder, "compiled");
	const costs: PartCost[] = [];
	for (const name of names) {
		console.log(`\n── ${name} ──`);
		const startedAt = performance.now();
		const workedBefore = processorSeconds();
		const running = runPart(name, folder);
		if (!only) prepareBeside(name, folder);
		costs.push({
			part: name,
			tally: await running,
			seconds: (performance.now() - startedAt) / 1000,
			processorSeconds: processorSeconds() - workedBefore,
		});
	}
	for (const failure of await shutDown()) complain(failure);
	const sum = costs.map(({ tally }) => tally).reduce(add, NOTHING);
	const slowest = slowestTests(costs, SLOWEST);
	if (slowest.length > 0)
		console.log(`\nSlowest tests:\n${slowest.join("\n")}`);
	if (sum.failures.length > 0)
		console.log(`\nFailed:\n${sum.failures.join("\n")}`);
	console.log(`\n${costs.map(partLine).join("\n")}\n\n${closingLine(sum)}`);
	if (sum.failed > 0) process.exitCode = 1;
});

async function runPart(name: string, folder: string): Promise<Tally> {
	const part = PARTS[name];
	if (!part) throw new Fault(`There is no part "${name}" of the tests.`);
	try {
		return await part(folder, rest);
	} catch (error) {
		complain(error);
		return { ...NOTHING, failed: 1 };
	}
}
