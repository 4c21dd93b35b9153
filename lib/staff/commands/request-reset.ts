import "server-only";
import { record } from "#lib/auth/audit.ts";
import { isWithinLimit, type Limit } from "#lib/auth/limits.ts";
import { accountKeyOf, clientKeyOf } from "#lib/auth/secrets.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import { sendLink } from "./send-link.ts";

const PER_CLIENT: Limit = { name: "reset-client", times: 20, seconds: 3600 };
/** Nobody's mailbox fills up because somebody else knows the address. */
const PER_ACCOUNT: Limit = { name: "reset-account", times: 3, seconds: 3600 };

/** A link for a new password, if there is such an account; nobody learns whether. */
export function requestReset(input: {
	email: string;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string;
	now: Temporal.Instant;
}): Promise<Result<null, "too-many-tries" | "busy">> {
	const { client, now } = input;
	const email = input.email.trim().toLowerCase();
	return write<null, "too-many-tries">(async (tx) => {
		const who = clientKeyOf(client, civilDateOf(now));
		if (!(await isWithinLimit(tx, PER_CLIENT, who)))
			return refuse("too-many-tries");
		if (!(await isWithinLimit(tx, PER_ACCOUNT, accountKeyOf(email))))
			return ok(null);
		const user = await tx.user.findUnique({ where: { email } });
		if (!user?.active) return ok(null);
		// Who has never chosen a password is still invited.
		await sendLink(
			tx,
			user,
			user.passwordHash ? "reset" : "invitation",
			now,
			"citizen",
		);
		await record(
			tx,
			{ userId: user.id, stationId: null, action: "password:link" },
			now,
		);
		return ok(null);
	});
}
