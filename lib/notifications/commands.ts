import "server-only";
import { randomUUID } from "node:crypto";
import { fromPrisma } from "pg-boss";
import { recipientKeyOf } from "#lib/auth/secrets.ts";
import { pgBoss } from "#lib/db/boss.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { defaultLocale, type Locale } from "#lib/locale.ts";
import type { AccountMailKind } from "./account-letter.ts";
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
export async function enqueueMessage(
	tx: Tx,
	{ now, recipient, text, ...about }: NewMessage,
): Promise<void> {
	const id = randomUUID();
	const news = { ...about, recipientKey: recipientKeyOf(recipient) };
	const createdAt = toDbInstant(now);
	const state = (await isFlooded(tx, news, now))
		? { status: "failed", lastError: "recipient-limit" }
		: { status: "queued" };
	const { count } = await tx.message.createMany({
		data: [{ id, ...news, ...state, createdAt }],
		skipDuplicates: true,
	});
	if (count === 0) return;
	if (text !== undefined)
		await tx.messageText.create({ data: { messageId: id, text } });
	if (state.status === "failed") return;
	await sendLater(tx, id);
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
	await sendLater(tx, id);
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
	await sendLater(tx, id);
}

async function sendLater(tx: Tx, messageId: string): Promise<void> {
	const boss = await pgBoss();
	await ensureQueue(boss);
	const { data, ...options } = jobFor(messageId);
	await boss.send(QUEUE, data, { ...options, db: fromPrisma(tx) });
}

/** Of each kind; enough for a care home that books for everybody in one go. */
const MAILS_A_DAY = 40;

/**
 * Anyone can book (and move, and change) with somebody else's address: past this many mails of a kind in
 * 24 hours the appointment stands, but no further one goes there. It is listed as not sent. Only that an
 * appointment is cancelled is always said, because otherwise people would come in vain.
 */
async function isFlooded(
	tx: Tx,
	{ kind, recipientKey }: { kind: MessageKind; recipientKey: string },
	now: Temporal.Instant,
): Promise<boolean> {
	if (isCancelling(kind)) return false;
	const since = toDbInstant(now.subtract({ hours: 24 }));
	const recent = await tx.message.count({
		where: { kind, recipientKey, createdAt: { gt: since } },
	});
	return recent >= MAILS_A_DAY;
}
