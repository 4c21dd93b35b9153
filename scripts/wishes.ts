// npm run wishes              plays 60 days of the wish list (bench/wishes/simulate.ts) and writes bench/wishes.md
// npm run wishes -- --days n  so many days, which is printed only
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { markdownTable } from "#bench/markdown-table.ts";
import {
	type Outcome,
	type People,
	simulate,
	USUAL,
} from "#bench/wishes/simulate.ts";
import { run } from "#scripts/setup/run.ts";

const FILE = "bench/wishes.md";
const MARK = "<!-- results -->";
const DAYS = 60;

/** The same people, and others: a list that few are on, people who hardly answer, and both. */
const CASES: readonly [string, Partial<People>][] = [
	["as usual", {}],
	["few wishes (12 a day)", { wishesPerDay: 12 }],
	["people who hardly answer", { silent: 0.5, takes: 0.6, medianMinutes: 45 }],
	[
		"few wishes, who hardly answer",
		{ wishesPerDay: 12, silent: 0.5, takes: 0.6, medianMinutes: 45 },
	],
	["nobody wishes: only who happens to look", { wishesPerDay: 0 }],
];

const { values } = parseArgs({ options: { days: { type: "string" } } });

const HEAD = [
	"people",
	"given back ≥ 3 h ahead",
	"used",
	"by the list",
	"by others",
	"wishes",
	"got a time",
	"days waited",
	"offers",
	"most messages of a wish",
	"booked twice",
];

await run(async () => {
	const days = values.days ? Number(values.days) : DAYS;
	const rows = CASES.map(([name, people]) =>
		row(name, simulate(days, name, { ...USUAL, ...people })),
	);
	const table = markdownTable([HEAD, ...rows]);
	console.log(`\n${table}\n`);
	if (values.days) return;
	const [text] = readFileSync(FILE, "utf8").split(MARK);
	writeFileSync(FILE, `${text}${MARK}\n\n${table}\n`);
});

function row(name: string, outcome: Outcome): string[] {
	const { early, usedByWish, usedByVisitor, wishes, taken } = outcome;
	const share = (part: number, whole: number) =>
		whole === 0 ? "–" : `${Math.round((part / whole) * 100)} %`;
	return [
		name,
		String(early),
		share(usedByWish + usedByVisitor, early),
		share(usedByWish, early),
		share(usedByVisitor, early),
		String(wishes),
		share(taken, wishes),
		taken === 0 ? "–" : outcome.daysWaited.toFixed(1),
		String(outcome.offers),
		String(outcome.mostMessages),
		String(outcome.doubleBooked),
	];
}
