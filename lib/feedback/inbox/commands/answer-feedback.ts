import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { readWords, type WordsProblem } from "#lib/feedback/rules/words.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { raiseVersion } from "./change-feedback.ts";
import { sendAnswer } from "./send-answer.ts";

export type AnswerRefusal =
	| WordsProblem
	| "unknown-feedback"
	/** No answer was wanted, or the address is erased. */
	| "no-address"
	| "changed-meanwhile"
	| "forbidden"
	| "busy";

/** Answers by mail: one row, sent by the same queue as every other mail. */
export function answerFeedback(
	actor: Actor,
	input: { id: number; version: number; text: string; now: Temporal.Instant },
): Promise<Result<null, AnswerRefusal>> {
	return orBusy<null, AnswerRefusal>(async () => {
		const { id, now } = input;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		const words = readWords(input.text);
		if (!words.ok) return words;
		return write<null, AnswerRefusal>(async (tx) => {
			const row = await tx.feedback.findUnique({
				where: { id },
				include: {
					_count: { select: { answers: { where: { kind: "answer" } } } },
				},
			});
			if (!row) return refuse("unknown-feedback");
			if (row.replyEmail === null) return refuse("no-address");
			// Two at once write one answer: the second finds another version, and of answers there is one to a number.
			const raised = await raiseVersion(tx, input, { status: "answered" });
			if (!raised.ok) return raised;
			await sendAnswer(
				tx,
				actor,
				row,
				{
					recipient: row.replyEmail,
					text: words.value,
					sequence: row._count.answers + 1,
					action: "feedback:answer",
				},
				now,
			);
			return ok(null);
		});
	});
}
