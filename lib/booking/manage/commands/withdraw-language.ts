import "server-only";
import { tellScreens } from "#lib/booking/commands/placing.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findManaged, type Link, lockAppointment } from "./managed.ts";

type WithdrawRefusal = "unknown-appointment" | "busy";

/** Whoever has the link no longer wants the desk to see their language. Doing it again is no error. */
export function withdrawLanguage({
	link,
	now,
}: {
	link: Link;
	now: Temporal.Instant;
}): Promise<Result<null, WithdrawRefusal>> {
	return orBusy<null, WithdrawRefusal>(async () => {
		const managed = await findManaged(link);
		if (!managed) return refuse("unknown-appointment");
		return write<null, never>(async (tx) => {
			await hideLanguage(tx, managed.id, now);
			return ok(null);
		});
	});
}

/** Desk and display forget it with their next look, also while the person is in the house. */
export async function hideLanguage(
	tx: Tx,
	appointmentId: string,
	now: Temporal.Instant,
): Promise<void> {
	const { stationId, date } = await lockAppointment(tx, appointmentId);
	const { count } = await tx.contact.updateMany({
		where: { appointmentId, showsLanguage: true },
		data: { showsLanguage: false },
	});
	if (count > 0)
		await tellScreens(tx, [{ stationId, date: fromDbDate(date) }], now);
}
