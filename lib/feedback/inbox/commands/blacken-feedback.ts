import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { recordErasure } from "#lib/db/erasure.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { rewriteFeedback } from "#lib/feedback/commands/rewrite-feedback.ts";
import { blacken, isPassage } from "#lib/feedback/rules/blacken.ts";
import { tidy } from "#lib/feedback/rules/tidy.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { raiseVersion } from "./change-feedback.ts";

export type BlackenRefusal =
	| "unknown-feedback"
	/** It does not stand there, or is too short. */
	| "no-such-passage"
	| "changed-meanwhile"
	| "forbidden"
	| "busy";

/**
 * Replaces a passage for good, in what was written, then and later, in our notes and in our answers, and writes the tables anew, so
 * that it is in no file of the database either. The audit says that it was done, not what it was.
 */
export function blackenFeedback(
	actor: Actor,
	input: {
		id: number;
		version: number;
		passage: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, BlackenRefusal>> {
	return orBusy<null, BlackenRefusal>(async () => {
		const { now } = input;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		const passage = tidy(input.passage);
		if (!isPassage(passage)) return refuse("no-such-passage");
		const done = await write<null, BlackenRefusal>(async (tx) => {
			const found = await findPassage(tx, input.id, passage);
			if (!found) return refuse("unknown-feedback");
			const { feedback, notes, replies, answers } = found;
			if (!feedback && notes.length + replies.length + answers.length === 0)
				return refuse("no-such-passage");
			const raised = await raiseVersion(tx, input, feedback ?? {});
			if (!raised.ok) return raised;
			for (const { id, text } of notes)
				await tx.feedbackNote.update({ where: { id }, data: { text } });
			for (const { id, text } of replies)
				await tx.feedbackReply.update({ where: { id }, data: { text } });
			for (const { messageId, text } of answers)
				await tx.messageText.update({ where: { messageId }, data: { text } });
			await recordErasure(tx, "feedback", feedback ? 1 : 0, now);
			await recordErasure(tx, "feedback_note", notes.length, now);
			await recordErasure(tx, "feedback_reply", replies.length, now);
			await recordErasure(tx, "message_text", answers.length, now);
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: raised.value.stationId,
					action: "feedback:blacken",
					subject: `feedback ${input.id}`,
				},
				now,
			);
			return ok(null);
		});
		if (done.ok) await rewriteFeedback(now);
		return done;
	});
}

/** Everything with the passage in it, as it is to read from now on. Null: no such feedback. */
async function findPassage(tx: Tx, id: number, passage: string) {
	const row = await tx.feedback.findUnique({
		where: { id },
		include: {
			notes: true,
			replies: true,
			answers: { include: { text: true } },
		},
	});
	if (!row) return null;
	const without = (text: string) => blacken(text, passage);
	const hit = <Row extends { text: string }>(one: Row): Row[] =>
		without(one.text) === one.text ? [] : [{ ...one, text: without(one.text) }];
	const { praise, text, page } = row;
	const blackened = {
		praise: without(praise),
		text: without(text),
		page: page === null ? null : without(page),
	};
	const isHit =
		blackened.praise !== praise ||
		blackened.text !== text ||
		blackened.page !== page;
	return {
		feedback: isHit ? blackened : null,
		notes: row.notes.flatMap(hit),
		replies: row.replies.flatMap(hit),
		answers: row.answers.flatMap((answer) =>
			answer.text ? hit(answer.text) : [],
		),
	};
}
