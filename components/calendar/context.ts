import type { FormAction } from "#components/form/action-form.tsx";
import type { Origin } from "#components/station/distance.tsx";
import type { HoldView } from "#lib/booking/booking.ts";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import type { WhenView } from "#lib/paths/citizen.ts";
import type { Sent } from "#lib/sent.ts";
import type { CivilDate } from "#lib/time.ts";

/**
 * What every part of a calendar needs to know: that of a new appointment and that of one to be moved,
 * which differ in their addresses and in what pressing a time does.
 */
export interface WhenContext {
	catalog: Catalog;
	/** Where times are looked for. */
	stations: readonly Station[];
	/** What is reserved already; known of an appointment that is moved only, whose link its calendar carries. */
	hold: HoldView | null;
	today: CivilDate;
	/** This calendar with another month, day or view. */
	address(view: WhenView): string;
	/** This calendar for another station. */
	stationAddress(slug: string): string;
	/** This calendar for other services, at one station; only where they may still be changed. */
	servicesAddress?(services: readonly string[], slug: string): string;
	/** Where somebody tells what would suit, if nothing does: a new wish, or an earlier time for an appointment. */
	wish?: { kind: "new" | "earlier"; href: string };
	/** Only where several stations are asked: how a day's times stand together. */
	grouping?: "hour" | "station";
	/** Where the person lives, if that is known. */
	origin?: Origin | null;
	/** What pressing a time does, and what goes along with it; an address where it only asks. */
	form: {
		fields: Sent;
	} & (
		| { action: ((form: FormData) => Promise<void>) | string }
		/**
		 * Sent to an address of its own. A browser forgets the page it kept of an address once a form was sent there, and
		 * "back" would then show a fresh calendar, without the own time and with another key.
		 */
		| { reserve: FormAction; to: string }
	);
}
