import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { readWords, type WordsProblem } from "#lib/feedback/rules/words.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type NoteRefusal =
	| WordsProblem
	| "unknown-feedback"
	/** Its texts are erased: a note could repeat them. */
	| "erased"
	| "forbidden"
	| "busy";

/** Notes something for the other coordinators. Two at once write two notes; pressing twice writes one. */
export function noteFeedback(
	actor: Actor,
	input: {
		id: number;
		/** UUID of the form. */
		formKey: string;
		text: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, NoteRefusal>> {
	return orBusy<null, NoteRefusal>(async () => {
		const { id, formKey, now } = input;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		const words = readWords(input.text);
		if (!words.ok) return words;
		return write<null, NoteRefusal>(async (tx) => {
			const row = await tx.feedback.findUnique({
				where: { id },
				select: { erasedAt: true },
			});
			if (!row) return refuse("unknown-feedback");
			if (row.erasedAt) return refuse("erased");
			await tx.feedbackNote.createMany({
				data: [
					{
						feedbackId: id,
						formKey,
						userId: actor.userId,
						at: toDbInstant(now),
						text: words.value,
					},
				],
				skipDuplicates: true,
			});
			return ok(null);
		});
	});
}
