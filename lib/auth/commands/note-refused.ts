import "server-only";
import { isWorthNoting } from "#lib/auth/rules/wait-rule.ts";
import { accountKeyOf } from "#lib/auth/secrets/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { recordIf } from "./audit.ts";
import { tally } from "./tries.ts";

/**
 * A refused try in the audit, of a long row only some with their number. An address that no account has is told by a
 * few signs of a keyed hash: people type passwords into this field. The same work whether there is an account or not.
 */
export async function noteRefused(
	tx: Tx,
	/** "session:refused": wrong; "session:slowed": not even looked at, because it has to wait. */
	action: "session:refused" | "session:slowed" | "session:code-refused",
	email: string | null,
	user: { id: string } | null,
	now: Temporal.Instant,
): Promise<void> {
	const tries = await tally(tx, `${action}/${user?.id ?? "unknown"}`, now);
	await recordIf(
		tx,
		isWorthNoting(tries),
		{
			userId: user?.id ?? null,
			stationId: null,
			action,
			...(user || email === null
				? {}
				: { subject: `unknown-account ${accountKeyOf(email).slice(0, 8)}` }),
			detail: { tries },
		},
		now,
	);
}
