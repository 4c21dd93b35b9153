// npm run drill -- restore         last night's backup into an empty new machine, as docs/operations.md says it
// npm run drill -- point-in-time   a mistake, and the database as it was a second before
// npm run drill -- upgrade         from the last release to this one under bookings, and forms of one sent to the other
//                                  (--from v0.1.0 another release or commit, --rate 50 bookings a second)
// npm run drill -- failover        ten primaries killed under Patroni while bookings, tickets and mails go on
// npm run drill -- pooler          all through PgBouncer that gives each transaction another connection
// --dry                            prints the table and does not write it to bench/drills.md
import { readFileSync, writeFileSync } from "node:fs";
import { setDefaultAutoSelectFamilyAttemptTimeout } from "node:net";
import { parseArgs } from "node:util";
import { DRILLS, isDrill } from "#bench/drill/drills.ts";
import { type Drilled, isKept, tableOf } from "#bench/drill/outcome.ts";
import { sectionOf, withSection } from "#bench/drill/record.ts";
import { Fault } from "#lib/fault.ts";
import { run } from "#scripts/setup/run.ts";

const RECORD = "bench/drills.md";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		from: { type: "string" },
		rate: { type: "string", default: "50" },
		dry: { type: "boolean", default: false },
	},
});

// A busy machine does not answer within the quarter of a second after which Node tries the next address.
setDefaultAutoSelectFamilyAttemptTimeout(5_000);

await run(async () => {
	const [name = ""] = positionals;
	if (!isDrill(name))
		throw new Fault(
			`There are ${Object.keys(DRILLS).join(", ")}; for example: npm run drill -- restore`,
		);
	const rate = Number(values.rate);
	if (!(rate > 0)) throw new Fault("--rate is a number above nought.");
	const began = performance.now();
	const drill = await DRILLS[name]();
	const drilled = await drill(
		{ from: values.from ?? null, bookingsPerSecond: rate },
		sayWithTime,
	);
	const seconds = Math.round((performance.now() - began) / 1_000);
	console.log(`\n${tableOf(drilled.outcomes)}\n`);
	if (!values.dry) keep(name, drilled, seconds);
	if (!drilled.outcomes.every(isKept)) process.exitCode = 1;
});

function sayWithTime(progress: string): void {
	console.log(
		`${Temporal.Now.plainTimeISO().toString().slice(0, 8)} ${progress}`,
	);
}

function keep(name: string, drilled: Drilled, seconds: number): void {
	const text = readFileSync(RECORD, "utf8");
	writeFileSync(RECORD, withSection(text, name, sectionOf(drilled, seconds)));
}
