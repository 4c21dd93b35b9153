import "server-only";
import {
	NO_TRIES,
	nextTry,
	TRIES_HOURS,
	type Tries,
} from "#lib/auth/rules/wait-rule.ts";
import { accountKeyOf } from "#lib/auth/secrets/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";

/** One try of somebody at something that only the right person opens (docs/decisions/0027). */
export interface Trying {
	/** What is tried: an account's password, its code, or what a session asks for once more. */
	lock: string;
	/** Who tries: a known device, or a client's key. */
	who: string;
	/** What others do at this lock does not concern them. */
	isKnown: boolean;
}

export const passwordLock = (email: string) => accountKeyOf(email);
export const codeLock = (userId: string) => `code ${userId}`;

/** Whoever is signed in already: nobody outside counts together with them. */
export const ownTry = (actor: {
	userId: string;
	sessionId: string;
}): Trying => ({
	lock: `own ${actor.userId}`,
	who: actor.sessionId,
	isKnown: true,
});

const ownKey = ({ lock, who }: Trying) => `${lock}/${who}`;
const sharedKey = ({ lock }: Pick<Trying, "lock">) => `${lock}/all`;

interface CountedTry {
	/** Null: it is looked at; otherwise until when it has to wait. */
	until: Temporal.Instant | null;
	/** Wrong tries of unknown clients at this lock, this one included. */
	attack: number;
}

/** Counts a try before anybody looks at it. Locks the counter's rows: call it after all other locks. */
export async function countTry(
	tx: Tx,
	trying: Trying,
	now: Temporal.Instant,
): Promise<CountedTry> {
	const key = ownKey(trying);
	const before = await lockTries(tx, key, now);
	const attack = await readAttack(tx, trying, now);
	const { isHeard, tries } = nextTry(
		before,
		trying.isKnown ? 0 : attack,
		now.epochMilliseconds,
	);
	const openAt = tries.openAt === null ? null : new Date(tries.openAt);
	await tx.signInTry.update({
		where: { key },
		data: { wrong: tries.wrong, openAt, at: toDbInstant(now) },
	});
	if (!isHeard && tries.openAt !== null)
		return {
			until: Temporal.Instant.fromEpochMilliseconds(tries.openAt),
			attack,
		};
	return {
		until: null,
		attack: trying.isKnown ? attack : await tally(tx, sharedKey(trying), now),
	};
}

/** How many wrong tries unknown clients have had at this lock. */
async function readAttack(
	tx: Tx,
	trying: Pick<Trying, "lock">,
	now: Temporal.Instant,
): Promise<number> {
	const shared = await tx.signInTry.findUnique({
		where: { key: sharedKey(trying) },
	});
	return shared && isFresh(shared.at, now) ? shared.wrong : 0;
}

/** It was the right person: their tries are given back. What others did at the same lock stays counted. */
export async function forgiveTry(tx: Tx, trying: Trying): Promise<void> {
	const key = ownKey(trying);
	const row = await tx.signInTry.findUnique({ where: { key } });
	await tx.signInTry.deleteMany({ where: { key } });
	if (row && !trying.isKnown)
		await tx.$executeRaw`
			UPDATE sign_in_try SET wrong = greatest(wrong - ${row.wrong}, 0)
			WHERE key = ${sharedKey(trying)}`;
}

/** A new password, or an admin says so: the account is open to everybody again. */
export async function forgetTries(
	tx: Tx,
	{ id, email }: { id: string; email: string },
): Promise<void> {
	for (const lock of [passwordLock(email), codeLock(id)])
		await tx.signInTry.deleteMany({
			where: { key: { startsWith: `${lock}/` } },
		});
}

/** Counts up what is only counted. @returns how often within a day without a pause of a day */
export async function tally(
	tx: Tx,
	key: string,
	now: Temporal.Instant,
): Promise<number> {
	const at = toDbInstant(now);
	const [row] = await tx.$queryRaw<{ wrong: number }[]>`
		INSERT INTO sign_in_try (key, wrong, at) VALUES (${key}, 1, ${at})
		ON CONFLICT (key) DO UPDATE SET at = ${at}, wrong =
			CASE WHEN sign_in_try.at < ${startOf(now)} THEN 1 ELSE sign_in_try.wrong + 1 END
		RETURNING wrong`;
	return row?.wrong ?? 1;
}

async function lockTries(
	tx: Tx,
	key: string,
	now: Temporal.Instant,
): Promise<Tries> {
	const [row] = await tx.$queryRaw<
		{ wrong: number; at: Date; openAt: Date | null }[]
	>`
		INSERT INTO sign_in_try (key, wrong, at) VALUES (${key}, 0, ${toDbInstant(now)})
		ON CONFLICT (key) DO UPDATE SET key = EXCLUDED.key
		RETURNING wrong, at, open_at AS "openAt"`;
	return row && isFresh(row.at, now)
		? { wrong: row.wrong, openAt: row.openAt?.getTime() ?? null }
		: NO_TRIES;
}

const startOf = (now: Temporal.Instant) =>
	toDbInstant(now.subtract({ hours: TRIES_HOURS }));
const isFresh = (at: Date, now: Temporal.Instant) => at >= startOf(now);
