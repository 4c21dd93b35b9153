// npm run bench                    all figures at the scale of the whole city, some 20 minutes
// npm run bench -- --small         a quick look, which is printed only
// npm run bench -- --only figures  only the figures of a quarter, some two minutes; the other figures stay as they are
// npm run bench -- --only closure  only a day on which the whole city closes
// npm run bench -- --only hoarding  what a script gets of a day, and what honest people meet, in a calendar of its own
//                                  (--parts script,house,release,month: some of it)
// npm run bench -- --only draw      a draw of 9,000 wishes with its appointments
// npm run bench -- --only answers   10,000 answers to 200 offers at the same time
// npm run bench -- --only simulation  1,000 days on paper, in seconds
// npm run bench -- --only waits     how true the waits are that people are told
// npm run bench -- --only commands  only bookings by the commands beside bare SQL
// npm run bench -- --only webBooking  only whole bookings without a script; with --small they are printed only
// npm run bench -- --only pages     only pages a second, each beside a trivial one
// npm run bench -- --minutes 2     watches the memory so long instead of ten minutes
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { SMALL_CITY, WHOLE_CITY } from "#bench/city.ts";
import {
	HOARDING_PARTS,
	SMALL_HOARDING,
	WHOLE_HOARDING,
} from "#bench/hoarding/hoarding.ts";
import {
	ALONE,
	type Extent,
	measureAll,
	measureAlone,
	type Results,
} from "#bench/results.ts";
import { tableOf } from "#bench/table.ts";
import { Fault } from "#lib/fault.ts";
import { run } from "#scripts/setup/run.ts";

const WHOLE: Extent = {
	scale: WHOLE_CITY,
	rounds: 5,
	perRound: 300,
	journeys: 300,
	seconds: 10,
	minutes: 10,
	hoarding: WHOLE_HOARDING,
	wishes: 9_000,
	answers: 10_000,
};
const SMALL: Extent = {
	scale: SMALL_CITY,
	rounds: 3,
	perRound: 60,
	journeys: 60,
	seconds: 2,
	minutes: 1,
	hoarding: SMALL_HOARDING,
	wishes: 1_500,
	answers: 1_000,
};
const README = "bench/README.md";
const RESULTS = "bench/results.json";
const MARK = "<!-- results -->";

const { values } = parseArgs({
	options: {
		small: { type: "boolean" },
		minutes: { type: "string" },
		only: { type: "string" },
		parts: { type: "string" },
	},
});

await run(async () => {
	const extent = { ...(values.small ? SMALL : WHOLE) };
	if (values.minutes) extent.minutes = Number(values.minutes);
	const { parts } = values;
	if (parts !== undefined)
		extent.hoarding = {
			...extent.hoarding,
			parts: HOARDING_PARTS.filter((part) => parts.split(",").includes(part)),
		};
	const results = await measured(extent);
	const table = tableOf(results);
	console.log(`\n${table}\n`);
	if (values.small) return;
	writeFileSync(RESULTS, `${JSON.stringify(results, null, "\t")}\n`);
	const [text] = readFileSync(README, "utf8").split(MARK);
	writeFileSync(README, `${text}${MARK}\n\n${about(results)}\n\n${table}\n`);
});

async function measured(extent: Extent): Promise<Results> {
	if (values.only === undefined) return measureAll(extent, console.log);
	const part = ALONE.find((name) => name === values.only);
	if (!part) throw new Fault(`Alone there is: ${ALONE.join(", ")}`);
	const before: Results = JSON.parse(readFileSync(RESULTS, "utf8"));
	const now = await measureAlone(part, extent, console.log);
	return { ...before, ...now, ...withParts(before, now) };
}

/** Rows that were not measured this time stay. */
function withParts(
	{ hoarding: before }: Results,
	{ hoarding: now }: Pick<Results, "hoarding">,
): Pick<Results, "hoarding"> {
	if (!before || !now) return {};
	const { script, house, release, month } = now;
	return {
		hoarding: {
			...now,
			script: script ?? before.script,
			house: house ?? before.house,
			release: release ?? before.release,
			month: month ?? before.month,
		},
	};
}

function about(results: Results): string {
	const { measuredOn, machine, extent, figures, closure } = results;
	const { versions } = machine;
	const { commands, webBooking, pages, hoarding, draw } = results;
	const { answers, simulation, waits } = results;
	const alone = (what: string, day = measuredOn) =>
		day === measuredOn ? "" : ` ${what}: measured alone on ${day}.`;
	const later =
		alone("Figures of a quarter", figures?.measuredOn) +
		alone("The whole city's closure", closure?.measuredOn) +
		alone("Bookings by the commands", commands?.measuredOn) +
		alone("Bookings over HTTP", webBooking?.measuredOn) +
		alone("Pages", pages?.measuredOn) +
		alone("What a script gets", hoarding?.measuredOn) +
		alone("The draw", draw?.measuredOn) +
		alone("Raced answers", answers?.measuredOn) +
		alone("Days on paper", simulation?.measuredOn) +
		alone("Expected waits", waits?.measuredOn);
	return `Measured on ${measuredOn}: ${extent.appointments} appointments; ${machine.cores} cores (${machine.processor}), ${machine.memoryGB} GB, ${machine.system}; Node ${versions.node}, PostgreSQL ${versions.postgresql}, Next ${versions.next}, React ${versions.react}, Prisma ${versions.prisma}.${later}`;
}
