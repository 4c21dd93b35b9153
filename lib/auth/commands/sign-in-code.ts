import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { write } from "#lib/db/write.ts";
import { ok } from "#lib/result.ts";
import { record } from "../audit.ts";
import { userOfPending } from "../pending.ts";
import { takeRecoveryCode } from "../recovery-codes.ts";
import { openSession } from "../sessions.ts";
import { plainCode, timeStepOf } from "../totp.ts";
import { CODE_LIMITS, countTry, forgetTries } from "../tries.ts";

export type CodeOutcome =
	| { is: "signed-in"; sessionId: string }
	| { is: "refused"; reason: "wrong" | "busy" | "too-late" }
	| { is: "refused"; reason: "locked"; until: Temporal.Instant };

/**
 * The second step: a code of the app, each time step once, or a recovery code, each one once.
 * @param input.now real time
 */
export async function signInWithCode(input: {
	/** What signIn answered. */
	pending: string;
	code: string;
	now: Temporal.Instant;
}): Promise<CodeOutcome> {
	const { pending, code, now } = input;
	const userId = userOfPending(pending, now);
	if (userId === null) return { is: "refused", reason: "too-late" };
	const result = await write<CodeOutcome, never>(async (tx) => {
		const until = await countTry(tx, CODE_LIMITS, userId, now);
		if (until) return ok({ is: "refused", reason: "locked", until });
		const user = await takeCode(tx, userId, plainCode(code), now);
		const about = { userId, stationId: null };
		if (!user) {
			await record(tx, { ...about, action: "session:code-refused" }, now);
			return ok({ is: "refused", reason: "wrong" });
		}
		await forgetTries(tx, user);
		await record(
			tx,
			{ ...about, action: "session:open", detail: { with: user.with } },
			now,
		);
		return ok({
			is: "signed-in",
			sessionId: await openSession(tx, userId, now),
		});
	});
	return result.ok ? result.value : { is: "refused", reason: "busy" };
}

/** The row is locked: of two requests with the same code one gets in. */
async function takeCode(
	tx: Tx,
	userId: string,
	code: string,
	now: Temporal.Instant,
) {
	await tx.$executeRaw`SELECT 1 FROM staff_user WHERE id = ${userId}::uuid FOR UPDATE`;
	const user = await tx.user.findUnique({ where: { id: userId } });
	if (!user?.active || !user.totpSecret || !user.totpConfirmedAt) return null;
	const { id, email } = user;
	const step = await timeStepOf(user.totpSecret, code, now);
	if (step === null)
		return (await takeRecoveryCode(tx, userId, code, now))
			? { id, email, with: "recovery code" }
			: null;
	if (user.totpStep !== null && BigInt(step) <= user.totpStep) return null;
	await tx.user.update({ where: { id }, data: { totpStep: step } });
	return { id, email, with: "app" };
}
