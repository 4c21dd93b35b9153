import type { Selection } from "#lib/catalog/selection.ts";
import type { NothingContext } from "../context.ts";

/** What nothing was free for. */
export interface Asked extends NothingContext {
	selection: Selection;
	now: Temporal.Instant;
}
