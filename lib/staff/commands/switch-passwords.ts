import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { readPasswordsOff } from "#lib/auth/commands/passwords-off.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { CHECK_HOURS } from "#lib/staff/rules/sign-in.ts";

export type PasswordsOffRefusal =
	/** No administrator has come in by any issuer within the last hours. */
	| "no-check"
	/** No open account of an administrator that has a password. */
	| "no-emergency-account"
	/** Somebody else has switched them off meanwhile, with another emergency account. */
	| "already-off"
	| "forbidden"
	| "busy";

/**
 * From now on a password opens nothing but the emergency account. Refused until an administrator has shown that one
 * comes in by an issuer, so that nobody locks the house out.
 */
export async function switchPasswordsOff(
	actor: Actor,
	{
		emergencyUserId,
		now,
		realNow,
	}: {
		emergencyUserId: string;
		now: Temporal.Instant;
		/** When the issuer was tried is real time. */
		realNow: Temporal.Instant;
	},
): Promise<Result<null, PasswordsOffRefusal>> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	return write<null, PasswordsOffRefusal>(async (tx) => {
		await lockKey(tx, "accounts", "issuers");
		const { since: offSince, emergencyUserId: chosen } =
			await readPasswordsOff(tx);
		if (offSince !== null)
			return chosen === emergencyUserId ? ok(null) : refuse("already-off");
		const since = toDbInstant(realNow.subtract({ hours: CHECK_HOURS }));
		const checked = await tx.issuer.count({
			where: { active: true, checkedAt: { gt: since } },
		});
		if (checked === 0) return refuse("no-check");
		const account = await findEmergency(tx, emergencyUserId);
		if (!account) return refuse("no-emergency-account");
		await tx.city.update({
			where: { id: 1 },
			data: { passwordsOffAt: toDbInstant(now), emergencyUserId: account.id },
		});
		// Links that would set a password are worth nothing while passwords are.
		await tx.oneTimeLink.updateMany({
			where: { usedAt: null, userId: { not: account.id } },
			data: { expiresAt: toDbInstant(now) },
		});
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "passwords:off",
				subject: `user ${account.id}`,
			},
			now,
		);
		return ok(null);
	});
}

/** Whoever may be the emergency account. */
async function findEmergency(tx: Tx, id: string) {
	return UUID.test(id)
		? tx.user.findFirst({
				where: {
					id,
					active: true,
					role: "admin",
					passwordHash: { not: null },
					identities: { none: {} },
				},
			})
		: null;
}

export async function switchPasswordsOn(
	actor: Actor,
	{ now }: { now: Temporal.Instant },
): Promise<Result<null, "forbidden" | "busy">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	return openPasswords(actor.userId, now);
}

/** The same from the server's own command line (scripts/admin.ts), where nobody is signed in. */
export function openPasswords(
	by: string | null,
	now: Temporal.Instant,
): Promise<Result<null, "busy">> {
	return write<null, never>(async (tx) => {
		await lockKey(tx, "accounts");
		const { since } = await readPasswordsOff(tx);
		await tx.city.update({ where: { id: 1 }, data: { passwordsOffAt: null } });
		if (since !== null)
			await record(
				tx,
				{ userId: by, stationId: null, action: "passwords:on" },
				now,
			);
		return ok(null);
	});
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
