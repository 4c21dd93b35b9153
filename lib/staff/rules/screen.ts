/** How dense the clerks' page of the day stands. */
export const DENSITIES = ["usual", "compact", "large"] as const;
export type Density = (typeof DENSITIES)[number];

/** What a line about somebody who waits may leave out; number, place and the next step always stand there. */
export const COLUMNS = ["name", "services", "wait", "why"] as const;
export type Column = (typeof COLUMNS)[number];

/** The page of the day as one person wants it. */
export interface Screen {
	density: Density;
	hidden: readonly Column[];
}

export const USUAL: Screen = { density: "usual", hidden: [] };

/** Whatever was sent or is stored: a word that is none of ours counts for nothing. */
export function readScreen({
	density,
	hidden,
}: {
	density: string;
	hidden: readonly string[];
}): Screen {
	return {
		density: DENSITIES.find((one) => one === density) ?? USUAL.density,
		hidden: COLUMNS.filter((one) => hidden.includes(one)),
	};
}

/** A form sends what is ticked, and that is what shall be seen. */
export const hiddenBut = (shown: readonly string[]): Column[] =>
	COLUMNS.filter((one) => !shown.includes(one));
