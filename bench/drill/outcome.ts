import { markdownTable } from "#bench/markdown-table.ts";

/** What a drill has shown. */
export interface Outcome {
	what: string;
	measured: string;
	/** What must be so; null: a figure to know. */
	promised: string | null;
	isKept: boolean;
}

export interface Drilled {
	outcomes: Outcome[];
	/** What was done and with what, in sentences. */
	about: string[];
}

export type Say = (progress: string) => void;

interface DrillWish {
	/** Release or commit that is relieved; null: the last one. */
	from: string | null;
	bookingsPerSecond: number;
}

export type Drill = (wish: DrillWish, say: Say) => Promise<Drilled>;

export const isKept = ({ isKept }: Outcome): boolean => isKept;

export const figure = (what: string, measured: unknown): Outcome => ({
	what,
	measured: String(measured),
	promised: null,
	isKept: true,
});

export const promise = (
	what: string,
	measured: unknown,
	promised: string,
	isKept: boolean,
): Outcome => ({ what, measured: String(measured), promised, isKept });

/** So many, of which there must be none. */
export const none = (what: string, count: number, which = ""): Outcome =>
	promise(what, which ? `${count} (${which})` : count, "0", count === 0);

export const tableOf = (outcomes: readonly Outcome[]): string =>
	markdownTable([
		["what", "measured", "promised", "kept"],
		...outcomes.map(({ what, measured, promised, isKept }) => [
			what,
			measured,
			promised ?? "–",
			promised === null ? "–" : isKept ? "yes" : "**no**",
		]),
	]);

/** "12.3 s" */
export const seconds = (milliseconds: number): string =>
	`${(milliseconds / 1_000).toFixed(1)} s`;
