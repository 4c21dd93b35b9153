import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { rememberDevice } from "#lib/auth/commands/known-devices.ts";
import { endSessions } from "#lib/auth/commands/sessions.ts";
import { forgetTries } from "#lib/auth/commands/tries.ts";
import {
	type PasswordProblem,
	passwordProblem,
} from "#lib/auth/rules/password-rule.ts";
import { hashPassword } from "#lib/auth/secrets/password.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findOpenLink } from "#lib/staff/queries/list-accounts.ts";
import { mayHaveLink } from "#lib/staff/queries/may-have-link.ts";

export type AcceptRefusal = PasswordProblem | "no-link" | "busy";

/** The password that somebody with a one-time link chooses. The link is used up, every session ends, a lock opens. */
export async function acceptLink(input: {
	id: string;
	token: string;
	password: string;
	repeated: string;
	/** The browser's id: whoever has the account's mailbox is no stranger. */
	device: string;
	now: Temporal.Instant;
}): Promise<Result<null, AcceptRefusal>> {
	const { id, token, password, repeated, device, now } = input;
	const link = await findOpenLink(id, token, now);
	if (!link) return refuse("no-link");
	const problem = passwordProblem(password, repeated, link);
	if (problem) return refuse(problem);
	const passwordHash = await hashPassword(password);
	return write<null, AcceptRefusal>(async (tx) => {
		const at = toDbInstant(now);
		if (!(await mayHaveLink(tx, link.userId))) return refuse("no-link");
		const used = await tx.oneTimeLink.updateMany({
			where: {
				id,
				usedAt: null,
				expiresAt: { gt: at },
				user: { active: true },
			},
			data: { usedAt: at },
		});
		// Pressed twice, or the account was closed meanwhile.
		if (used.count === 0) return refuse("no-link");
		const user = await tx.user.update({
			where: { id: link.userId },
			data: { passwordHash },
		});
		await endSessions(tx, user.id, now);
		await rememberDevice(tx, device, user.id, now);
		await forgetTries(tx, user);
		const action =
			link.kind === "invitation" ? "user:accepted" : "password:reset";
		await record(tx, { userId: user.id, stationId: null, action }, now);
		return ok(null);
	});
}
