import { markdownTable } from "#bench/markdown-table.ts";
import type { Run } from "./rush.ts";
import { SCENARIOS } from "./scenario.ts";
import { verdictsOf } from "./verdict.ts";

/** What a run has shown, in Markdown, which reads well in a terminal, too. */
export function textOf(run: Run): string {
	const { extent, summary, truth, failed, cpu, memory, seconds } = run;
	const { pages, errors, waited } = summary;
	const { title } = SCENARIOS[extent.letter];
	return [
		`## ${title} (${extent.letter}${extent.withFailures ? ", with failures" : ""})`,
		`${measuredOf(run)}${run.isWhole ? "" : " **Ended before its time.**"}`,
		markdownTable([
			["Aim", "Measured", ""],
			...verdictsOf(extent.letter, run).map(({ aim, measured, isMet }) => [
				aim,
				measured,
				isMet ? "yes" : "no",
			]),
		]),
		markdownTable([
			["Page", "Answers", "Half within", "95 %", "99 %", "Slowest"],
			...Object.entries(pages).map(
				([page, { count, half, p95, p99, worst }]) => [
					page,
					String(count),
					...[half, p95, p99, worst].map((ms) => `${ms} ms`),
				],
			),
		]),
		list("How people's ways ended", summary.ends),
		list("What those read who have no appointment", summary.told),
		list("Why a time that was pressed was not theirs", summary.refusals),
		list("Errors", errors.unexplained),
		list("Errors while something was broken", errors.explained),
		...failed.map(
			({ what, from, until }) =>
				`- ${what}: ${rounded((until - from) / 1_000)} s until it was back`,
		),
		truth ? list("In the database", { ...truth }) : "The database was gone.",
		waited.count > 0
			? `Time in the waiting room of ${waited.count} who were let in: half ${waited.half} s, 95 % ${waited.p95} s, longest ${waited.worst} s.`
			: "",
		summary.behind > 0
			? `${summary.behind} looks were not sent because all connections were busy.`
			: "",
		markdownTable([
			["Process", "Of one core", "Memory at first, at most, at last"],
			...Object.entries(cpu).map(([name, used]) => [
				name,
				`${Math.round((used / seconds) * 100)} %`,
				memoryText(memory[name] ?? []),
			]),
		]),
		`The load itself was ${summary.delayP99Ms} ms late at most in 99 of 100 of its own moments.`,
	]
		.filter((part) => part !== "")
		.join("\n\n");
}

function measuredOf({ extent, measuredAt, cores, seconds }: Run): string {
	const { people, minutes, processes, pagesPerSecond, bookingsPerSecond } =
		extent;
	const what =
		people === null
			? `${pagesPerSecond} pages and ${bookingsPerSecond} bookings a second`
			: `${people} people`;
	return `Measured on ${measuredAt.slice(0, 16).replace("T", " at ")}: ${what} in ${minutes} minutes (${seconds} s until the last was gone), ${processes === 1 ? "one process" : `${processes} processes for pages and one for the work`}, ${cores} cores with load, server and database on them.`;
}

function list(title: string, counts: Readonly<Record<string, number>>): string {
	const lines = Object.entries(counts)
		.toSorted(([, a], [, b]) => b - a)
		.map(([name, count]) => `- ${name}: ${count}`);
	return lines.length === 0 ? "" : `${title}:\n\n${lines.join("\n")}`;
}

function memoryText(values: readonly number[]): string {
	if (values.length === 0) return "";
	return `${values[0]}, ${Math.max(...values)}, ${values.at(-1)} MB`;
}

const rounded = (value: number) => Number(value.toPrecision(3));
