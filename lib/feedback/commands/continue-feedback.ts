import "server-only";
import { feedbackOfTalk } from "#lib/auth/secrets/secrets.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { readWords, type WordsProblem } from "#lib/feedback/rules/words.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { maySend } from "./send-limit.ts";

export type ContinueRefusal =
	| WordsProblem
	/** No link of ours, or its feedback is erased. */
	| "conversation-over"
	/** So many replies that nobody has read yet. */
	| "too-many-replies"
	| "too-many-reports"
	| "busy";

/** One link is one conversation: so many of its messages may wait for us. */
const MOST_UNANSWERED = 10;

/**
 * What somebody writes by the link in our answer. Nothing can be read by that link, so that a mail passed on gives
 * nothing away. What was answered or done is open again.
 */
export function continueFeedback(input: {
	token: string;
	text: string;
	/** UUID of the form: pressing twice is one reply. */
	formKey: string;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string;
	now: Temporal.Instant;
}): Promise<Result<{ number: number }, ContinueRefusal>> {
	return orBusy<{ number: number }, ContinueRefusal>(async () => {
		const { token, formKey, client, now } = input;
		const number = feedbackOfTalk(token);
		if (number === null) return refuse("conversation-over");
		const words = readWords(input.text);
		if (!words.ok) return words;
		return write<{ number: number }, ContinueRefusal>(async (tx) => {
			await lockKey(tx, `feedback ${number}`);
			const row = await tx.feedback.findUnique({
				where: { id: number },
				include: {
					replies: { select: { at: true, formKey: true } },
					answers: {
						where: { kind: "answer" },
						orderBy: { sequence: "desc" },
						take: 1,
						select: { createdAt: true },
					},
				},
			});
			if (!row || row.erasedAt) return refuse("conversation-over");
			if (row.replies.some((reply) => reply.formKey === formKey))
				return ok({ number });
			const answeredAt = row.answers[0]?.createdAt.getTime() ?? 0;
			const waiting = row.replies.filter(({ at }) => at.getTime() > answeredAt);
			if (waiting.length >= MOST_UNANSWERED) return refuse("too-many-replies");
			if (!(await maySend(tx, client, now))) return refuse("too-many-reports");
			await tx.feedbackReply.create({
				data: {
					feedbackId: number,
					at: toDbInstant(now),
					text: words.value,
					formKey,
				},
			});
			await tx.feedback.update({
				where: { id: number },
				data: {
					status: row.assigneeId === null ? "new" : "in-progress",
					// Who already waits for an answer goes on waiting from then.
					...(waiting.length === 0 ? { repliedAt: toDbInstant(now) } : {}),
					version: { increment: 1 },
				},
			});
			return ok({ number });
		});
	});
}
