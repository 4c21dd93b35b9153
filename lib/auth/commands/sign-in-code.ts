import "server-only";
import { CODE_ATTACK_TRIES, TRIES_HOURS } from "#lib/auth/rules/wait-rule.ts";
import { userOfPending } from "#lib/auth/secrets/pending.ts";
import { clientKeyOf } from "#lib/auth/secrets/secrets.ts";
import { plainCode, timeStepOf } from "#lib/auth/secrets/totp.ts";
import type { Tx } from "#lib/db/client.ts";
import { write } from "#lib/db/write.ts";
import { ok } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import { enqueueAccountJob } from "./account-jobs.ts";
import { record } from "./audit.ts";
import { isKnownDevice } from "./known-devices.ts";
import { noteRefused } from "./note-refused.ts";
import { mayUsePassword, noteEmergency } from "./passwords-off.ts";
import { takeRecoveryCode } from "./recovery-codes.ts";
import { openSession } from "./sessions.ts";
import { codeLock, countTry, forgiveTry, type Trying } from "./tries.ts";

type CodeOutcome =
	| { is: "signed-in"; sessionId: string }
	| { is: "refused"; reason: "wrong" | "busy" | "too-late" }
	| { is: "refused"; reason: "locked"; until: Temporal.Instant };

interface CodeInput {
	/** What signIn answered. */
	pending: string;
	code: string;
	/** As for signIn. */
	client: string;
	device: string;
	/** Real time. */
	now: Temporal.Instant;
}

/** The second step: a code of the app, each time step once, or a recovery code, each one once. */
export async function signInWithCode(input: CodeInput): Promise<CodeOutcome> {
	const { pending, device, now } = input;
	const userId = userOfPending(pending, now);
	if (userId === null) return { is: "refused", reason: "too-late" };
	const code = plainCode(input.code);
	const result = await write<CodeOutcome, never>(async (tx) => {
		const known = await tx.user.findUnique({ where: { id: userId } });
		const trying = await tryingOf(tx, userId, input);
		const until = await mayTry(tx, trying, code, known?.email ?? "", now);
		if (until) {
			await noteRefused(tx, "session:slowed", null, known, now);
			return ok({ is: "refused", reason: "locked", until });
		}
		const user = await takeCode(tx, userId, code, now);
		if (!user) {
			await noteRefused(tx, "session:code-refused", null, known, now);
			return ok({ is: "refused", reason: "wrong" });
		}
		await forgiveTry(tx, trying);
		await noteEmergency(tx, user, now);
		await record(
			tx,
			{
				userId,
				stationId: null,
				action: "session:open",
				detail: { with: user.with },
			},
			now,
		);
		return ok({
			is: "signed-in",
			sessionId: await openSession(tx, userId, now, device),
		});
	});
	return result.ok ? result.value : { is: "refused", reason: "busy" };
}

async function tryingOf(
	tx: Tx,
	userId: string,
	{ client, device, now }: CodeInput,
): Promise<Trying> {
	const isKnown = await isKnownDevice(tx, device, { id: userId });
	return {
		lock: codeLock(userId),
		who: isKnown ? device : clientKeyOf(client, civilDateOf(now)),
		isKnown,
	};
}

/**
 * Six digits are guessed by many addresses in no time, so unknown ones have a few a day together. They all know the
 * password: the person is told to change it, which opens this again. Known devices and recovery codes, which nobody
 * guesses, go on meanwhile.
 */
async function mayTry(
	tx: Tx,
	trying: Trying,
	code: string,
	email: string,
	now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
	const { until, attack } = await countTry(tx, trying, now);
	if (until || trying.isKnown) return until;
	if (attack === CODE_ATTACK_TRIES)
		await enqueueAccountJob(tx, { what: "password-known", email });
	return attack > CODE_ATTACK_TRIES && SHORT.test(code)
		? now.add({ hours: TRIES_HOURS })
		: null;
}

/** Of the app; recovery codes are longer. */
const SHORT = /^.{0,6}$/u;

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
	if (!(await mayUsePassword(tx, id))) return null;
	const step = await timeStepOf(user.totpSecret, code, now);
	if (step === null)
		return (await takeRecoveryCode(tx, userId, code, now))
			? { id, email, with: "recovery code" }
			: null;
	if (user.totpStep !== null && BigInt(step) <= user.totpStep) return null;
	await tx.user.update({ where: { id }, data: { totpStep: step } });
	return { id, email, with: "app" };
}
