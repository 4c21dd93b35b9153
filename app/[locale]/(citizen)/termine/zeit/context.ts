import type { HoldView } from "#lib/booking/booking.ts";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import type { Choice } from "#lib/paths.ts";
import type { CivilDate } from "#lib/time.ts";

/** What every part of this page needs to know. */
export interface WhenContext {
	catalog: Catalog;
	/** Where times are looked for. */
	stations: readonly Station[];
	choice: Choice & { station: string; hold: string };
	/** What this booking has reserved so far. */
	hold: HoldView | null;
	today: CivilDate;
}
