import { BaseSequencer, type TestSpecification } from "vitest/node";

/** A clean checkout knows no times yet; begun last, one of these would keep a single processor busy at the end. */
const LONGEST = [
	// These mostly wait, while others work.
	"crowd/waiting-room",
	"backup/refusals",
	"outage",
	"auth/signing-in",
	"demo-time",
	"queue/day",
	"seed",
	"backup/round-trip",
	"start",
	"booking/erasing",
	// Behind the others: a hundred people at once find a process that is warm.
	"booking/races",
	"typed-text",
];

export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]) {
		const sorted = await super.sort(files);
		return sorted.toSorted((a, b) => rank(a) - rank(b));
	}
}

function rank({ moduleId }: TestSpecification): number {
	const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
	return at < 0 ? LONGEST.length : at;
}
