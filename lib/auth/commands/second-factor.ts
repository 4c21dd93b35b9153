import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { isPassword } from "#lib/auth/secrets/password.ts";
import {
	newTotpSecret,
	plainCode,
	timeStepOf,
	totpKey,
} from "#lib/auth/secrets/totp.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { record } from "./audit.ts";
import { renewRecoveryCodes } from "./recovery-codes.ts";
import { countTry, forgiveTry, ownTry } from "./tries.ts";

type Own = Pick<Actor, "userId" | "sessionId">;

const about = ({ userId }: Pick<Actor, "userId">, action: string) => ({
	userId,
	stationId: null,
	action,
});

/** A secret to put into an app; shown again until it is confirmed. Null: there is a second factor already. */
export async function offerSecondFactor({
	userId,
}: Pick<Actor, "userId">): Promise<{ key: string; uri: string } | null> {
	// Of two requests at once the first one's secret stays.
	await db().user.updateMany({
		where: { id: userId, totpSecret: null },
		data: { totpSecret: newTotpSecret() },
	});
	const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
	return user.totpSecret && !user.totpConfirmedAt
		? totpKey(user.totpSecret, user.email)
		: null;
}

type SecondFactorRefusal = "wrong" | "too-many-tries" | "busy";

/**
 * From now on signing in takes a code.
 * @returns the recovery codes, which nobody can read again
 */
export function confirmSecondFactor(
	own: Own,
	{ code, now }: { code: string; now: Temporal.Instant },
): Promise<Result<string[], SecondFactorRefusal>> {
	return write<string[], SecondFactorRefusal>(async (tx) => {
		const { userId } = own;
		if ((await countTry(tx, ownTry(own), now)).until)
			return refuse("too-many-tries");
		await tx.$executeRaw`SELECT 1 FROM staff_user WHERE id = ${userId}::uuid FOR UPDATE`;
		const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
		const step =
			user.totpSecret && !user.totpConfirmedAt
				? await timeStepOf(user.totpSecret, plainCode(code), now)
				: null;
		if (step === null) return refuse("wrong");
		await tx.user.update({
			where: { id: userId },
			data: { totpStep: step, totpConfirmedAt: toDbInstant(now) },
		});
		await forgiveTry(tx, ownTry(own));
		await record(tx, about(own, "second-factor:set-up"), now);
		return ok(await renewRecoveryCodes(tx, userId));
	});
}

/** Ten new recovery codes, for whoever says the password once more. */
export function replaceRecoveryCodes(
	own: Own,
	{ password, now }: { password: string; now: Temporal.Instant },
): Promise<Result<string[], SecondFactorRefusal>> {
	return withPassword(own, password, now, async (tx) => {
		await record(tx, about(own, "second-factor:codes"), now);
		return ok(await renewRecoveryCodes(tx, own.userId));
	});
}

/** The own second factor away, for whoever says the password once more; where the role requires one, a new one follows. */
export function dropSecondFactor(
	own: Own,
	{ password, now }: { password: string; now: Temporal.Instant },
): Promise<Result<null, SecondFactorRefusal>> {
	return withPassword(own, password, now, async (tx) => {
		await clearSecondFactor(tx, own.userId);
		await record(tx, about(own, "second-factor:removed"), now);
		return ok(null);
	});
}

type Work<Value> = Parameters<typeof write<Value, SecondFactorRefusal>>[0];

/** A session left open must not be enough: the password is asked for, and tries are counted. */
async function withPassword<Value>(
	own: Own,
	password: string,
	now: Temporal.Instant,
	work: Work<Value>,
): Promise<Result<Value, SecondFactorRefusal>> {
	const counted = await write<boolean, never>(async (tx) =>
		ok((await countTry(tx, ownTry(own), now)).until === null),
	);
	if (!counted.ok) return counted;
	if (!counted.value) return refuse("too-many-tries");
	const { passwordHash } = await db().user.findUniqueOrThrow({
		where: { id: own.userId },
	});
	if (!(await isPassword(password, passwordHash))) return refuse("wrong");
	return write<Value, SecondFactorRefusal>(async (tx) => {
		await forgiveTry(tx, ownTry(own));
		return work(tx);
	});
}

export async function clearSecondFactor(
	tx: Parameters<Work<unknown>>[0],
	userId: string,
): Promise<void> {
	await tx.user.update({
		where: { id: userId },
		data: { totpSecret: null, totpConfirmedAt: null, totpStep: null },
	});
	await tx.recoveryCode.deleteMany({ where: { userId } });
}
