import "server-only";
import { randomUUID } from "node:crypto";
import { seal, unseal } from "#lib/auth/secrets/seal.ts";
import { programRequestHash } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { KEPT_HOURS, STALE_SECONDS } from "#lib/programs/rules/request.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export interface Answer {
	status: number;
	headers: Readonly<Record<string, string>>;
	body: unknown;
}

const SEALED_FOR = "program answer";

/**
 * Does something for a program once, however often it asks with the same key: the same answer for the same content,
 * "other-content" for another, "in-progress" while somebody works on it. Whoever comes first has the row. An answer that says
 * "try again" or "not agreed" is not kept, and a process that died in the middle is followed by the next who asks; so what `work` does must
 * come out the same when it is done again (lib/auth/secrets/secrets.ts derives its keys from this one).
 * @param now real time
 */
export async function once(
	{
		programId,
		key,
		content,
		now,
	}: { programId: number; key: string; content: string; now: Temporal.Instant },
	work: () => Promise<Answer>,
): Promise<
	Result<Answer & { isRepeated: boolean }, "other-content" | "in-progress">
> {
	const keyHash = programRequestHash(programId, `key ${key}`);
	const bodyHash = programRequestHash(programId, `content ${content}`);
	const attempt = randomUUID();
	const own = { programId, keyHash, attempt };
	const begun = await db().$queryRaw<unknown[]>`
		INSERT INTO program_request AS known (program_id, key_hash, body_hash, attempt, begun_at)
		VALUES (${programId}, ${keyHash}, ${bodyHash}, ${attempt}::uuid, ${toDbInstant(now)})
		ON CONFLICT (program_id, key_hash) DO UPDATE
			SET body_hash = excluded.body_hash, attempt = excluded.attempt, begun_at = excluded.begun_at, answer = NULL
			WHERE known.begun_at <= ${toDbInstant(now.subtract({ hours: KEPT_HOURS }))}
				OR (known.answer IS NULL AND known.body_hash = excluded.body_hash
					AND known.begun_at <= ${toDbInstant(now.subtract({ seconds: STALE_SECONDS }))})
		RETURNING 1`;
	if (begun.length === 0) {
		const known = await db().programRequest.findUnique({
			where: { programId_keyHash: { programId, keyHash } },
		});
		if (known && known.bodyHash !== bodyHash) return refuse("other-content");
		const sealed = known?.answer && unseal(SEALED_FOR, known.answer);
		// Gone just now: whoever worked on it was told to try again, and so is this one.
		if (!sealed) return refuse("in-progress");
		const answer = JSON.parse(sealed.toString()) as Answer;
		return ok({ ...answer, isRepeated: true });
	}
	try {
		const answer = await work();
		if ([403, 429].includes(answer.status) || answer.status >= 500)
			await db().programRequest.deleteMany({ where: own });
		else
			await db().programRequest.updateMany({
				where: own,
				data: {
					answer: seal(SEALED_FOR, Buffer.from(JSON.stringify(answer))),
				},
			});
		return ok({ ...answer, isRepeated: false });
	} catch (error) {
		// If not even that is possible, the row is stale soon.
		await db()
			.programRequest.deleteMany({ where: own })
			.catch(() => {});
		throw error;
	}
}
