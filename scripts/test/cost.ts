import { cpus } from "node:os";
import { closingLine, type Tally } from "#scripts/test/tally.ts";

/** What one part of a run did and took. */
export interface PartCost {
	part: string;
	tally: Tally;
	/** By the clock on the wall. */
	seconds: number;
	/** Of all processors together. */
	processorSeconds: number;
}

/** The tests worth looking at when a run has become long, slowest first: seconds, part, name. */
export function slowestTests(
	costs: readonly PartCost[],
	count: number,
): readonly string[] {
	return costs
		.flatMap(({ part, tally }) =>
			tally.times.map((time) => ({ part, ...time })),
		)
		.sort((a, b) => b.seconds - a.seconds)
		.slice(0, count)
		.map(
			({ part, name, seconds }) =>
				`${seconds.toFixed(1).padStart(6)} s  ${part.padEnd(12)} ${name}`,
		);
}

export function partLine(cost: PartCost): string {
	const { part, tally, seconds, processorSeconds: worked } = cost;
	return `${part.padEnd(12)} ${closingLine(tally)} (${Math.round(seconds)} s, processors ${Math.round(worked)} s)`;
}

/**
 * How long all processors of this machine have worked since it started. What a part used is the difference: PostgreSQL
 * and the browsers leave our tree of processes, and so does what they cost. A machine that does something else besides
 * says too much.
 */
export function processorSeconds(): number {
	const milliseconds = cpus().flatMap(({ times }) => [
		...[times.user, times.nice, times.sys, times.irq],
	]);
	return milliseconds.reduce((sum, one) => sum + one, 0) / 1000;
}
