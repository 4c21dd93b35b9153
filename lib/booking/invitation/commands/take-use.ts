import "server-only";
import {
	usesOf,
	WHOLE_INVITATION,
} from "#lib/booking/invitation/queries/find-invitation.ts";
import {
	bookedOf,
	nextUse,
	spentOf,
} from "#lib/booking/invitation/rules/uses.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";

type UseRefusal =
	/** Withdrawn, or its last day is over. */
	| "slot-taken"
	| "already-booked"
	/** Others are about to book all that is left. */
	| "too-many-holds";

/**
 * Which use of an invitation this reservation is. Whoever reserves or books by it waits here for the others who do:
 * call it after the lock of the reservation's link and before those of days.
 */
export async function takeUse(
	tx: Tx,
	id: string,
	holdKey: string,
	now: Temporal.Instant,
): Promise<Result<number, UseRefusal>> {
	const row = await locked(tx, id);
	if (!row || row.withdrawnAt || fromDbDate(row.lastDay) < civilDateOf(now))
		return refuse("slot-taken");
	const use = nextUse(
		usesOf(row, now),
		row.times,
		(one) => one.holdKey === holdKey,
	);
	if (use === "used") return refuse("already-booked");
	return use === "reserved" ? refuse("too-many-holds") : ok(use);
}

/**
 * Null: what is reserved may be booked, also after the last day. An appointment that was moved has another link since:
 * only its use says that this one has been booked with.
 */
export async function refusalOfUse(
	tx: Tx,
	{ id, use }: { id: string; use: number },
	now: Temporal.Instant,
): Promise<"slot-taken" | "already-booked" | null> {
	const row = await locked(tx, id);
	if (!row || row.withdrawnAt) return "slot-taken";
	const uses = usesOf(row, now);
	const isSpent = spentOf(uses).has(use) || bookedOf(uses) >= row.times;
	return isSpent ? "already-booked" : null;
}

async function locked(tx: Tx, id: string) {
	// Rows that refer to it may be written meanwhile.
	await tx.$queryRaw`SELECT 1 FROM invitation WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
	return tx.invitation.findUnique({
		where: { id },
		include: WHOLE_INVITATION,
	});
}
