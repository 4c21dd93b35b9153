import { type Cell, countCell, FEW, FEWEST_PEOPLE, isFew } from "./cell.ts";

/** A sum and what it is made of, as they may be shown beside each other. */
interface ShownSum {
	total: Cell;
	parts: Cell[];
}

/**
 * Hides what is about few people, and as many others as it takes so that nobody can work a hidden number out from the
 * total and the parts that are shown, not even by trying everything that would be shown the same way.
 * @param total of all parts, and perhaps of more that is not listed
 */
export function shownSum(parts: readonly number[], total: number): ShownSum {
	const whole = countCell(total);
	const nothing = { total: FEW, parts: parts.map(() => FEW) };
	// Beside a small total each nought would say that somebody is among the others.
	if (isFew(total)) return nothing;
	const hidden = new Set(
		parts.flatMap((people, index) => (isFew(people) ? [index] : [])),
	);
	const bySize = parts
		.map((people, index) => ({ people, index }))
		.filter(({ people }) => people >= FEWEST_PEOPLE)
		.sort((a, b) => a.people - b.people);
	while (isGivenAway(parts, hidden, whole)) {
		const next = bySize.find(({ index }) => !hidden.has(index));
		if (!next) return nothing;
		hidden.add(next.index);
	}
	return {
		total: whole,
		parts: parts.map((people, index) =>
			hidden.has(index) ? FEW : countCell(people),
		),
	};
}

/** Whether the rest that the shown parts leave for the hidden ones fits in one way only. */
function isGivenAway(
	parts: readonly number[],
	hidden: ReadonlySet<number>,
	total: Cell,
): boolean {
	if (hidden.size === 0) return false;
	const shown = parts
		.filter((_, index) => !hidden.has(index))
		.map((people) => bounds(countCell(people)));
	const whole = bounds(total);
	const most = whole.most - sum(shown.map(({ least }) => least));
	const least = whole.least - sum(shown.map(({ most }) => most));
	return (
		most <= hidden.size + 1 || least >= hidden.size * (FEWEST_PEOPLE - 1) - 1
	);
}

/** What a shown number may stand for. */
function bounds({ value }: Cell): { least: number; most: number } {
	const number = value ?? 0;
	if (number === 0) return { least: 0, most: 0 };
	return { least: Math.max(FEWEST_PEOPLE, number - 2), most: number + 2 };
}

const sum = (numbers: readonly number[]) =>
	numbers.reduce((all, number) => all + number, 0);
