import type { Selection } from "#lib/catalog/rules/selection.ts";
import type { NothingContext } from "../_parts/context.ts";

/** What nothing was free for. */
export interface Asked extends NothingContext {
	selection: Selection;
	now: Temporal.Instant;
}
