import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

type SettleRefusal = "unknown-message" | "forbidden" | "busy";

/**
 * What staff know about a mail and no server told us: "reached" by phone or at the counter, so nobody need call any
 * more, or "not-arrived" although a mail server took it.
 */
export function settleMessage(
	actor: Actor,
	input: {
		messageId: string;
		outcome: "reached" | "not-arrived";
		now: Temporal.Instant;
	},
): Promise<Result<null, SettleRefusal>> {
	return orBusy<null, SettleRefusal>(async () => {
		const { messageId, outcome, now } = input;
		const row = UUID.test(messageId)
			? await db().message.findUnique({
					where: { id: messageId },
					include: { appointment: { select: { stationId: true } } },
				})
			: null;
		// A link for somebody of the staff is nobody's matter here.
		if (!row?.appointment) return refuse("unknown-message");
		const { stationId } = row.appointment;
		const may = await authorise(actor, "message:read", stationId, now);
		if (!may.ok) return may;
		return write<null, SettleRefusal>(async (tx) => {
			const at = toDbInstant(now);
			const changed =
				outcome === "reached"
					? await tx.message.updateMany({
							where: { id: messageId },
							data: { reachedAt: at },
						})
					: await tx.message.updateMany({
							// What still waits is tried again anyway.
							where: { id: messageId, status: "sent" },
							data: { status: "bounced", lastError: "staff", reachedAt: null },
						});
			if (changed.count === 0) return ok(null);
			await record(
				tx,
				{
					userId: actor.userId,
					stationId,
					action: `message:${outcome}`,
					subject: `message ${messageId}`,
				},
				now,
			);
			return ok(null);
		});
	});
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
