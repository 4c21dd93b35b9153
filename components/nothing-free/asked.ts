import type { NothingContext } from "#components/calendar/context.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";

/** What nothing was free for. */
export interface Asked extends NothingContext {
	selection: Selection;
	now: Temporal.Instant;
}
