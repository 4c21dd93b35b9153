import "server-only";
import { randomUUID } from "node:crypto";
import { ATTACK_TRIES } from "#lib/auth/rules/wait-rule.ts";
import { isPassword } from "#lib/auth/secrets/password.ts";
import { pendingToken } from "#lib/auth/secrets/pending.ts";
import { clientKeyOf } from "#lib/auth/secrets/secrets.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import { enqueueAccountJob } from "./account-jobs.ts";
import { record } from "./audit.ts";
import {
	type ClientTry,
	clientTry,
	countClient,
	forgiveClient,
} from "./client-limit.ts";
import { isKnownDevice } from "./known-devices.ts";
import type { Limit } from "./limits.ts";
import { noteRefused } from "./note-refused.ts";
import { mayUsePassword, noteEmergency } from "./passwords-off.ts";
import { openSession } from "./sessions.ts";
import { signInWithCode } from "./sign-in-code.ts";
import { countTry, forgiveTry, passwordLock, type Trying } from "./tries.ts";

/** Wrong tries of one client, at whatever accounts: a script tries thousands. */
const CLIENT_LIMIT: Limit = {
	name: "sign-in-client",
	times: 100,
	seconds: 5 * 60,
};

type SignInRefusal =
	/** No such account, not active, none with this password: nobody learns which. */
	| { reason: "wrong" | "busy" }
	/**
	 * This client has to wait, whether there is such an account or not: "locked" at this account, "too-many-tries" at
	 * any. A known device does not, and with a second factor password and code together get in.
	 */
	| { reason: "locked" | "too-many-tries"; until: Temporal.Instant };

type SignInOutcome =
	| { is: "signed-in"; sessionId: string }
	/** The password is right, a code is still needed; `pending` proves the first. */
	| { is: "code-needed"; pending: string }
	| ({ is: "refused" } & SignInRefusal);

interface SignInInput {
	email: string;
	password: string;
	/** Empty: not asked for yet. */
	code?: string;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string;
	/** The browser's id (lib/auth/secrets/device-cookie.ts); an unknown one is a stranger's. */
	device: string;
	/** Real time. */
	now: Temporal.Instant;
}

/**
 * Every try counts before the password is looked at, so that many at once cannot slip through; signing in takes the
 * count back. An unknown address takes the same work and waits in the same way (docs/decisions/0027).
 */
export async function signIn(input: SignInInput): Promise<SignInOutcome> {
	const email = input.email.trim().toLowerCase();
	const counted = await write(async (tx) => ok(await count(tx, email, input)));
	if (!counted.ok) return { is: "refused", reason: "busy" };
	const { refusal } = counted.value;
	const code = input.code?.trim() ?? "";
	if (refusal && code === "") return { is: "refused", ...refusal };
	const result = await orBusy<SignInOutcome, never>(() =>
		check(email, input, counted.value),
	);
	if (!result.ok) return { is: "refused", reason: "busy" };
	const first = result.value;
	if (code === "" || (!refusal && first.is !== "code-needed")) return first;
	return both(first, { ...input, code }, refusal);
}

interface Counted {
	refusal: Extract<SignInRefusal, { until: Temporal.Instant }> | null;
	trying: Trying;
	byClient: ClientTry;
}

async function count(
	tx: Tx,
	email: string,
	{ client, device, now }: SignInInput,
): Promise<Counted> {
	const user = await tx.user.findUnique({ where: { email } });
	const isKnown = await isKnownDevice(tx, device, { email });
	const trying: Trying = {
		lock: passwordLock(email),
		who: isKnown ? device : clientKeyOf(client, civilDateOf(now)),
		isKnown,
	};
	const byClient = isKnown
		? { limit: CLIENT_LIMIT, who: null }
		: clientTry(CLIENT_LIMIT, client, now);
	const { until, attack } = await countTry(tx, trying, now);
	if (until === null && !isKnown && attack === ATTACK_TRIES)
		await enqueueAccountJob(tx, { what: "attack", email });
	const elsewhere = await countClient(tx, byClient, now);
	const refusal = until
		? ({ reason: "locked", until } as const)
		: elsewhere && ({ reason: "too-many-tries", until: elsewhere } as const);
	if (refusal) await noteRefused(tx, "session:slowed", email, user, now);
	return { refusal, trying, byClient };
}

/** @returns never "signed-in" if this client has to wait: then it takes the code as well. */
async function check(
	email: string,
	{ password, device, now }: SignInInput,
	{ refusal, trying, byClient }: Counted,
): Promise<Result<SignInOutcome, "busy">> {
	const user = await db().user.findUnique({ where: { email } });
	const isRight = await isPassword(password, user?.passwordHash ?? null);
	return write<SignInOutcome, never>(async (tx) => {
		const isAllowed = await mayUsePassword(tx, user?.id ?? null);
		if (!user?.active || !isRight || !isAllowed) {
			await noteRefused(tx, "session:refused", email, user, now);
			return ok({ is: "refused", reason: "wrong" });
		}
		if (user.totpConfirmedAt !== null) {
			if (!refusal) await forgive(tx, trying, byClient);
			return ok({ is: "code-needed", pending: pendingToken(user.id, now) });
		}
		if (refusal) return ok({ is: "refused", ...refusal });
		await forgive(tx, trying, byClient);
		await noteEmergency(tx, user, now);
		await record(
			tx,
			{ userId: user.id, stationId: null, action: "session:open" },
			now,
		);
		return ok({
			is: "signed-in",
			sessionId: await openSession(tx, user.id, now, device),
		});
	});
}

async function forgive(tx: Tx, trying: Trying, byClient: ClientTry) {
	await forgiveTry(tx, trying);
	await forgiveClient(tx, byClient);
}

/**
 * Password and code at once. Whoever has to wait gets in only if both are right, and otherwise learns of neither: a
 * wrong password goes on to a code of nobody's, which is as much work.
 */
async function both(
	first: SignInOutcome,
	{ client, device, now, code }: SignInInput & { code: string },
	refusal: Counted["refusal"],
): Promise<SignInOutcome> {
	const pending =
		first.is === "code-needed"
			? first.pending
			: pendingToken(randomUUID(), now);
	const second = await signInWithCode({ pending, code, client, device, now });
	if (second.is === "signed-in") return second;
	if (refusal) return { is: "refused", ...refusal };
	return { is: "code-needed", pending };
}
