import type { HoldView } from "#lib/booking/booking.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { formatDate, formatTime } from "#lib/format.ts";
import type { Locale } from "#lib/locale.ts";
import { type Choice, paths } from "#lib/paths.ts";
import { minuteOf } from "#lib/time.ts";
import { timeValue } from "../../time-value.ts";
import type { HeldTime } from "./booking-state.ts";

/** The `dienst` entries of a hold. */
export function heldEntries(hold: HoldView): string[] {
	return hold.services.map(({ slug, quantity }) =>
		quantity === 1 ? slug : `${slug}:${quantity}`,
	);
}

/** A hold in the words of its page. */
export function heldTime(
	hold: HoldView,
	token: string,
	catalog: Catalog,
	locale: Locale,
	now: Temporal.Instant,
	say: {
		duration: (minutes: number) => string;
		heldUntil: (until: string) => string;
	},
): HeldTime {
	const station = findStation(catalog, hold.stationSlug);
	if (!station) throw new Error(`No station ${hold.stationSlug}`);
	const to = paths(locale);
	const choice: Choice = {
		services: heldEntries(hold),
		station: station.slug,
		hold: token,
	};
	const expiresAt = Temporal.Instant.fromEpochMilliseconds(hold.expiresAt);
	return {
		value: timeValue(hold),
		isOpen: hold.state === "open",
		millisecondsLeft: Math.max(0, hold.expiresAt - now.epochMilliseconds),
		heldUntil: say.heldUntil(formatTime(minuteOf(expiresAt), locale)),
		canExtend: hold.state === "open" && hold.extensionsLeft > 0,
		date: formatDate(hold.date, locale, "long"),
		time: formatTime(hold.start, locale),
		duration: say.duration(hold.minutes),
		station: {
			name: station.text.name,
			lang: station.text.lang,
			address: [
				station.building,
				station.street,
				`${station.postcode} ${station.city}`,
			],
		},
		services: hold.services.map(({ slug, quantity }) => {
			const service = catalog.services.find((known) => known.slug === slug);
			const name = service?.text.name ?? slug;
			return {
				text: quantity === 1 ? name : `${quantity} × ${name}`,
				lang: service?.text.lang ?? locale,
			};
		}),
		changeServices: to.start(choice),
		changeStation: to.where(choice),
		changeTime: to.when(choice, { day: hold.date }),
	};
}
