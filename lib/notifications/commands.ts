import "server-only";
import { randomUUID } from "node:crypto";
import { fromPrisma } from "pg-boss";
import { recipientKeyOf } from "#lib/auth/secrets.ts";
import { pgBoss } from "#lib/db/boss.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { defaultLocale, type Locale } from "#lib/locale.ts";
import type { AccountMailKind, WarningKind } from "./account-letter.ts";
import { isCancelling, type MessageKind } from "./notice.ts";
import { ensureQueue, jobFor, QUEUE } from "./queue.ts";

/** News for one person. The same news (appointment, kind, sequence, recipient) is one mail only. */
export interface NewMessage {
	appointmentId: string;
	kind: MessageKind;
	/** The calendar sequence it tells about. */
	sequence: number;
	/** E-mail address, as it stands in the contact; only a key of it is stored with the message. */
	recipient: string;
	locale: Locale;
	/** What staff wrote; kinds "unsettled", "note" and "cancelled-by-office" say it. */
	text?: string;
	/** The one-time link that kind "feedback" carries. */
	askId?: string;
	now: Temporal.Instant;
}

/**
 * Puts a mail on its way, inside the transaction of the change it tells about: if that is rolled
 * back there is neither a row nor a job, and once it is committed there are both. Saying the same
 * again does nothing.
 */
export function enqueueMessage(tx: Tx, message: NewMessage): Promise<void> {
	return enqueueMessages(tx, [message]);
}

/** The same for many people at once, in a few statements however many they are. All of one kind. */
export async function enqueueMessages(
	tx: Tx,
	messages: readonly NewMessage[],
): Promise<void> {
	const [first] = messages;
	if (!first) return;
	const isFlooded = await readFlooded(tx, first.kind, messages);
	const rows = messages.map(({ now, recipient, text, ...about }) => {
		const recipientKey = recipientKeyOf(recipient);
		return {
			...about,
			id: randomUUID(),
			recipientKey,
			createdAt: toDbInstant(now),
			...(isFlooded(recipientKey)
				? { status: "failed", lastError: "recipient-limit" }
				: { status: "queued" }),
		};
	});
	const written = await tx.message.createManyAndReturn({
		data: rows,
		skipDuplicates: true,
		select: { id: true, status: true },
	});
	const isNew = new Set(written.map(({ id }) => id));
	const texts = rows.flatMap(({ id }, index) => {
		const text = messages[index]?.text;
		return text === undefined || !isNew.has(id)
			? []
			: [{ messageId: id, text }];
	});
	if (texts.length > 0) await tx.messageText.createMany({ data: texts });
	const queued = written.filter(({ status }) => status === "queued");
	await sendLater(
		tx,
		queued.map(({ id }) => id),
	);
}

/** A one-time link for somebody of the staff, in the transaction that made it. */
export async function enqueueAccountMail(
	tx: Tx,
	{
		kind,
		linkId,
		recipient,
		now,
	}: {
		kind: AccountMailKind;
		linkId: string;
		recipient: string;
		now: Temporal.Instant;
	},
): Promise<void> {
	const id = randomUUID();
	await tx.message.create({
		data: {
			id,
			linkId,
			kind,
			sequence: 0,
			recipientKey: recipientKeyOf(recipient),
			locale: defaultLocale,
			status: "queued",
			createdAt: toDbInstant(now),
		},
	});
	await sendLater(tx, [id]);
}

/** That somebody else tries to sign in with an account: to its owner, in the transaction that found it out. */
export async function enqueueWarning(
	tx: Tx,
	user: { id: string; email: string },
	kind: WarningKind,
	now: Temporal.Instant,
): Promise<void> {
	const id = randomUUID();
	await tx.message.create({
		data: {
			id,
			userId: user.id,
			kind,
			sequence: 0,
			recipientKey: recipientKeyOf(user.email),
			locale: defaultLocale,
			status: "queued",
			createdAt: toDbInstant(now),
		},
	});
	await sendLater(tx, [id]);
}

/** Whether such a warning went there within a day: who attacks for long must not fill a mailbox. */
export async function wasWarned(
	tx: Tx,
	user: { email: string },
	kind: WarningKind,
	now: Temporal.Instant,
): Promise<boolean> {
	const since = toDbInstant(now.subtract({ hours: 24 }));
	const count = await tx.message.count({
		where: {
			recipientKey: recipientKeyOf(user.email),
			kind,
			createdAt: { gt: since },
		},
	});
	return count > 0;
}

/** What coordinators answer to feedback, in the transaction that writes down that they did. */
export async function enqueueAnswer(
	tx: Tx,
	{
		now,
		recipient,
		text,
		...about
	}: {
		feedbackId: number;
		/** Which answer to it: 1, 2 … */
		sequence: number;
		/** As it stands in the feedback; only a key of it is stored with the message. */
		recipient: string;
		locale: Locale;
		text: string;
		now: Temporal.Instant;
	},
): Promise<void> {
	const id = randomUUID();
	await tx.message.create({
		data: {
			...about,
			id,
			kind: "answer",
			recipientKey: recipientKeyOf(recipient),
			status: "queued",
			createdAt: toDbInstant(now),
			text: { create: { text } },
		},
	});
	await sendLater(tx, [id]);
}

/**
 * Tells people who asked for it that something became better because of what they wrote, in the transaction that
 * publishes it. Of one improvement everybody hears once, however often it is saved.
 */
export async function enqueueImproved(
	tx: Tx,
	{
		improvementId,
		feedback,
		now,
	}: {
		improvementId: number;
		feedback: readonly { id: number; recipient: string; locale: Locale }[];
		now: Temporal.Instant;
	},
): Promise<void> {
	const written = await tx.message.createManyAndReturn({
		data: feedback.map(({ id, recipient, locale }) => ({
			id: randomUUID(),
			feedbackId: id,
			kind: "improved",
			sequence: improvementId,
			recipientKey: recipientKeyOf(recipient),
			locale,
			status: "queued",
			createdAt: toDbInstant(now),
		})),
		skipDuplicates: true,
		select: { id: true },
	});
	await sendLater(
		tx,
		written.map(({ id }) => id),
	);
}

async function sendLater(tx: Tx, messageIds: readonly string[]): Promise<void> {
	if (messageIds.length === 0) return;
	const boss = await pgBoss();
	await ensureQueue(boss);
	await boss.insert(QUEUE, messageIds.map(jobFor), { db: fromPrisma(tx) });
}

/** Of each kind; enough for a care home that books for everybody in one go. */
const MAILS_A_DAY = 40;

/**
 * Anyone can book (and move, and change) with somebody else's address: past this many mails of a kind in
 * 24 hours the appointment stands, but no further one goes there. It is listed as not sent. Only that an
 * appointment is cancelled is always said, because otherwise people would come in vain.
 */
async function readFlooded(
	tx: Tx,
	kind: MessageKind,
	messages: readonly NewMessage[],
): Promise<(recipientKey: string) => boolean> {
	if (isCancelling(kind)) return () => false;
	const keys = messages.map(({ recipient }) => recipientKeyOf(recipient));
	const times = messages.map(({ now }) => now.epochMilliseconds);
	const since = Temporal.Instant.fromEpochMilliseconds(
		Math.min(...times),
	).subtract({ hours: 24 });
	const rows = await tx.message.groupBy({
		by: ["recipientKey"],
		where: {
			kind,
			recipientKey: { in: [...new Set(keys)] },
			createdAt: { gt: toDbInstant(since) },
		},
		_count: true,
	});
	const counts = new Map(
		rows.map(({ recipientKey, _count }) => [recipientKey, _count]),
	);
	return (recipientKey) => {
		const count = counts.get(recipientKey) ?? 0;
		counts.set(recipientKey, count + 1);
		return count >= MAILS_A_DAY;
	};
}
