import "server-only";
import { loadLockedDay } from "#lib/availability/queries/facts.ts";
import { findDesk, type Wish } from "#lib/booking/commands/placing.ts";
import { findSqueeze, type Squeeze } from "#lib/booking/rules/overbooking.ts";
import { minutesOf } from "#lib/catalog/rules/selection.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { instantAt } from "#lib/time.ts";

/** What whoever overbooks was warned of; null: only a free time will do. */
export type Warned = { overlapping: readonly string[] } | null;

export type PlaceRefusal =
	| "slot-taken"
	/** No desk is open then, or the time is past: not even overbooking helps. */
	| "not-open"
	/** It overlaps others by now than the warning said. */
	| "overlap-changed";

/** The desk and lane for staff, under the day's lock: a free time, or knowingly over others. */
export async function findPlaceForStaff(
	tx: Tx,
	wish: Wish,
	warned: Warned,
): Promise<Result<{ deskId: number; lane: number }, PlaceRefusal>> {
	const deskId = await findDesk(tx, { ...wish, channel: "staff" });
	if (deskId !== null) return ok({ deskId, lane: 0 });
	if (!warned) return refuse("slot-taken");
	const squeeze = await squeezeFor(tx, wish);
	if (!squeeze) return refuse("not-open");
	if (squeeze.overlapping.some((id) => !warned.overlapping.includes(id)))
		return refuse("overlap-changed");
	const lane = await freeLane(tx, wish, squeeze.deskId);
	return ok({ deskId: squeeze.deskId, lane });
}

export async function squeezeFor(tx: Tx, wish: Wish): Promise<Squeeze | null> {
	const day = await loadLockedDay(tx, wish);
	return (
		day &&
		findSqueeze(day.facts, {
			serviceIds: wish.selection.map(({ service }) => service.id),
			minutes: minutesOf(wish.selection, wish.date),
			start: wish.start,
			now: wish.now.epochMilliseconds,
			ignoreIds: wish.ignoreIds,
		})
	);
}

/** 0 where nothing is overlapped, as in time that is kept for walk-ins. */
async function freeLane(tx: Tx, wish: Wish, deskId: number): Promise<number> {
	const begin = instantAt(wish.date, wish.start);
	const end = begin.add({
		minutes: minutesOf(wish.selection, wish.date),
	});
	const rows = await tx.appointment.findMany({
		where: {
			deskId,
			id: { notIn: [...wish.ignoreIds] },
			startsAt: { lt: toDbInstant(end) },
			endsAt: { gt: toDbInstant(begin) },
			status: { notIn: ["cancelled", "no-show", "expired"] },
		},
		select: { lane: true },
	});
	const taken = new Set(rows.map(({ lane }) => lane));
	let lane = 0;
	while (taken.has(lane)) lane += 1;
	return lane;
}
