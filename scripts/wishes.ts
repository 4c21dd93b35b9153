// npm run wishes                plays 60 days of the wish list with five seeds (bench/wishes/simulate.ts) and writes bench/wishes.md
// npm run wishes -- --days n    so many days, which is printed only
// npm run wishes -- --seeds n   so many seeds, likewise
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { markdownTable } from "#bench/markdown-table.ts";
import {
	type Outcome,
	type People,
	simulate,
	USUAL,
} from "#bench/wishes/simulate.ts";
import { playWalkIns } from "#bench/wishes/walk-ins.ts";
import { run } from "#scripts/setup/run.ts";

const FILE = "bench/wishes.md";
const MARK = "<!-- results -->";
const DAYS = 60;
const SEEDS = 5;

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

const { values } = parseArgs({
	options: { days: { type: "string" }, seeds: { type: "string" } },
});

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

const WALK_IN_HEAD = [
	"people without an appointment, seed",
	"minutes freed by nobody coming",
	"offered again",
	"mean wait without, minutes",
	"with",
	"longer by",
];

await run(async () => {
	const days = values.days ? Number(values.days) : DAYS;
	const seeds = values.seeds ? Number(values.seeds) : SEEDS;
	const rows = CASES.map(([name, people]) =>
		row(
			name,
			Array.from({ length: seeds }, (_, seed) =>
				simulate(days, `${name} ${seed}`, { ...USUAL, ...people }),
			),
		),
	);
	const tables = [
		markdownTable([HEAD, ...rows]),
		markdownTable([WALK_IN_HEAD, ...walkInRows(days, seeds)]),
	].join("\n\n");
	console.log(`\n${tables}\n`);
	if (values.days || values.seeds) return;
	const [text] = readFileSync(FILE, "utf8").split(MARK);
	writeFileSync(FILE, `${text}${MARK}\n\n${tables}\n`);
});

function walkInRows(days: number, seeds: number): string[][] {
	return Array.from({ length: seeds }, (_, seed) => {
		const { freed, offered, without, withOffer } = playWalkIns(days, seed + 1);
		return [
			String(seed + 1),
			freed.toFixed(0),
			`${Math.round((offered / freed) * 100)} %`,
			without.toFixed(1),
			withOffer.toFixed(1),
			(withOffer - without).toFixed(1),
		];
	});
}

/** Means of all seeds; of the share that is aimed at also the worst and the best. */
function row(name: string, outcomes: readonly Outcome[]): string[] {
	const mean = (of: (outcome: Outcome) => number) =>
		outcomes.reduce((sum, one) => sum + of(one), 0) / outcomes.length;
	const percent = (share: number) =>
		Number.isNaN(share) ? "–" : `${Math.round(share * 100)} %`;
	const used = ({ early, usedByWish, usedByVisitor }: Outcome) =>
		(usedByWish + usedByVisitor) / early;
	const all = outcomes.map(used);
	const most = (of: (outcome: Outcome) => number) =>
		String(Math.max(...outcomes.map(of)));
	return [
		name,
		mean(({ early }) => early).toFixed(0),
		`${percent(mean(used))} (${percent(Math.min(...all))} to ${percent(Math.max(...all))})`,
		percent(mean(({ usedByWish, early }) => usedByWish / early)),
		percent(mean(({ usedByVisitor, early }) => usedByVisitor / early)),
		mean(({ wishes }) => wishes).toFixed(0),
		percent(mean(({ taken, wishes }) => taken / wishes)),
		outcomes.some(({ taken }) => taken > 0)
			? mean(({ daysWaited }) => daysWaited).toFixed(1)
			: "–",
		mean(({ offers }) => offers).toFixed(0),
		most(({ mostMessages }) => mostMessages),
		most(({ doubleBooked }) => doubleBooked),
	];
}
