import type { DayFacts } from "#lib/availability/availability.ts";
import { overlaps, subtract } from "#lib/availability/rules/span.ts";
import type { Limits } from "#lib/catalog/catalog.ts";
import {
	checkSelection,
	minutesOf,
	type Selection,
	type SelectionRefusal,
} from "#lib/catalog/rules/selection.ts";
import type { Minute } from "#lib/time.ts";

/** An appointment as it is booked, with its services as they will be. */
export interface BookedThen {
	id: string;
	deskId: number;
	from: Minute;
	until: Minute;
	selection: Selection;
}

/** Why an appointment could not be booked like this any more; "no-room": it would take longer than there is room for. */
export type Misfit = SelectionRefusal | "no-room";

/**
 * What a booked appointment runs into once its services are as they will be; null: nothing. It stays as it is booked
 * all the same: a longer service only means that the desk has less time for it than planned.
 */
export function misfitOf(
	{ id, deskId, from, until, selection }: BookedThen,
	facts: DayFacts,
	limits: Limits,
): Misfit | null {
	const checked = checkSelection(selection, limits, facts.date);
	if (!checked.ok) return checked.error;
	const span = { from, until: from + minutesOf(selection, facts.date) };
	if (span.until <= until) return null;
	const windows = facts.windows.filter((window) => window.deskId === deskId);
	const isTaken = facts.busy.some(
		(busy) =>
			busy.deskId === deskId &&
			busy.appointmentId !== id &&
			overlaps(busy, span),
	);
	const isOpen = subtract(span, windows).length === 0;
	return isTaken || !isOpen ? "no-room" : null;
}
