import "server-only";
import { enqueueAccountJob } from "#lib/auth/commands/account-jobs.ts";
import { clientTry, countClient } from "#lib/auth/commands/client-limit.ts";
import { isWithinLimit, type Limit } from "#lib/auth/commands/limits.ts";
import { accountKeyOf } from "#lib/auth/secrets/secrets.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

const PER_CLIENT: Limit = { name: "reset-client", times: 20, seconds: 600 };
/** Nobody's mailbox fills up because somebody else knows the address. */
const PER_ACCOUNT: Limit = { name: "reset-account", times: 3, seconds: 3600 };

/**
 * A link for a new password, if there is such an account; nobody learns whether, not even by how long it takes: who
 * is looked up by the job (run-account-job.ts).
 */
export function requestReset(input: {
	email: string;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string;
	now: Temporal.Instant;
}): Promise<Result<null, "too-many-tries" | "busy">> {
	const { client, now } = input;
	const email = input.email.trim().toLowerCase();
	return write<null, "too-many-tries">(async (tx) => {
		if (await countClient(tx, clientTry(PER_CLIENT, client, now), now))
			return refuse("too-many-tries");
		if (!(await isWithinLimit(tx, PER_ACCOUNT, accountKeyOf(email))))
			return ok(null);
		await enqueueAccountJob(tx, { what: "reset", email });
		return ok(null);
	});
}
