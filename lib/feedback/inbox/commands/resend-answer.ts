import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { isUndelivered } from "#lib/feedback/queries/rows.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { AnswerRefusal } from "./answer-feedback.ts";
import { raiseVersion } from "./change-feedback.ts";
import { sendAnswer } from "./send-answer.ts";

export type ResendRefusal =
	| Exclude<AnswerRefusal, "words-missing" | "words-too-long">
	/** The last answer is on its way, or has arrived. */
	| "not-failed";

/** The last answer once more, in its own words, because it did not arrive. */
export function resendAnswer(
	actor: Actor,
	input: { id: number; version: number; now: Temporal.Instant },
): Promise<Result<null, ResendRefusal>> {
	return orBusy<null, ResendRefusal>(async () => {
		const { id, now } = input;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		return write<null, ResendRefusal>(async (tx) => {
			const row = await tx.feedback.findUnique({
				where: { id },
				include: {
					answers: {
						where: { kind: "answer" },
						orderBy: { sequence: "desc" },
						take: 1,
						include: { text: true },
					},
				},
			});
			if (!row) return refuse("unknown-feedback");
			const [last] = row.answers;
			if (!last || !isUndelivered(last)) return refuse("not-failed");
			if (row.replyEmail === null || !last.text) return refuse("no-address");
			// Pressed twice, the second finds another version; of answers there is one to a number.
			const raised = await raiseVersion(tx, input, { status: "answered" });
			if (!raised.ok) return raised;
			await sendAnswer(
				tx,
				actor,
				row,
				{
					recipient: row.replyEmail,
					text: last.text.text,
					sequence: last.sequence + 1,
					action: "feedback:resend",
				},
				now,
			);
			return ok(null);
		});
	});
}
