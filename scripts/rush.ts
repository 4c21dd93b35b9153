// npm run rush -- a   9,000 people in five minutes for 900 times
// npm run rush -- b   50,000 in ten minutes, with the waiting room
// npm run rush -- c   700 pages a second of days into which 3 a second book, for half an hour
// --with-failures     a process is killed and PostgreSQL is started anew in the middle
// --people n, --minutes n, --pages n, --bookings n   as many people, minutes, pages and bookings a second
// --pace n            people are so many times as fast as people are, for a rehearsal
// --processes n       so many processes of the server on one port
// --keep              writes the figures down although the run was smaller
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Run, rush } from "#bench/rush/rush.ts";
import {
	type Extent,
	isFull,
	isLetter,
	runName,
	SCENARIOS,
} from "#bench/rush/scenario.ts";
import { textOf } from "#bench/rush/table.ts";
import { Fault } from "#lib/fault.ts";
import { run } from "#scripts/setup/run.ts";

const README = "bench/rush.md";
const RESULTS = "bench/rush.json";
const MARK = "<!-- results -->";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		"with-failures": { type: "boolean", default: false },
		people: { type: "string" },
		minutes: { type: "string" },
		pages: { type: "string", default: "700" },
		bookings: { type: "string", default: "3" },
		pace: { type: "string", default: "1" },
		processes: { type: "string", default: "1" },
		keep: { type: "boolean", default: false },
	},
});

await run(async () => {
	const extent = readExtent();
	await rush(extent, sayWithTime, (result) => {
		console.log(`\n${textOf(result)}\n`);
		if (values.keep || isFull(extent)) keep(result);
		else console.log("Not written down: smaller than it is meant (--keep).");
	});
});

function readExtent(): Extent {
	const [letter] = positionals;
	if (!isLetter(letter))
		throw new Fault("There are a, b and c; for example: npm run rush -- a");
	const whole = SCENARIOS[letter];
	return {
		letter,
		people: whole.people && numberOf("people", whole.people),
		minutes: numberOf("minutes", whole.minutes),
		pace: numberOf("pace", 1),
		processes: numberOf("processes", 1),
		withFailures: values["with-failures"],
		pagesPerSecond: numberOf("pages", 0),
		bookingsPerSecond: numberOf("bookings", 0),
	};
}

function numberOf(
	name: "people" | "minutes" | "pace" | "processes" | "pages" | "bookings",
	usual: number,
): number {
	const number = Number(values[name] ?? usual);
	if (!(number > 0)) throw new Fault(`--${name} is a number above nought.`);
	return number;
}

function sayWithTime(progress: string): void {
	console.log(
		`${Temporal.Now.plainTimeISO().toString().slice(0, 8)} ${progress}`,
	);
}

/** Beside what other scenarios have shown; failures are told by their kind, not one by one. */
function keep(result: Run): void {
	const before: Record<string, Run> = existsSync(RESULTS)
		? JSON.parse(readFileSync(RESULTS, "utf8"))
		: {};
	const runs = { ...before, [runName(result.extent)]: result };
	const sorted = Object.fromEntries(
		Object.entries(runs).sort(([a], [b]) => (a < b ? -1 : 1)),
	);
	writeFileSync(RESULTS, `${JSON.stringify(sorted, null, "\t")}\n`);
	const [text] = readFileSync(README, "utf8").split(MARK);
	const parts = Object.values(sorted).map(textOf);
	writeFileSync(README, `${text}${MARK}\n\n${parts.join("\n\n")}\n`);
}
