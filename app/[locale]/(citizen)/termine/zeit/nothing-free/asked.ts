import type { Selection } from "#lib/catalog/selection.ts";
import type { WhenContext } from "../context.ts";

/** What nothing was free for. */
export interface Asked extends WhenContext {
	selection: Selection;
	now: Temporal.Instant;
}
