import type { Catalog, DatedFee, Service } from "#lib/catalog/catalog.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";

type WithFees = Pick<Service, "fees">;

/** What is due on this day: that of the appointment, wherever it is known. */
export function feeOn({ fees }: WithFees, day: CivilDate): readonly string[] {
	return fees.findLast(({ from }) => from <= day)?.lines ?? [];
}

/** The days for which somebody may be choosing. */
export interface BookableDays {
	today: CivilDate;
	/** The last one that any station offers. */
	last: CivilDate;
}

export function bookableDays(
	{ stations }: Pick<Catalog, "stations">,
	now: Temporal.Instant,
): BookableDays {
	const today = civilDateOf(now);
	const horizon = Math.max(0, ...stations.map((one) => one.horizonDays));
	return { today, last: addDays(today, horizon) };
}

/** The fees that begin while one can book, for whoever has not chosen a day yet. */
export function laterFees(
	{ fees }: WithFees,
	{ today, last }: BookableDays,
): readonly DatedFee[] {
	return fees.filter(({ from }) => from > today && from <= last);
}
