// npm run mutants                 makes every mistake of scripts/mutants/list.ts, one after the other
// npm run mutants -- <words>      those with these words in their name, or in the path of the test that finds them
//
// Shows that the tests find them, which no number of passed tests can show.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Fault } from "#lib/fault.ts";
import { MUTANTS } from "#scripts/mutants/list.ts";
import {
	type Mutant,
	misplacement,
	TRIED_PARTS,
} from "#scripts/mutants/mutant.ts";
import { makeSandbox, type Sandbox } from "#scripts/mutants/sandbox.ts";
import { runTests, type Trial } from "#scripts/mutants/trial.ts";
import { run } from "#scripts/setup/run.ts";

const words = process.argv.slice(2).join(" ").toLowerCase();

await run(async () => {
	const chosen = MUTANTS.filter(({ name, foundBy }) =>
		`${name} ${foundBy.test}`.toLowerCase().includes(words),
	);
	if (chosen.length === 0)
		throw new Fault(`No mistake has "${words}" in its name or its test.`);
	refuseMisplaced(chosen);
	const sandbox = makeSandbox();
	const lines: string[] = [];
	let found = 0;
	for (const part of TRIED_PARTS) {
		const mutants = chosen.filter(({ foundBy }) => foundBy.part === part);
		if (mutants.length === 0) continue;
		console.log(`── ${part}: first without any mistake …`);
		await refuseFailing(sandbox, mutants);
		for (const mutant of mutants) {
			const trial = await withMistake(sandbox, mutant);
			const [by] = failedTests(mutant, trial);
			if (by) found += 1;
			else console.log(trial.output);
			const verdict = by ? "found" : ran(trial) ? "NOT FOUND" : "NO TEST RAN";
			const line = `${verdict.padEnd(12)} ${String(trial.seconds).padStart(4)} s  ${mutant.name}`;
			lines.push(line);
			console.log(`${line}\n${" ".repeat(21)}${by ?? ""}`);
		}
	}
	console.log(`\n${lines.join("\n")}\n\n${found} of ${lines.length} found`);
	if (found < lines.length) process.exitCode = 1;
});

/** A mistake whose place has gone would prove nothing. */
function refuseMisplaced(mutants: readonly Mutant[]): void {
	const problems = mutants.flatMap((mutant) => {
		const problem = misplacement(mutant);
		return problem ? [`"${mutant.name}": ${problem}`] : [];
	});
	if (problems.length > 0) throw new Fault(problems.join("\n"));
}

/** Nor would a test that fails anyway. */
async function refuseFailing(
	sandbox: Sandbox,
	mutants: readonly Mutant[],
): Promise<void> {
	const [first] = mutants;
	if (!first) return;
	const { part } = first.foundBy;
	const wanted = mutants.map(({ foundBy }) => foundBy);
	const { tally, output } = await runTests(sandbox, part, wanted);
	if (tally.passed > 0 && tally.failed === 0) return;
	throw new Fault(`${output}\nThese tests fail without any mistake.`);
}

async function withMistake(sandbox: Sandbox, mutant: Mutant): Promise<Trial> {
	const { find, put, foundBy } = mutant;
	const file = path.join(sandbox.checkout, mutant.file);
	const right = readFileSync(file, "utf8");
	writeFileSync(
		file,
		right.replace(find, () => put),
	);
	try {
		return await runTests(sandbox, foundBy.part, [foundBy]);
	} finally {
		writeFileSync(file, right);
	}
}

/** Of the file that the list names: whatever else broke, such as the build, has not found it. */
function failedTests({ foundBy }: Mutant, { tally }: Trial): string[] {
	const file = path.basename(foundBy.test);
	return tally.failures.filter((failure) =>
		failure.split("\n")[0]?.includes(file),
	);
}

/** Otherwise the build broke, or the machine was too slow to start anything. */
const ran = ({ tally }: Trial) => tally.passed > 0;
