import type { Cell } from "./cell.ts";
import type { Column } from "./figure.ts";

/** Whether what changed is good; null: it is the same, cannot be told, or is neither. */
export type Judgement = "better" | "worse" | null;

export function judgeChange(
	now: Cell | undefined,
	before: Cell | undefined,
	better: Column["better"],
): Judgement {
	if (better === null || now?.value == null || before?.value == null)
		return null;
	if (now.value === before.value) return null;
	return now.value < before.value === (better === "less") ? "better" : "worse";
}
