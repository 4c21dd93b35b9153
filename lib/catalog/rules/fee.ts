import type { DatedFee, Service } from "#lib/catalog/catalog.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import type { CivilDate } from "#lib/time.ts";
import type { BookableDays } from "./bookable-days.ts";

type WithFees = Pick<Service, "fees">;

/** What is due on this day: that of the appointment, wherever it is known. */
export function feeOn({ fees }: WithFees, day: CivilDate): readonly string[] {
	return fees.findLast(({ from }) => from <= day)?.lines ?? [];
}

/** The fees that begin while one can book, for whoever has not chosen a day yet. */
export function laterFees(
	{ fees }: WithFees,
	{ today, last }: BookableDays,
): readonly DatedFee[] {
	return fees.filter(({ from }) => from > today && from <= last);
}

type Lines = Readonly<Record<string, readonly string[]>>;

/**
 * Whether a translation of new fees was left as it was while the German lines changed: with other numbers than theirs it
 * names the fee of before, and the German lines are shown instead.
 */
export function isLeftBehind(
	language: string,
	lines: Lines,
	/** The lines that the form began with. */
	before: Lines,
): boolean {
	const isSame = (one: string) =>
		(lines[one] ?? []).join("\n") === (before[one] ?? []).join("\n");
	return (
		language !== defaultLocale &&
		isSame(language) &&
		!isSame(defaultLocale) &&
		numbersIn(lines[language]) !== numbersIn(lines[defaultLocale])
	);
}

/** "37,00 €" and "€37.00" say the same. */
const numbersIn = (lines: readonly string[] = []): string =>
	(lines.join(" ").match(/\d+(?:[.,]\d+)*/g) ?? [])
		.map((number) => number.replaceAll(",", "."))
		.sort()
		.join(" ");
