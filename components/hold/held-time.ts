import { getTranslations } from "next-intl/server";
import type { HoldView } from "#lib/booking/booking.ts";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import { formatDayTime, formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { type CivilDate, minuteOf } from "#lib/time.ts";

/** The reserved time, already in words. */
export interface HeldTime {
	isOpen: boolean;
	/** Until it runs out, counted from when this was written: the browser's clock may be wrong. */
	millisecondsLeft: number;
	heldUntil: string;
	canExtend: boolean;
	day: CivilDate;
	/** Day and time in words. */
	moment: string;
	station: { name: string; lang: string; address: readonly string[] };
}

/** A hold in the words of its page. */
export async function heldTime(
	hold: HoldView,
	catalog: Catalog,
	locale: Locale,
	now: Temporal.Instant,
): Promise<HeldTime> {
	const t = await getTranslations({ locale, namespace: "booking" });
	const station = findStation(catalog, hold.stationSlug);
	if (!station) throw new Error(`No station ${hold.stationSlug}`);
	const expiresAt = Temporal.Instant.fromEpochMilliseconds(hold.expiresAt);
	const until = formatTime(minuteOf(expiresAt), locale);
	return {
		isOpen: hold.state === "open",
		millisecondsLeft: Math.max(0, hold.expiresAt - now.epochMilliseconds),
		heldUntil: t("heldUntil", { until }),
		canExtend: hold.state === "open" && hold.extensionsLeft > 0,
		day: hold.date,
		moment: formatDayTime(hold, locale, "long"),
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

export type HoldBarTexts = Awaited<ReturnType<typeof holdBarTexts>>;

/** The words of the bar that says so (hold-bar.tsx). */
export async function holdBarTexts() {
	const t = await getTranslations("booking");
	return {
		extend: t("extend"),
		warning: t("warning"),
		warningText: t("warningText"),
		expired: t("expired"),
		expiredText: t("expiredText"),
	};
}
