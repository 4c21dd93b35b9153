import "server-only";
import { moveToken } from "#lib/auth/secrets/secrets.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import {
	type HoldRequest,
	placeHold,
} from "#lib/booking/hold/commands/hold-time.ts";
import { dayOf } from "#lib/booking/hold/commands/place-anew.ts";
import { hasMovedEnough } from "#lib/booking/limits/queries/moves-left.ts";
import type { HoldRefusal } from "#lib/booking/rules/hold-refusal.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseSelection } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { orBusy } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { minuteOf } from "#lib/time.ts";
import { isBookedSelection, keepsKind } from "./apply-services.ts";
import {
	findManaged,
	isChangeable,
	type Link,
	lockAppointment,
	type ManagedRow,
} from "./managed.ts";

type HoldMoveRefusal =
	| HoldRefusal
	| "unknown-appointment"
	| "too-late"
	/** That is where it is already: nothing to move. */
	| "same-time"
	/** The city lets an appointment be moved only so often. */
	| "too-many-moves"
	/** There it is not done by phone or video. */
	| "kind-gone";

/**
 * Reserves another time for an appointment, which stays as it is until the move is confirmed. The new time may
 * overlap the old one, for other services or at another station. Refused as "too-late" from the cut-off on.
 */
export function holdMove({
	link,
	...request
}: HoldRequest & { link: Link }): Promise<Result<HoldView, HoldMoveRefusal>> {
	return orBusy<HoldView, HoldMoveRefusal>(async () => {
		const managed = await findManaged(link);
		if (!managed) return refuse("unknown-appointment");
		const catalog = await getCatalog(request.locale, request.now);
		const selection = parseSelection(request.services, catalog, request.date);
		return placeHold<"too-late" | "same-time" | "too-many-moves" | "kind-gone">(
			request,
			{
				id: managed.id,
				async lock(tx) {
					const appointment = await lockAppointment(tx, managed.id);
					// First: who asks once more, and too late for another move, is where they wanted to be.
					if (
						appointment.status === "booked" &&
						isThere(appointment, request) &&
						selection.ok &&
						isBookedSelection(appointment, selection.value, catalog)
					)
						return refuse("same-time");
					if (!isChangeable(appointment, request.now))
						return refuse("too-late");
					if (await hasMovedEnough(tx, appointment))
						return refuse("too-many-moves");
					const station = findStation(catalog, request.stationSlug);
					if (
						station &&
						selection.ok &&
						!keepsKind(appointment, station, selection.value, catalog)
					)
						return refuse("kind-gone");
					return ok({ ...dayOf(appointment), minutes: lengthOf(appointment) });
				},
			},
		);
	});
}

/** Token of the hold by which an appointment is moved next, for whoever has its link. */
export async function findMoveToken(link: Link): Promise<string | null> {
	const managed = await findManaged(link);
	if (!managed) return null;
	const row = await db().appointment.findUniqueOrThrow({
		where: { id: managed.id },
		select: { id: true, tokenVersion: true, calendarSequence: true },
	});
	return moveToken(row.id, row.tokenVersion, row.calendarSequence);
}

const lengthOf = ({ startsAt, endsAt }: ManagedRow) =>
	(endsAt.getTime() - startsAt.getTime()) / 60_000;

function isThere(
	{ station, date, startsAt }: ManagedRow,
	wanted: Pick<HoldRequest, "stationSlug" | "date" | "start">,
): boolean {
	const start = minuteOf(
		Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()),
	);
	return (
		station.slug === wanted.stationSlug &&
		fromDbDate(date) === wanted.date &&
		start === wanted.start
	);
}
