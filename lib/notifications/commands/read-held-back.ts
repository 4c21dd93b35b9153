import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import {
	followsUp,
	HELD_BACK,
	type Heard,
	isUnheard,
	type MailKind,
	type MailOrigin,
	mayLeave,
	WINDOW_MILLISECONDS,
} from "#lib/notifications/delivery/rules/limits.ts";

/**
 * Why some of these mails must not leave (limits.ts), if any: the appointment stands, and they are listed as not sent.
 * What a citizen or a clerk sets off waits for others to the same address, so that sixty at once are no more than one
 * after another; it is the last lock they take. For what goes to many at once there is none: nobody can set it off at will.
 */
export async function readHeldBack(
	tx: Tx,
	mails: readonly {
		kind: MailKind;
		origin: MailOrigin;
		recipientKey: string;
		appointmentId?: string;
		now: Temporal.Instant;
	}[],
): Promise<(string | null)[]> {
	const [first] = mails;
	if (!first) return [];
	const keys = [...new Set(mails.map(({ recipientKey }) => recipientKey))];
	const [onlyKey] = keys;
	if (first.origin !== "house" && onlyKey && keys.length === 1)
		await lockKey(tx, `mail ${onlyKey}`);
	const at = Math.min(...mails.map(({ now }) => now.epochMilliseconds));
	// What never left has bothered nobody.
	const rows = await tx.$queryRaw<
		{ recipientKey: string; kind: string; createdAt: Date }[]
	>`
		SELECT recipient_key AS "recipientKey", kind, created_at AS "createdAt" FROM message
		WHERE recipient_key = ANY(${keys}::text[]) AND created_at > ${new Date(at - WINDOW_MILLISECONDS)}::timestamptz
			AND NOT (status = 'failed' AND coalesce(last_error = ANY(${NEVER_LEFT}::text[]), false))`;
	const left = Map.groupBy(
		rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt.getTime() })),
		({ recipientKey }) => recipientKey,
	);
	const heard = await readHeard(tx, mails);
	return mails.map(({ recipientKey, appointmentId, ...mail }) => {
		const known = heard.get(`${appointmentId} ${recipientKey}`) ?? "nothing";
		if (isUnheard(mail.kind, known)) return HELD_BACK.unheard;
		const before = left.get(recipientKey) ?? [];
		const one = { ...mail, at: mail.now.epochMilliseconds };
		if (!mayLeave(one, before)) return HELD_BACK.limit;
		left.set(recipientKey, [...before, { ...one, recipientKey }]);
		return null;
	});
}

const NEVER_LEFT = [...Object.values(HELD_BACK), "outdated"];

/** Of which appointments a mail has told which address, or will. */
async function readHeard(
	tx: Tx,
	mails: readonly { kind: MailKind; appointmentId?: string }[],
): Promise<ReadonlyMap<string, Heard>> {
	const ids = mails.flatMap(({ kind, appointmentId }) =>
		appointmentId && followsUp(kind) ? [appointmentId] : [],
	);
	if (ids.length === 0) return new Map();
	const rows = await tx.message.findMany({
		where: { appointmentId: { in: ids } },
		select: {
			appointmentId: true,
			recipientKey: true,
			status: true,
			lastError: true,
		},
	});
	const heard = new Map<string, Heard>();
	for (const { appointmentId, recipientKey, status, lastError } of rows) {
		const key = `${appointmentId} ${recipientKey}`;
		const left = status !== "failed" || !NEVER_LEFT.includes(lastError ?? "");
		if (left) heard.set(key, "told");
		else if (!heard.has(key)) heard.set(key, "held-back");
	}
	return heard;
}
