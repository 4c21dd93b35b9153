import "server-only";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { cutoff } from "#lib/booking/rules/retention.ts";
import { db, type Tx, WRITE } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { recordErasure } from "#lib/db/erasure.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { rewriteFeedback } from "#lib/feedback/commands/rewrite-feedback.ts";
import { removeSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { civilDateOf } from "#lib/time.ts";

/**
 * What people wrote goes as a whole, because they write about themselves even where they are asked not to: texts,
 * page, reply address, and with them our notes and answers. Answered or not: whoever is to answer has half a year
 * (`City.feedbackDays`). Type, ratings, station, service and day stay for the figures.
 */
export async function eraseFeedback(now: Temporal.Instant): Promise<void> {
	const { feedbackDays } = await getRetention();
	const createdAt = { lte: toDbInstant(cutoff(now, feedbackDays)) };
	const due = { createdAt, erasedAt: null };
	// Files first: once the rows are gone, nobody knows any more which mails were answers.
	await removeSavedMails(await listAnswers(due));
	await db().$transaction(async (tx) => {
		await lockKey(tx, "erasing feedback");
		const rows = await tx.feedback.findMany({
			where: due,
			select: { id: true },
		});
		await eraseWritten(
			tx,
			rows.map(({ id }) => id),
			now,
		);
		await tx.feedbackAsk.deleteMany({
			where: { until: { lt: toDbDate(civilDateOf(now)) } },
		});
	}, WRITE);
	await rewriteFeedback(now);
}

/** All that was written in it and about it, whenever that was; call it with the key "erasing feedback". */
export async function eraseWritten(
	tx: Tx,
	ids: readonly number[],
	now: Temporal.Instant,
): Promise<void> {
	const due = { id: { in: [...ids] }, erasedAt: null };
	const notes = await tx.feedbackNote.deleteMany({
		where: { feedback: due },
	});
	const replies = await tx.feedbackReply.deleteMany({
		where: { feedback: due },
	});
	const texts = await tx.messageText.deleteMany({
		where: { message: { feedback: due } },
	});
	await forgetRecipients(tx, ids);
	// What nobody dealt with is not open for ever.
	await tx.feedback.updateMany({
		where: { ...due, status: { in: ["new", "in-progress"] } },
		data: { status: "done" },
	});
	const { count } = await tx.feedback.updateMany({
		where: due,
		data: {
			praise: "",
			text: "",
			better: "",
			page: null,
			replyEmail: null,
			wantsNews: false,
			formKey: null,
			happenedAt: null,
			erasedAt: toDbInstant(now),
			version: { increment: 1 },
		},
	});
	await recordErasure(tx, "feedback", count, now);
	await recordErasure(tx, "feedback_note", notes.count, now);
	await recordErasure(tx, "feedback_reply", replies.count, now);
	await recordErasure(tx, "message_text", texts.count, now);
}

async function listAnswers(
	feedback: Prisma.FeedbackWhereInput,
): Promise<string[]> {
	const rows = await db().message.findMany({
		where: { feedback },
		select: { id: true },
	});
	return rows.map(({ id }) => id);
}

/** The key by which an answer knew the address, and what the mail server said of it. */
async function forgetRecipients(tx: Tx, ids: readonly number[]): Promise<void> {
	await tx.$executeRaw`
		UPDATE message SET recipient_key = message.id::text, last_error = NULL
		WHERE message.feedback_id = ANY(${[...ids]}::int[])`;
}
