import "server-only";
import { getTranslations } from "next-intl/server";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import { nearestTimes } from "#lib/availability/rules/free-times.ts";
import { timeValue } from "#lib/booking/rules/time-value.ts";
import type { BookForRefusal } from "#lib/booking/staff/commands/book.ts";
import type { MoveForRefusal } from "#lib/booking/staff/commands/move.ts";
import { findOverlap } from "#lib/booking/staff/queries/find-overlap.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseSelection } from "#lib/catalog/rules/selection.ts";
import { formatDate, formatSpan, formatTime } from "#lib/text/format.ts";
import type { CivilDate, Minute } from "#lib/time.ts";
import { type BookingState, NO_WAY_ON } from "./booking-state.ts";
import { listStaffTimes } from "./free-times.ts";

const NEAREST = 6;

interface Wanted {
	stationSlug: string;
	date: CivilDate;
	start: Minute;
	services: readonly string[];
}

/** Why it could not be, in words, and how it goes on: the nearest times, or for whoever may, what overbooking would overlap. */
export async function findWayOn(
	actor: Actor,
	wanted: Wanted,
	error: BookForRefusal | MoveForRefusal,
	movedId: string | null,
	now: Temporal.Instant,
): Promise<Pick<BookingState, "notice" | "nearest" | "overlap">> {
	const t = await getTranslations("team.book");
	const notice = { kind: "warning", title: t(`refusals.${error}`) } as const;
	const way = { notice, ...NO_WAY_ON };
	if (!["slot-taken", "overlap-changed", "not-open"].includes(error))
		return way;
	const catalog = await getCatalog("de");
	const station = findStation(catalog, wanted.stationSlug);
	const selection = parseSelection(wanted.services, catalog, wanted.date);
	if (!station || !selection.ok) return way;
	const days = await listStaffTimes(
		[station],
		selection.value,
		catalog,
		now,
		movedId,
	);
	const nearest = nearestTimes(days, wanted, NEAREST).map(
		({ date, start }) => ({
			value: timeValue({ stationSlug: station.slug, date, start }),
			text: `${formatDate(date, "de", "short")}, ${formatTime(start, "de")}`,
		}),
	);
	const overlap = may(actor, "appointment:overbook", station.id)
		? await findOverlap(actor, { ...wanted, movedId, now })
		: null;
	if (!overlap?.ok) return { ...way, nearest };
	const { desk, overlapping } = overlap.value;
	return {
		...way,
		nearest,
		overlap: {
			text: t(overlapping.length > 0 ? "overlaps" : "walkInTime", { desk }),
			lines: overlapping.map(({ from, until, name, ticket }) =>
				[formatSpan(from, until, "de"), ticket, name ?? t("reserved")]
					.filter(Boolean)
					.join(" · "),
			),
			ids: overlapping.map(({ id }) => id),
		},
	};
}
