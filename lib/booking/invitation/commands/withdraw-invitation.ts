import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { openDays, recordTransition } from "#lib/booking/commands/placing.ts";
import { WITH_SERVICES } from "#lib/booking/queries/rows.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockKey, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

type WithdrawRefusal = "forbidden" | "unknown-invitation" | "busy";

/**
 * The link opens nothing from now on, and what is just being reserved with it is everybody's again; what was booked
 * stays. Two transactions: once the first is committed nothing more is reserved. Doing it again is no error.
 */
export function withdrawInvitation(
	actor: Actor,
	{ id, now }: { id: string; now: Temporal.Instant },
): Promise<Result<null, WithdrawRefusal>> {
	return orBusy<null, WithdrawRefusal>(async () => {
		const row = UUID.test(id)
			? await db().invitation.findUnique({ where: { id } })
			: null;
		if (!row) return refuse("unknown-invitation");
		const { stationId } = row;
		const may = await authorise(actor, "appointment:book", stationId, now);
		if (!may.ok) return may;
		const done = await write<null, WithdrawRefusal>(async (tx) => {
			const { count } = await tx.invitation.updateMany({
				where: { id, withdrawnAt: null },
				data: { withdrawnAt: toDbInstant(now) },
			});
			if (count > 0)
				await record(
					tx,
					{
						userId: actor.userId,
						stationId,
						action: "invitation:withdrawn",
						subject: `invitation ${id}`,
					},
					now,
				);
			return ok(null);
		});
		if (!done.ok) return done;
		const holds = await db().appointment.findMany({
			where: {
				status: "held",
				OR: [
					{ invitationId: id },
					// To which an appointment of it is just being moved; a time that the house offered instead of another stays.
					{
						replaces: { invitationId: id },
						channel: "staff",
						offers: { none: {} },
					},
				],
			},
			select: { id: true, holdKey: true },
		});
		for (const hold of holds) {
			const freed = await write<null, never>((tx) => free(tx, hold, now));
			if (!freed.ok) return freed;
		}
		return ok(null);
	});
}

async function free(
	tx: Tx,
	{ id, holdKey }: { id: string; holdKey: string | null },
	now: Temporal.Instant,
): Promise<Result<null, never>> {
	// As whoever confirms it: they are first, or it is gone.
	await lockKey(tx, `hold ${holdKey}`);
	const row = await tx.appointment.findUnique({
		where: { id },
		include: WITH_SERVICES,
	});
	if (row?.status !== "held") return ok(null);
	const day = { stationId: row.stationId, date: fromDbDate(row.date) };
	await openDays(tx, [day], now);
	const still = await tx.appointment.findUniqueOrThrow({
		where: { id },
		include: WITH_SERVICES,
	});
	if (still.status !== "held") return ok(null);
	await recordTransition(tx, still, "expired", now);
	await tx.appointment.update({
		where: { id },
		data: {
			status: "expired",
			clientKey: null,
			holdExpiresAt: toDbInstant(now),
		},
	});
	await raiseVersions(tx, [day]);
	return ok(null);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
