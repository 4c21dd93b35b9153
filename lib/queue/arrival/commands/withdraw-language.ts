import "server-only";
import { visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { getVisit } from "#lib/queue/queries/rows.ts";
import {
	findStationOf,
	isOfToday,
	lockQueue,
	notifyQueue,
} from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

type WithdrawRefusal = "unknown-visit" | "busy";

/**
 * Whoever has the number's link no longer wants the desk to see the language to which they agreed at the kiosk or at the
 * Info-Point. What was agreed to with an appointment is its own page's: this link is printed on paper that lies about.
 * Doing it again is no error.
 */
export function withdrawTicketLanguage({
	token,
	now,
}: {
	/** Of `/wartenummer/<token>`. */
	token: string;
	now: Temporal.Instant;
}): Promise<Result<null, WithdrawRefusal>> {
	return orBusy<null, WithdrawRefusal>(async () => {
		const visitId = visitOfTicket(token);
		const stationId = visitId && (await findStationOf(visitId));
		if (!visitId || !stationId) return refuse("unknown-visit");
		return write<null, WithdrawRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			const visit = await getVisit(tx, visitId);
			if (!isOfToday(visit, now)) return refuse("unknown-visit");
			const { count } = await tx.visitMemo.updateMany({
				where: { visitId, showsLanguage: true },
				data: { showsLanguage: false },
			});
			// Desk and display forget it with their next look.
			if (count > 0) await notifyQueue(tx, stationId);
			return ok(null);
		});
	});
}
