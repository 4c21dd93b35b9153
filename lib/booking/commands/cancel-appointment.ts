import "server-only";
import { isManageToken } from "#lib/auth/secrets.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { toLocale } from "#lib/locale.ts";
import { enqueueMessage } from "#lib/notifications/commands.ts";
import { parseReference } from "#lib/reference.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { openDays, recordTransition } from "../placing.ts";

export type CancelRefusal = "unknown-appointment" | "too-late" | "busy";

export interface CancelRequest {
	reference: string;
	token: string;
	now: Temporal.Instant;
}

/** A citizen cancels by the link; possible until the start. Doing it again is no error. */
export function cancelAppointment(
	input: CancelRequest,
): Promise<Result<{ repeated: boolean }, CancelRefusal>> {
	return orBusy(() => cancelByLink(input));
}

async function cancelByLink(
	input: CancelRequest,
): Promise<Result<{ repeated: boolean }, CancelRefusal>> {
	const { now } = input;
	const reference = parseReference(input.reference);
	if (!reference) return refuse("unknown-appointment");
	const found = await db().appointment.findUnique({ where: { reference } });
	if (!found || !isManageToken(input.token, found.id, found.tokenVersion))
		return refuse("unknown-appointment");
	const day = { stationId: found.stationId, date: fromDbDate(found.date) };

	return write<{ repeated: boolean }, CancelRefusal>(async (tx) => {
		await openDays(tx, [day], now);
		const row = await tx.appointment.findUniqueOrThrow({
			where: { id: found.id },
			include: { contact: true },
		});
		if (row.status === "cancelled") return ok({ repeated: true });
		const hasBegun = row.startsAt.getTime() <= now.epochMilliseconds;
		if (row.status !== "booked" || hasBegun) return refuse("too-late");
		await cancel(tx, row, now);
		await raiseVersions(tx, [day]);
		return ok({ repeated: false });
	});
}

async function cancel(
	tx: Tx,
	row: {
		id: string;
		status: string;
		deskId: number;
		calendarSequence: number;
		contact: { email: string | null } | null;
		locale: string;
	},
	now: Temporal.Instant,
): Promise<void> {
	const sequence = row.calendarSequence + 1;
	await recordTransition(tx, row, "cancelled", now);
	await tx.appointment.update({
		where: { id: row.id },
		data: { status: "cancelled", calendarSequence: sequence },
	});
	const email = row.contact?.email;
	if (!email) return;
	await enqueueMessage(tx, {
		appointmentId: row.id,
		kind: "cancelled",
		sequence,
		recipient: email,
		locale: toLocale(row.locale),
		now,
	});
}
