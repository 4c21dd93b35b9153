import "server-only";
import {
	type FreeTime,
	type FreeTimesOfDay,
	nearestTimes,
} from "#lib/availability/rules/free-times.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import type { Allowed } from "#lib/booking/invitation/invitation.ts";
import {
	invitedStations,
	listInvitedTimes,
} from "#lib/booking/invitation/queries/invited-times.ts";
import { listFreeTimes } from "#lib/booking/queries/free-times.ts";
import { type Catalog, onlineStations } from "#lib/catalog/catalog.ts";
import {
	isCollecting,
	type Selection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { formatDate } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { type CivilDate, daysBetween } from "#lib/time.ts";
import type { OtherTimes } from "./booking-state.ts";

/** Times a station shows when no day was asked for. */
const NEAREST = 6;
/** All of a large city's; the form carries what it shows, so there must be an end. */
const MAX_STATIONS = 8;

/** Free times besides the reserved one, by station: those nearest to it, or all of one day. */
export async function listOtherTimes(
	hold: HoldView,
	selection: Selection,
	asked: { day: CivilDate | null; first: "held" | "others" },
	known: {
		catalog: Catalog;
		locale: Locale;
		now: Temporal.Instant;
		/** The invitation by which it was reserved; without a station: it opens nothing any more. */
		invited: Pick<Allowed, "stationIds"> | null;
	},
): Promise<OtherTimes> {
	const { catalog, locale, now, invited } = known;
	// What is collected lies in the one station that was chosen.
	const all = invited
		? invitedStations(invited, catalog)
		: onlineStations(catalog).filter(
				({ slug }) => !isCollecting(selection) || slug === hold.stationSlug,
			);
	const days = invited
		? await listInvitedTimes(
				all,
				selection,
				catalog,
				now,
				hold.state === "open" ? [hold.id] : [],
			)
		: await listFreeTimes(all, selection, catalog, now, hold);
	const day = days.some(({ date }) => date === asked.day) ? asked.day : null;
	const stations = all
		.map((station) => {
			const times = timesAt(
				days,
				station.id,
				(time) => !isHeldAt(time, station.slug),
			);
			return {
				slug: station.slug,
				name: station.text.name,
				lang: station.text.lang,
				address: `${station.street}, ${station.postcode} ${station.city}`,
				distance: distanceTo(times),
				days: pick(times).map(({ date, times }) => ({
					date,
					text: formatDate(date, locale, "day"),
					starts: times.map(({ start }) => start),
				})),
			};
		})
		.sort((a, b) => rank(a.slug) - rank(b.slug) || a.distance - b.distance)
		.slice(0, MAX_STATIONS)
		.map(({ distance, ...station }) => station);
	const wished = {
		services: selectionEntries(selection),
		minor: hold.minorCase ?? undefined,
		station: hold.stationSlug,
	};
	return {
		wishAddress: wishPaths(locale).form(wished),
		day,
		days: days.map(({ date }) => ({
			date,
			text: formatDate(date, locale, "short"),
		})),
		stations,
	};

	function isHeldAt({ date, start }: FreeTime, slug: string): boolean {
		return (
			slug === hold.stationSlug && date === hold.date && start === hold.start
		);
	}

	/** The held station before or after all others. */
	function rank(slug: string): number {
		const isFirst = (slug === hold.stationSlug) === (asked.first === "held");
		return isFirst ? 0 : 1;
	}

	function distanceTo(days: readonly FreeTimesOfDay[]): number {
		const [nearest] = nearestTimes(days, hold, 1);
		return nearest
			? Math.abs(
					daysBetween(hold.date, nearest.date) * 1440 +
						nearest.start -
						hold.start,
				)
			: Number.MAX_SAFE_INTEGER;
	}

	function pick(days: readonly FreeTimesOfDay[]): FreeTimesOfDay[] {
		if (day) return days.filter(({ date }) => date === day);
		const nearest = nearestTimes(days, hold, NEAREST);
		return days.flatMap(({ date }) => {
			const times = nearest.filter((time) => time.date === date);
			return times.length > 0 ? [{ date, times }] : [];
		});
	}
}

/** The calendar of one station, days without a time left out. */
function timesAt(
	days: readonly FreeTimesOfDay[],
	stationId: number,
	isWanted: (time: FreeTime) => boolean,
): FreeTimesOfDay[] {
	return days.flatMap(({ date, times }) => {
		const here = times.filter(
			(time) => time.stationId === stationId && isWanted(time),
		);
		return here.length > 0 ? [{ date, times: here }] : [];
	});
}
