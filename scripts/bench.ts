// npm run bench                    all figures at the scale of the whole city, some 20 minutes
// npm run bench -- --small         a quick look, which is printed only
// npm run bench -- --minutes 2     watches the memory so long instead of ten minutes
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { SMALL_CITY, WHOLE_CITY } from "#bench/city.ts";
import { type Extent, measureAll } from "#bench/results.ts";
import { tableOf } from "#bench/table.ts";
import { run } from "#scripts/setup/run.ts";

const WHOLE: Extent = {
	scale: WHOLE_CITY,
	rounds: 5,
	perRound: 300,
	journeys: 300,
	seconds: 10,
	minutes: 10,
};
const SMALL: Extent = {
	scale: SMALL_CITY,
	rounds: 3,
	perRound: 60,
	journeys: 60,
	seconds: 2,
	minutes: 1,
};
const README = "bench/README.md";
const MARK = "<!-- results -->";

const { values } = parseArgs({
	options: { small: { type: "boolean" }, minutes: { type: "string" } },
});

await run(async () => {
	const extent = { ...(values.small ? SMALL : WHOLE) };
	if (values.minutes) extent.minutes = Number(values.minutes);
	const results = await measureAll(extent, console.log);
	const table = tableOf(results);
	console.log(`\n${table}\n`);
	if (values.small) return;
	writeFileSync(
		"bench/results.json",
		`${JSON.stringify(results, null, "\t")}\n`,
	);
	const [text] = readFileSync(README, "utf8").split(MARK);
	writeFileSync(README, `${text}${MARK}\n\n${about(results)}\n\n${table}\n`);
});

function about({
	measuredOn,
	machine,
	extent,
}: Awaited<ReturnType<typeof measureAll>>): string {
	const { versions } = machine;
	return `Measured on ${measuredOn}: ${extent.appointments} appointments; ${machine.cores} cores (${machine.processor}), ${machine.memoryGB} GB, ${machine.system}; Node ${versions.node}, PostgreSQL ${versions.postgresql}, Next ${versions.next}, React ${versions.react}, Prisma ${versions.prisma}.`;
}
