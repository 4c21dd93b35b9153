import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { orBusy, write } from "#lib/db/write.ts";
import type { FeedbackStatus } from "#lib/feedback/inbox/rules/inbox.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { mayBeGiven, raiseVersion } from "./change-feedback.ts";

export type BulkStep =
	| { kind: "status"; status: FeedbackStatus }
	| { kind: "assignee"; assigneeId: string | null }
	| { kind: "topic"; topicId: number };

type BulkRefusal = "unknown-person" | "unknown-topic" | "forbidden" | "busy";

interface BulkOutcome {
	changed: number;
	/** Somebody else changed them meanwhile; they stay as they are. */
	skipped: number;
}

/** The same for several at once. What changed since the page was shown is left alone and counted. */
export function changeMany(
	actor: Actor,
	input: {
		picked: readonly { id: number; version: number }[];
		step: BulkStep;
		now: Temporal.Instant;
	},
): Promise<Result<BulkOutcome, BulkRefusal>> {
	return orBusy<BulkOutcome, BulkRefusal>(async () => {
		const { step, now } = input;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		return write<BulkOutcome, BulkRefusal>(async (tx) => {
			if (step.kind === "assignee" && step.assigneeId !== null)
				if (!(await mayBeGiven(tx, step.assigneeId)))
					return refuse("unknown-person");
			if (step.kind === "topic" && !(await isTopic(tx, step.topicId)))
				return refuse("unknown-topic");
			let changed = 0;
			// In one order, so that two at once do not wait for each other in a circle.
			const picked = [...input.picked].sort((a, b) => a.id - b.id);
			for (const one of picked)
				if (await changeOne(tx, one, step)) changed += 1;
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "feedback:bulk",
					detail: { step: step.kind, changed },
				},
				now,
			);
			return ok({ changed, skipped: picked.length - changed });
		});
	});
}

const isTopic = async (tx: Tx, id: number) =>
	(await tx.topic.count({ where: { id } })) > 0;

async function changeOne(
	tx: Tx,
	one: { id: number; version: number },
	step: BulkStep,
): Promise<boolean> {
	const data =
		step.kind === "status"
			? { status: step.status }
			: step.kind === "assignee"
				? { assigneeId: step.assigneeId }
				: {};
	const raised = await raiseVersion(tx, one, data);
	if (!raised.ok) return false;
	if (step.kind === "topic")
		await tx.feedbackTopic.createMany({
			data: [{ feedbackId: one.id, topicId: step.topicId }],
			skipDuplicates: true,
		});
	return true;
}
