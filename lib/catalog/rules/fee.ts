import type { DatedFee, Service } from "#lib/catalog/catalog.ts";
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
