import "server-only";
import {
	type PasswordProblem,
	passwordProblem,
} from "#lib/auth/rules/password-rule.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { hashPassword, isPassword } from "#lib/auth/secrets/password.ts";
import { db } from "#lib/db/client.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { record } from "./audit.ts";
import { endSessions } from "./sessions.ts";
import { countTry, forgetTries, forgiveTry, ownTry } from "./tries.ts";

export type ChangePasswordRefusal =
	| PasswordProblem
	| "wrong"
	| "too-many-tries"
	| "busy";

/** A new password for whoever knows the old one; all other sessions end. */
export async function changePassword(
	actor: Pick<Actor, "userId" | "sessionId">,
	input: {
		old: string;
		password: string;
		repeated: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, ChangePasswordRefusal>> {
	const { userId, sessionId } = actor;
	const { old, password, repeated, now } = input;
	const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
	const problem = passwordProblem(password, repeated, user);
	if (problem) return refuse(problem);
	const until = await write<Temporal.Instant | null, never>(async (tx) =>
		ok((await countTry(tx, ownTry(actor), now)).until),
	);
	if (!until.ok) return until;
	if (until.value) return refuse("too-many-tries");
	if (!(await isPassword(old, user.passwordHash))) return refuse("wrong");
	const passwordHash = await hashPassword(password);
	return write<null, never>(async (tx) => {
		await tx.user.update({ where: { id: userId }, data: { passwordHash } });
		await endSessions(tx, userId, now, sessionId);
		await forgiveTry(tx, ownTry(actor));
		await forgetTries(tx, user);
		await record(
			tx,
			{ userId, stationId: null, action: "password:changed" },
			now,
		);
		return ok(null);
	});
}
