import "server-only";
import { recipientKeyOf } from "#lib/auth/secrets.ts";
import { db } from "#lib/db/client.ts";
import { toLocale } from "#lib/locale.ts";
import type { AnswerNotice } from "./answer-letter.ts";

/** An answer to feedback that waits; null if this mail is about something else, or nothing is left to do. */
export async function findAnswerMail(id: string): Promise<{
	/** Null: the address was erased since. */
	recipient: string | null;
	notice: AnswerNotice;
} | null> {
	const row = await db().message.findFirst({
		where: { id, status: "queued" },
		include: {
			text: true,
			feedback: { select: { id: true, replyEmail: true } },
		},
	});
	const { feedback, text } = row ?? {};
	if (!row || !feedback) return null;
	const address = feedback.replyEmail;
	const isCurrent =
		address !== null && recipientKeyOf(address) === row.recipientKey;
	return {
		recipient: isCurrent ? address : null,
		notice: {
			locale: toLocale(row.locale),
			number: feedback.id,
			text: text?.text ?? "",
		},
	};
}
