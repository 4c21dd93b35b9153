import "server-only";
import { recipientKeyOf, talkToken } from "#lib/auth/secrets/secrets.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import type { FeedbackNotice } from "#lib/notifications/letter/rules/feedback-letter.ts";
import { paths } from "#lib/paths/citizen.ts";
import { env } from "#lib/runtime/env.ts";
import { currentText } from "#lib/text/current-text.ts";
import { toLocale } from "#lib/text/locale.ts";

/** A mail about feedback that waits; null if this mail is about something else, or nothing is left to do. */
export async function findFeedbackMail(id: string): Promise<{
	/** Null: the address was erased since. */
	recipient: string | null;
	/** What it tells is no longer public. */
	outdated: boolean;
	notice: FeedbackNotice;
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
	const locale = toOffered(row.locale);
	const { baseUrl } = env();
	const to = paths(locale);
	const about = {
		locale,
		number: feedback.id,
		improvements: `${baseUrl}${to.improvements()}`,
	};
	const recipient = isCurrent ? address : null;
	if (row.kind === "answer")
		return {
			recipient,
			outdated: false,
			notice: {
				...about,
				kind: "answer",
				text: text?.text ?? "",
				conversation: `${baseUrl}${to.conversation(talkToken(feedback.id))}`,
			},
		};
	const improvement = await db().improvement.findFirst({
		where: { id: row.sequence, status: "published" },
		include: { texts: true },
	});
	const words = currentText(improvement?.texts ?? [], locale);
	return {
		recipient,
		outdated: words === undefined,
		notice: {
			...about,
			kind: "improved",
			said: words?.said ?? "",
			done: words?.done ?? "",
			wordsIn: toLocale(words?.locale ?? locale),
		},
	};
}
