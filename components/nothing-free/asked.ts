import type { WhenContext } from "#components/calendar/context.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";

/** What nothing was free for. */
export type Asked = Pick<
	WhenContext,
	| "catalog"
	| "stations"
	| "hold"
	| "stationAddress"
	| "servicesAddress"
	| "origin"
	| "wish"
> & { selection: Selection; now: Temporal.Instant };
