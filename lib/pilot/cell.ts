/**
 * A figure as it may be shown. `few`: it is about one to four people and is therefore not shown; value null without it:
 * there is nothing to tell.
 */
export interface Cell {
	value: number | null;
	few: boolean;
}

/** No figure is about fewer people than this. */
export const FEWEST_PEOPLE = 5;

const NOTHING: Cell = { value: null, few: false };
const FEW: Cell = { value: null, few: true };

const isFew = (people: number) => people > 0 && people < FEWEST_PEOPLE;

/** So many people, or things that each stand for somebody. */
export function countCell(people: number): Cell {
	return isFew(people) ? FEW : { value: people, few: false };
}

/** Something measured about so many people. */
export function measuredCell(value: number | null, people: number): Cell {
	if (isFew(people)) return FEW;
	return people === 0 || value === null ? NOTHING : { value, few: false };
}

/** In per cent. Nor may the part or the rest be so small: with the whole beside it, it could be told. */
export function shareCell(part: number, whole: number): Cell {
	if (isFew(whole) || isFew(part) || isFew(whole - part)) return FEW;
	return whole === 0 ? NOTHING : { value: (part / whole) * 100, few: false };
}

/** About no person: desks, minutes, days, failures. */
export function plainCell(value: number | null): Cell {
	return value === null ? NOTHING : { value, few: false };
}

/**
 * A single hidden part of a sum could be worked out from the others: then the smallest of those that are shown is
 * hidden, too.
 */
export function hideRemainders(parts: readonly Cell[]): Cell[] {
	const hidden = parts.filter(({ few }) => few).length;
	if (hidden !== 1) return [...parts];
	const shown = parts.flatMap(({ value }) => (value ? [value] : []));
	const smallest = Math.min(...shown);
	const victim = parts.findIndex(({ value }) => value === smallest);
	return parts.map((part, index) => (index === victim ? FEW : part));
}
