import "server-only";
import { randomUUID } from "node:crypto";
import { fromPrisma } from "pg-boss";
import { recipientKeyOf } from "#lib/auth/secrets/secrets.ts";
import { pgBoss } from "#lib/db/boss.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import {
	ensureQueue,
	jobFor,
	QUEUE,
} from "#lib/notifications/delivery/commands/queue.ts";
import type { MailOrigin } from "#lib/notifications/delivery/rules/limits.ts";
import type {
	AccountMailKind,
	WarningKind,
} from "#lib/notifications/letter/rules/account-letter.ts";
import type { AfarMailKind } from "#lib/notifications/letter/rules/afar-letter.ts";
import type { CollectionMailKind } from "#lib/notifications/letter/rules/collection-letter.ts";
import type { WishMailKind } from "#lib/notifications/letter/rules/wish-letter.ts";
import type { MessageKind } from "#lib/notifications/notifications.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import { readHeldBack } from "./read-held-back.ts";

/** News for one person. The same news (appointment, kind, sequence, recipient) is one mail only. */
interface NewMessage {
	appointmentId: string;
	kind: MessageKind;
	/** The calendar sequence it tells about. */
	sequence: number;
	/** E-mail address, as it stands in the contact; only a key of it is stored with the message. */
	recipient: string;
	locale: Locale;
	/** What staff wrote; kinds "unsettled", "note", "announcement" and "cancelled-by-office" say it. */
	text?: string;
	/** The one-time link that kind "feedback" carries. */
	askId?: string;
	/** What kind "announcement" tells of. */
	announcementId?: number;
	/** Who set it off: how many may go to one address depends on it. */
	origin: MailOrigin;
	now: Temporal.Instant;
}

const stateOf = (heldBack: string | null) =>
	heldBack === null
		? { status: "queued", lastError: null }
		: { status: "failed", lastError: heldBack };

/**
 * Puts a mail on its way, inside the transaction of the change it tells about: if that is rolled
 * back there is neither a row nor a job, and once it is committed there are both. Saying the same
 * again does nothing.
 * @returns false: held back (limits.ts), and listed as not sent
 */
export async function enqueueMessage(
	tx: Tx,
	message: NewMessage,
): Promise<boolean> {
	return (await enqueueMessages(tx, [message])) > 0;
}

/**
 * The same for many people at once, in a few statements however many they are. All of one kind.
 * @returns how many go out
 */
export async function enqueueMessages(
	tx: Tx,
	messages: readonly NewMessage[],
): Promise<number> {
	if (messages.length === 0) return 0;
	const mails = messages.map(({ recipient, text: _, ...mail }) => ({
		...mail,
		recipientKey: recipientKeyOf(recipient),
	}));
	const heldBack = await readHeldBack(tx, mails);
	const rows = mails.map(({ now, origin: _, ...about }, index) => ({
		...about,
		id: randomUUID(),
		createdAt: toDbInstant(now),
		...stateOf(heldBack[index] ?? null),
	}));
	const written = await tx.$queryRaw<{ id: string; status: string }[]>`
		INSERT INTO message (id, appointment_id, ask_id, announcement_id, kind, sequence, recipient_key, locale, status, last_error, created_at)
		SELECT * FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.appointmentId)}::uuid[],
			${rows.map(({ askId }) => askId ?? null)}::uuid[],
			${rows.map(({ announcementId }) => announcementId ?? null)}::int[], ${rows.map(({ kind }) => kind)}::text[],
			${rows.map(({ sequence }) => sequence)}::int[], ${rows.map((row) => row.recipientKey)}::text[],
			${rows.map(({ locale }) => locale)}::text[], ${rows.map(({ status }) => status)}::text[],
			${rows.map(({ lastError }) => lastError ?? null)}::text[], ${rows.map(({ createdAt }) => createdAt)}::timestamptz[])
		ON CONFLICT DO NOTHING RETURNING id, status`;
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
	return queued.length;
}

/**
 * A one-time link for somebody of the staff, in the transaction that made it.
 * @returns false: held back, and listed as not sent
 */
export async function enqueueAccountMail(
	tx: Tx,
	{
		kind,
		linkId,
		recipient,
		origin,
		now,
	}: {
		kind: AccountMailKind;
		linkId: string;
		recipient: string;
		origin: MailOrigin;
		now: Temporal.Instant;
	},
): Promise<boolean> {
	const id = randomUUID();
	const recipientKey = recipientKeyOf(recipient);
	const [heldBack = null] = await readHeldBack(tx, [
		{ kind, origin, recipientKey, now },
	]);
	await tx.message.create({
		data: {
			id,
			linkId,
			kind,
			sequence: 0,
			recipientKey,
			locale: defaultLocale,
			createdAt: toDbInstant(now),
			...stateOf(heldBack),
		},
	});
	if (heldBack === null) await sendLater(tx, [id]);
	return heldBack === null;
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
	const recipientKey = recipientKeyOf(recipient);
	const [heldBack = null] = await readHeldBack(tx, [
		{ kind: "answer", origin: "staff", recipientKey, now },
	]);
	await tx.message.create({
		data: {
			...about,
			id,
			kind: "answer",
			recipientKey,
			createdAt: toDbInstant(now),
			text: { create: { text } },
			...stateOf(heldBack),
		},
	});
	if (heldBack === null) await sendLater(tx, [id]);
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
	const mails = feedback.map(({ recipient, ...about }) => ({
		...about,
		kind: "improved" as const,
		origin: "house" as const,
		recipientKey: recipientKeyOf(recipient),
		now,
	}));
	const heldBack = await readHeldBack(tx, mails);
	const written = await tx.message.createManyAndReturn({
		data: mails.map(({ id, kind, recipientKey, locale }, index) => ({
			id: randomUUID(),
			feedbackId: id,
			kind,
			sequence: improvementId,
			recipientKey,
			locale,
			createdAt: toDbInstant(now),
			...stateOf(heldBack[index] ?? null),
		})),
		skipDuplicates: true,
		select: { id: true, status: true },
	});
	const queued = written.filter(({ status }) => status === "queued");
	await sendLater(
		tx,
		queued.map(({ id }) => id),
	);
}

/**
 * News about a wish, in the transaction that makes them; the same news is one mail only.
 * @returns false: held back, and listed as not sent
 */
export async function enqueueWishMail(
	tx: Tx,
	{
		recipient,
		origin,
		now,
		...about
	}: {
		wishId: string;
		kind: WishMailKind;
		/** Of an offer which one it is; otherwise 0. */
		sequence: number;
		/** As it stands with the wish, or with the appointment it would bring forward; only a key of it is stored. */
		recipient: string;
		locale: Locale;
		origin: MailOrigin;
		now: Temporal.Instant;
	},
): Promise<boolean> {
	return enqueueOnce(tx, about, { recipient, origin, now });
}

/**
 * News about a finished document, in the transaction that makes them; the same news is one mail only.
 * @returns false: held back, and listed as not sent
 */
export async function enqueueCollectionMail(
	tx: Tx,
	{
		recipient,
		origin,
		now,
		...about
	}: {
		collectionId: string;
		kind: CollectionMailKind;
		/** Raised where another address is told. */
		sequence: number;
		/** As it stands with the document; only a key of it is stored. */
		recipient: string;
		locale: Locale;
		origin: MailOrigin;
		now: Temporal.Instant;
	},
): Promise<boolean> {
	return enqueueOnce(tx, about, { recipient, origin, now });
}

/**
 * The link with which somebody may book, in the transaction that made it.
 * @returns false: held back, and listed as not sent
 */
export async function enqueueInvitationMail(
	tx: Tx,
	{
		invitationId,
		recipient,
		locale,
		now,
	}: {
		invitationId: string;
		/** As it stands with the invitation; only a key of it is stored. */
		recipient: string;
		locale: Locale;
		now: Temporal.Instant;
	},
): Promise<boolean> {
	return enqueueOnce(
		tx,
		{ invitationId, kind: "invited", sequence: 0, locale },
		{ recipient, origin: "staff", now },
	);
}

async function enqueueOnce(
	tx: Tx,
	about: {
		kind: WishMailKind | CollectionMailKind | "invited";
		sequence: number;
		locale: Locale;
	} & (
		| { wishId: string }
		| { collectionId: string }
		| { invitationId: string }
	),
	{
		recipient,
		origin,
		now,
	}: { recipient: string; origin: MailOrigin; now: Temporal.Instant },
): Promise<boolean> {
	const id = randomUUID();
	const recipientKey = recipientKeyOf(recipient);
	const [heldBack = null] = await readHeldBack(tx, [
		{ kind: about.kind, origin, recipientKey, now },
	]);
	const { count } = await tx.message.createMany({
		data: [
			{
				...about,
				id,
				recipientKey,
				createdAt: toDbInstant(now),
				...stateOf(heldBack),
			},
		],
		skipDuplicates: true,
	});
	if (count > 0 && heldBack === null) await sendLater(tx, [id]);
	return heldBack === null;
}

/**
 * About a number from afar, in the transaction that makes the news; the same news is one mail only.
 * @returns false: held back, and shown as not sent
 */
export async function enqueueAfarMail(
	tx: Tx,
	{
		recipient,
		origin,
		now,
		...about
	}: {
		afarId: string;
		kind: AfarMailKind;
		/** Only a key of it is stored with the message. */
		recipient: string;
		locale: Locale;
		origin: MailOrigin;
		now: Temporal.Instant;
	},
): Promise<boolean> {
	const id = randomUUID();
	const recipientKey = recipientKeyOf(recipient);
	const [heldBack = null] = await readHeldBack(tx, [
		{ kind: about.kind, origin, recipientKey, now },
	]);
	const { count } = await tx.message.createMany({
		data: [
			{
				...about,
				id,
				sequence: 0,
				recipientKey,
				createdAt: toDbInstant(now),
				...stateOf(heldBack),
			},
		],
		skipDuplicates: true,
	});
	if (count > 0 && heldBack === null) await sendLater(tx, [id]);
	return heldBack === null;
}

async function sendLater(tx: Tx, messageIds: readonly string[]): Promise<void> {
	if (messageIds.length === 0) return;
	const boss = await pgBoss();
	await ensureQueue(boss);
	await boss.insert(QUEUE, messageIds.map(jobFor), { db: fromPrisma(tx) });
}
