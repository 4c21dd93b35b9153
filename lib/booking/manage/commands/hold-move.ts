import "server-only";
import { moveToken } from "#lib/auth/secrets/secrets.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import {
	type HoldRequest,
	placeHold,
} from "#lib/booking/hold/commands/hold-time.ts";
import { dayOf } from "#lib/booking/hold/commands/place-anew.ts";
import {
	listMoveStations,
	shareInvitation,
} from "#lib/booking/invitation/queries/move-invitation.ts";
import { hasMovedEnough } from "#lib/booking/limits/queries/moves-left.ts";
import type { HoldRefusal } from "#lib/booking/rules/hold-refusal.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	parseSelection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
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
		const entries = selection.ok ? selectionEntries(selection.value) : [];
		const station = findStation(catalog, request.stationSlug);
		const target = station?.id;
		const opensThere = async (client: Db | Tx) =>
			target !== undefined &&
			(
				await listMoveStations(client, managed.id, entries, request.now)
			).includes(target);
		// Programs are never told the counter's times, and have a share of the day whatever the appointment came of.
		const isInvited = !request.program && (await opensThere(db()));
		return placeHold<
			"slot-taken" | "too-late" | "same-time" | "too-many-moves" | "kind-gone"
		>(request, {
			id: managed.id,
			isInvited,
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
				if (!isChangeable(appointment, request.now)) return refuse("too-late");
				if (await hasMovedEnough(tx, appointment))
					return refuse("too-many-moves");
				if (
					station &&
					selection.ok &&
					!keepsKind(appointment, station, selection.value, catalog)
				)
					return refuse("kind-gone");
				// Withdrawn meanwhile: that time is not theirs to have any more. Whoever withdraws it now waits, and frees it.
				if (isInvited) await shareInvitation(tx, managed.id);
				if (isInvited && !(await opensThere(tx))) return refuse("slot-taken");
				return ok({ ...dayOf(appointment), minutes: lengthOf(appointment) });
			},
		});
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

/** Ids of stations whose counter's times its invitation opens, for whoever has its link; none: no invitation does. */
export async function findMoveStations(
	link: Link,
	services: readonly string[],
	now: Temporal.Instant,
): Promise<readonly number[]> {
	const managed = await findManaged(link);
	return managed ? listMoveStations(db(), managed.id, services, now) : [];
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
