import "server-only";
import { db } from "#lib/db/client.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import { record } from "../audit.ts";
import { isWithinLimit, type Limit } from "../limits.ts";
import { isPassword } from "../password.ts";
import { pendingToken } from "../pending.ts";
import { accountKeyOf, clientKeyOf } from "../secrets.ts";
import { openSession } from "../sessions.ts";
import { ACCOUNT_LIMITS, countTry, forgetTries } from "../tries.ts";

/** One client may try this often, whoever: thirty people of a station share an address, a script tries thousands. */
const CLIENT_LIMIT: Limit = {
	name: "sign-in-client",
	times: 100,
	seconds: 15 * 60,
};

export type SignInRefusal =
	/** No such account, not active, none with this password: nobody learns which. */
	| { reason: "wrong" | "busy" | "too-many-tries" }
	/** Too often wrong for this address, whether there is such an account or not. */
	| { reason: "locked"; until: Temporal.Instant };

export type SignInOutcome =
	| { is: "signed-in"; sessionId: string }
	/** The password is right, a code is still needed; `pending` proves the first. */
	| { is: "code-needed"; pending: string }
	| ({ is: "refused" } & SignInRefusal);

/**
 * Every try counts before the password is looked at, so that many at once cannot slip through; signing in takes the
 * count back. An unknown address takes as long and is locked in the same way.
 * @param input.now real time
 */
export async function signIn(input: {
	email: string;
	password: string;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string;
	now: Temporal.Instant;
}): Promise<SignInOutcome> {
	const { password, now } = input;
	const email = input.email.trim().toLowerCase();
	const counted = await write(async (tx) => {
		const client = clientKeyOf(input.client, civilDateOf(now));
		if (!(await isWithinLimit(tx, CLIENT_LIMIT, client)))
			return ok<SignInRefusal | null>({ reason: "too-many-tries" });
		const until = await countTry(tx, ACCOUNT_LIMITS, accountKeyOf(email), now);
		return ok<SignInRefusal | null>(until && { reason: "locked", until });
	});
	if (!counted.ok) return { is: "refused", reason: "busy" };
	if (counted.value) return { is: "refused", ...counted.value };
	const result = await orBusy<SignInOutcome, never>(async () =>
		check(email, password, now),
	);
	return result.ok ? result.value : { is: "refused", reason: "busy" };
}

async function check(
	email: string,
	password: string,
	now: Temporal.Instant,
): Promise<Result<SignInOutcome, "busy">> {
	const user = await db().user.findUnique({ where: { email } });
	const isRight = await isPassword(password, user?.passwordHash ?? null);
	if (!user) return ok({ is: "refused", reason: "wrong" });
	return write<SignInOutcome, never>(async (tx) => {
		if (!isRight || !user.active) {
			await record(tx, aboutUser(user.id, "session:refused"), now);
			return ok({ is: "refused", reason: "wrong" });
		}
		if (user.totpConfirmedAt !== null)
			return ok({ is: "code-needed", pending: pendingToken(user.id, now) });
		await forgetTries(tx, user);
		await record(tx, aboutUser(user.id, "session:open"), now);
		return ok({
			is: "signed-in",
			sessionId: await openSession(tx, user.id, now),
		});
	});
}

const aboutUser = (userId: string, action: string) => ({
	userId,
	stationId: null,
	action,
});
