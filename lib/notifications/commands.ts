import "server-only";
import { randomUUID } from "node:crypto";
import { fromPrisma } from "pg-boss";
import { pgBoss } from "#lib/db/boss.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Locale } from "#lib/locale.ts";
import type { MessageKind } from "./notice.ts";
import { ensureQueue, jobFor, QUEUE } from "./queue.ts";

/** News for one person. The same news (appointment, kind, sequence, recipient) is one mail only. */
export interface NewMessage {
	appointmentId: string;
	kind: MessageKind;
	/** The calendar sequence it tells about. */
	sequence: number;
	/** E-mail address. */
	recipient: string;
	locale: Locale;
	now: Temporal.Instant;
}

/**
 * Puts a mail on its way, inside the transaction of the change it tells about: if that is rolled
 * back there is neither a row nor a job, and once it is committed there are both. Saying the same
 * again does nothing.
 */
export async function enqueueMessage(
	tx: Tx,
	{ now, ...news }: NewMessage,
): Promise<void> {
	const id = randomUUID();
	const { count } = await tx.message.createMany({
		data: [{ id, ...news, status: "queued", createdAt: toDbInstant(now) }],
		skipDuplicates: true,
	});
	if (count === 0) return;
	const boss = await pgBoss();
	await ensureQueue(boss);
	const { data, ...options } = jobFor(id);
	await boss.send(QUEUE, data, { ...options, db: fromPrisma(tx) });
}
