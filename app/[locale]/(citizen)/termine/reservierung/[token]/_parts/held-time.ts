import { timeValue } from "#app/[locale]/(citizen)/termine/_choice/time-value.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { minuteOf } from "#lib/time.ts";
import type { HeldTime } from "./booking-state.ts";

/** The `dienst` entries of a hold. */
export function heldEntries(hold: Pick<HoldView, "services">): string[] {
	return hold.services.map(({ slug, quantity }) =>
		quantity === 1 ? slug : `${slug}:${quantity}`,
	);
}

/** A hold in the words of its page. */
export function heldTime(
	hold: HoldView,
	catalog: Catalog,
	locale: Locale,
	now: Temporal.Instant,
	heldUntil: (until: string) => string,
): HeldTime {
	const station = findStation(catalog, hold.stationSlug);
	if (!station) throw new Error(`No station ${hold.stationSlug}`);
	const expiresAt = Temporal.Instant.fromEpochMilliseconds(hold.expiresAt);
	return {
		value: timeValue(hold),
		isOpen: hold.state === "open",
		millisecondsLeft: Math.max(0, hold.expiresAt - now.epochMilliseconds),
		heldUntil: heldUntil(formatTime(minuteOf(expiresAt), locale)),
		canExtend: hold.state === "open" && hold.extensionsLeft > 0,
		day: hold.date,
		date: formatDate(hold.date, locale, "long"),
		time: formatTime(hold.start, locale),
		station: {
			name: station.text.name,
			lang: station.text.lang,
			address: [
				station.building,
				station.street,
				`${station.postcode} ${station.city}`,
			],
		},
	};
}
