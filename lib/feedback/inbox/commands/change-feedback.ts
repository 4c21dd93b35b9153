import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { answeringRoles } from "#lib/feedback/inbox/queries/list-choices.ts";
import type { FeedbackStatus } from "#lib/feedback/inbox/rules/inbox.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type ChangeRefusal =
	| "unknown-feedback"
	/** Somebody else was quicker; nothing is overwritten. */
	| "changed-meanwhile"
	| "unknown-person"
	| "forbidden"
	| "busy";

interface FeedbackChange {
	id: number;
	/** Of what the page showed. */
	version: number;
	status: FeedbackStatus;
	/** Null: nobody's. */
	assigneeId: string | null;
	/** All that it has from now on; unknown ones are left out. */
	topicIds: readonly number[];
	now: Temporal.Instant;
}

/** How far it is, who takes care of it, and what it is about. */
export function changeFeedback(
	actor: Actor,
	change: FeedbackChange,
): Promise<Result<null, ChangeRefusal>> {
	return orBusy<null, ChangeRefusal>(async () => {
		const { id, status, assigneeId, topicIds, now } = change;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		return write<null, ChangeRefusal>(async (tx) => {
			if (assigneeId !== null && !(await mayBeGiven(tx, assigneeId)))
				return refuse("unknown-person");
			const raised = await raiseVersion(tx, change, { status, assigneeId });
			if (!raised.ok) return raised;
			const known = await tx.topic.findMany({
				where: { id: { in: [...topicIds] } },
				select: { id: true },
			});
			await tx.feedbackTopic.deleteMany({ where: { feedbackId: id } });
			await tx.feedbackTopic.createMany({
				data: known.map((topic) => ({ feedbackId: id, topicId: topic.id })),
			});
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: raised.value.stationId,
					action: "feedback:change",
					subject: `feedback ${id}`,
					detail: { status },
				},
				now,
			);
			return ok(null);
		});
	});
}

export async function mayBeGiven(tx: Tx, userId: string): Promise<boolean> {
	const people = await tx.user.count({
		where: { id: userId, active: true, role: { in: answeringRoles() } },
	});
	return people > 0;
}

/** Writes only onto what the page showed; of two at once the second is told. */
export async function raiseVersion(
	tx: Tx,
	{ id, version }: { id: number; version: number },
	data: {
		status?: FeedbackStatus;
		assigneeId?: string | null;
		praise?: string;
		text?: string;
		page?: string | null;
	},
): Promise<
	Result<{ stationId: number | null }, "unknown-feedback" | "changed-meanwhile">
> {
	const { count } = await tx.feedback.updateMany({
		where: { id, version },
		data: { ...data, version: { increment: 1 } },
	});
	const row = await tx.feedback.findUnique({
		where: { id },
		select: { stationId: true },
	});
	if (!row) return refuse("unknown-feedback");
	return count === 0 ? refuse("changed-meanwhile") : ok(row);
}
