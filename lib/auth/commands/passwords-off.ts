import "server-only";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { enqueueAccountJob } from "./account-jobs.ts";
import { record } from "./audit.ts";

interface PasswordsOff {
	/** Null: whoever has a password may use it. */
	since: Date | null;
	/** The one account that may anyway. */
	emergencyUserId: string | null;
}

export async function readPasswordsOff(
	client: Db | Tx = db(),
): Promise<PasswordsOff> {
	const city = await client.city.findUnique({
		where: { id: 1 },
		select: { passwordsOffAt: true, emergencyUserId: true },
	});
	return {
		since: city?.passwordsOffAt ?? null,
		emergencyUserId: city?.emergencyUserId ?? null,
	};
}

/** Whether this account may sign in with a password, or get a link to choose one. */
export async function mayUsePassword(
	client: Db | Tx,
	/** Null: there is no such account; that takes the same work. */
	userId: string | null,
): Promise<boolean> {
	const { since, emergencyUserId } = await readPasswordsOff(client);
	return since === null || emergencyUserId === userId;
}

/** The emergency account was used: that stands in the audit, and all administrators get a mail. */
export async function noteEmergency(
	tx: Tx,
	{ id, email }: { id: string; email: string },
	now: Temporal.Instant,
): Promise<void> {
	const { since, emergencyUserId } = await readPasswordsOff(tx);
	if (since === null || emergencyUserId !== id) return;
	await record(
		tx,
		{ userId: id, stationId: null, action: "session:emergency" },
		now,
	);
	await enqueueAccountJob(tx, { what: "emergency", email });
}
