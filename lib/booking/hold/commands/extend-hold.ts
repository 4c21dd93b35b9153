import "server-only";
import { holdKeyOf } from "#lib/auth/secrets/secrets.ts";
import {
	EXTENSION_MINUTES,
	type HoldView,
	MAX_EXTENSIONS,
} from "#lib/booking/booking.ts";
import { openDays } from "#lib/booking/commands/placing.ts";
import {
	findByHoldKey,
	holdView,
	isOpen,
	readAgain,
} from "#lib/booking/queries/rows.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { lockKey, raiseVersions } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type ExtendRefusal =
	| "unknown-hold"
	| "already-booked"
	| "hold-expired"
	| "no-more-extensions"
	| "busy";

/** "+5 Minuten", up to ten times (WCAG 2.2.1). */
export async function extendHold(input: {
	holdToken: string;
	/** Id of the appointment that the hold is to move. */
	movedId?: string;
	now: Temporal.Instant;
}): Promise<Result<HoldView, ExtendRefusal>> {
	const { now } = input;
	const holdKey = holdKeyOf(input.holdToken, input.movedId);
	return write<HoldView, ExtendRefusal>(async (tx) => {
		await lockKey(tx, `hold ${holdKey}`);
		const found = await findByHoldKey(tx, holdKey);
		if (!found) return refuse("unknown-hold");
		const day = { stationId: found.stationId, date: fromDbDate(found.date) };
		await openDays(tx, [day], now);
		const hold = await readAgain(tx, found);
		if (!isOpen(hold, now)) {
			const { state } = holdView(hold, now);
			return refuse(state === "booked" ? "already-booked" : "hold-expired");
		}
		if (hold.holdExtensions >= MAX_EXTENSIONS || !hold.holdExpiresAt)
			return refuse("no-more-extensions");
		const extended = {
			holdExtensions: hold.holdExtensions + 1,
			holdExpiresAt: new Date(
				hold.holdExpiresAt.getTime() + EXTENSION_MINUTES * 60_000,
			),
		};
		await tx.appointment.update({ where: { id: hold.id }, data: extended });
		await raiseVersions(tx, [day]);
		return ok(holdView({ ...hold, ...extended }, now));
	});
}
