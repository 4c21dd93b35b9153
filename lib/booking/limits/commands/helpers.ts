import "server-only";
import { randomInt } from "node:crypto";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { helperHash } from "#lib/auth/secrets/secrets.ts";
import { helperCode } from "#lib/booking/limits/rules/helper-code.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** Longer than any name of a home or an association. */
const MAX_NAME = 120;

type AddRefusal = "forbidden" | "name-missing" | "minutes-wrong" | "busy";

/**
 * Agrees upon a number with somebody who books for others: a care home, an association. It is told once and can be ended
 * at any time.
 * @returns the number
 */
export async function addHelper(
	actor: Actor,
	{
		name,
		minutes,
		now,
	}: { name: string; minutes: number; now: Temporal.Instant },
): Promise<Result<{ code: string }, AddRefusal>> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	const called = name.normalize("NFC").replace(/\s+/gu, " ").trim();
	if (called === "" || called.length > MAX_NAME) return refuse("name-missing");
	if (!Number.isInteger(minutes) || minutes < 30 || minutes > 100_000)
		return refuse("minutes-wrong");
	// Two halves: the library gives no more at once.
	const code = helperCode(randomInt(100_000) * 100_000 + randomInt(100_000));
	return write<{ code: string }, AddRefusal>(async (tx) => {
		const { id } = await tx.helper.create({
			data: {
				name: called,
				minutes,
				codeHash: helperHash(code),
				createdAt: toDbInstant(now),
			},
		});
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "helper:added",
				subject: `helper ${id}`,
				detail: { name: called, minutes },
			},
			now,
		);
		return ok({ code });
	});
}

/** From now on the number opens nothing; what was booked with it stays. Ending twice is no error. */
export async function revokeHelper(
	actor: Actor,
	{ id, now }: { id: number; now: Temporal.Instant },
): Promise<Result<null, "forbidden" | "busy">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<null, "forbidden" | "busy">(async (tx) => {
		// Whoever books with it just now is finished, or finds that it has ended.
		await lockKey(tx, `helper ${id}`);
		const { count } = await tx.helper.updateMany({
			where: { id, revokedAt: null },
			data: { revokedAt: toDbInstant(now) },
		});
		if (count > 0)
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "helper:revoked",
					subject: `helper ${id}`,
				},
				now,
			);
		return ok(null);
	});
}
