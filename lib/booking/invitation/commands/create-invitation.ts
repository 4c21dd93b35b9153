import "server-only";
import { randomUUID } from "node:crypto";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	formKeyHash,
	holdKeyOf,
	invitationToken,
	isFormKey,
	newFormKey,
} from "#lib/auth/secrets/secrets.ts";
import type { Invited } from "#lib/booking/invitation/invitation.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { enqueueInvitationMail } from "#lib/notifications/commands/enqueue.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

const PURPOSE = "booking invitation";
export const newInvitationKey = () => newFormKey(PURPOSE);

type CreateRefusal = "forbidden" | "unknown-form" | "busy";

/**
 * Lets somebody book what staff could book for them, at each of these stations. The same form sent twice gives one link.
 * @returns the invitation's id; its link stands in the list
 */
export function createInvitation(
	actor: Actor,
	input: {
		/** In whose list it stands. */
		stationId: number;
		formKey: string;
		invited: Invited;
		now: Temporal.Instant;
	},
): Promise<Result<{ id: string; mailed: boolean }, CreateRefusal>> {
	type Done = { id: string; mailed: boolean };
	return orBusy<Done, CreateRefusal>(async () => {
		const { stationId, formKey, invited, now } = input;
		// Nobody gives away what they could not book themselves.
		for (const id of new Set([stationId, ...invited.stationIds])) {
			const may = await authorise(actor, "appointment:book", id, now);
			if (!may.ok) return may;
		}
		if (!isFormKey(formKey, PURPOSE)) return refuse("unknown-form");
		// Shown again by "back" and filled in for somebody else, it is another one.
		const key = formKeyHash(JSON.stringify([formKey, invited]));
		return write<Done, CreateRefusal>(async (tx) => {
			await lockKey(tx, `invitation form ${key}`);
			const known = await tx.invitation.findUnique({
				where: { formKey: key },
				include: { messages: { select: { status: true } } },
			});
			if (known)
				return ok({
					id: known.id,
					mailed: known.messages.some(({ status }) => status !== "failed"),
				});
			const id = randomUUID();
			const { name, email, lastDay, locale, times } = invited;
			await tx.invitation.create({
				data: {
					id,
					tokenKey: holdKeyOf(invitationToken(id)),
					formKey: key,
					stationId,
					stationIds: [...invited.stationIds],
					services: [...invited.services],
					times,
					lastDay: toDbDate(lastDay),
					locale,
					createdAt: toDbInstant(now),
					contact: { create: { name, email } },
				},
			});
			const mailed =
				email !== null &&
				(await enqueueInvitationMail(tx, {
					invitationId: id,
					recipient: email,
					locale,
					now,
				}));
			await record(
				tx,
				{
					userId: actor.userId,
					stationId,
					action: "invitation:given",
					subject: `invitation ${id}`,
					detail: {
						services: [...invited.services],
						times,
						lastDay,
						stations: [...invited.stationIds],
						mailed,
					},
				},
				now,
			);
			return ok({ id, mailed });
		});
	});
}
