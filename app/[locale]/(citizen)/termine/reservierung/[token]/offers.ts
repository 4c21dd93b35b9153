import { getTranslations } from "next-intl/server";
import type { HoldView } from "#lib/booking/booking.ts";
import { type Catalog, onlineStations } from "#lib/catalog/catalog.ts";
import { parseSelection } from "#lib/catalog/selection.ts";
import { formatDate, formatTime } from "#lib/format.ts";
import { nearestTimes } from "#lib/free-times.ts";
import type { Locale } from "#lib/locale.ts";
import { listFreeTimes } from "../../earliest.ts";
import { timeValue } from "../../time-value.ts";
import type { Offer } from "./booking-state.ts";
import { heldEntries } from "./held-time.ts";

const AT_STATION = 6;
const ELSEWHERE = 3;

/** Free times closest to a hold's, most of them at its station. */
export async function listOffers(
	hold: HoldView,
	catalog: Catalog,
	locale: Locale,
	now: Temporal.Instant,
): Promise<Offer[]> {
	const selection = parseSelection(heldEntries(hold), catalog);
	if (!selection.ok) return [];
	const t = await getTranslations({ locale, namespace: "booking" });
	const offersAt = async (isHere: boolean, count: number) => {
		const stations = onlineStations(catalog).filter(
			({ slug }) => (slug === hold.stationSlug) === isHere,
		);
		const days = await listFreeTimes(stations, selection.value, now, hold);
		return nearestTimes(days, hold, count + 1)
			.flatMap(({ stationId, date, start }): Offer[] => {
				const station = stations.find(({ id }) => id === stationId);
				if (!station || (isHere && date === hold.date && start === hold.start))
					return [];
				return [
					{
						value: timeValue({ stationSlug: station.slug, date, start }),
						text: t("offer", {
							date: formatDate(date, locale, "short"),
							time: formatTime(start, locale),
							station: station.shortName,
						}),
					},
				];
			})
			.slice(0, count);
	};
	return [
		...(await offersAt(true, AT_STATION)),
		...(await offersAt(false, ELSEWHERE)),
	];
}
