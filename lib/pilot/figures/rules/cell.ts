/**
 * A figure as it may be shown. `few`: hidden, because it is about one to four people, or because one could work out such
 * a number with it; value null without it: there is nothing to tell.
 */
export interface Cell {
	value: number | null;
	few: boolean;
}

/** No figure is about fewer people than this. */
export const FEWEST_PEOPLE = 5;

const NOTHING: Cell = { value: null, few: false };
export const FEW: Cell = { value: null, few: true };

export const isFew = (people: number) => people > 0 && people < FEWEST_PEOPLE;

/**
 * To the nearest multiple of five. Exact numbers of two pages (28 days and 27 days, all hours and all but one) could be
 * taken from each other, and what is left is about one person: of rounded ones the rest may be anything from none to
 * nine. Official statistics do the same.
 */
export const roundPeople = (people: number) =>
	Math.round(people / FEWEST_PEOPLE) * FEWEST_PEOPLE;

/** So many people, or things that each stand for somebody. */
export function countCell(people: number): Cell {
	return isFew(people) ? FEW : { value: roundPeople(people), few: false };
}

/** Something measured about so many people, to a tenth: finer digits of a mean would tell how many they were. */
export function measuredCell(value: number | null, people: number): Cell {
	if (isFew(people)) return FEW;
	return people === 0 || value === null
		? NOTHING
		: { value: Math.round(value * 10) / 10, few: false };
}

/** What nine of ten do not exceed is about the slowest tenth: that must be five people, too. */
export function ninthCell(value: number | null, people: number): Cell {
	return people > 0 && people < FEWEST_PEOPLE * 10
		? FEW
		: measuredCell(value, people);
}

/** In per cent, of the rounded numbers beside it: it tells nothing that they do not. */
export function shareCell(part: number, whole: number): Cell {
	if (isFew(whole) || isFew(part) || isFew(whole - part)) return FEW;
	return whole === 0
		? NOTHING
		: { value: (roundPeople(part) / roundPeople(whole)) * 100, few: false };
}

/** How much of something so many people took, in whole per cent. */
export function usedCell(part: number, whole: number, people: number): Cell {
	if (isFew(people)) return FEW;
	return whole === 0
		? NOTHING
		: { value: Math.round((part / whole) * 100), few: false };
}

/**
 * How many waited on average, to a tenth; an hour in which nobody did counts. Only who began to wait before it is in it:
 * that is about somebody, too.
 */
export function lengthCell(
	waitingSeconds: number,
	openSeconds: number,
	people: number,
): Cell {
	if (openSeconds === 0) return NOTHING;
	if (isFew(people) || (people === 0 && waitingSeconds > 0)) return FEW;
	return {
		value: Math.round((waitingSeconds / openSeconds) * 10) / 10,
		few: false,
	};
}

/** About no person: desks, minutes, days, failures. */
export function plainCell(value: number | null): Cell {
	return value === null ? NOTHING : { value, few: false };
}
