import "server-only";
import { randomUUID } from "node:crypto";
import { clearSecondFactor } from "#lib/auth/commands/second-factor.ts";
import { endSessions } from "#lib/auth/commands/sessions.ts";
import { rememberClosed } from "#lib/auth/issuers/commands/closed-identities.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
	type Change,
	type ChangeUserRefusal,
	changing,
} from "./change-user.ts";

type LinkRefusal = ChangeUserRefusal | "no-ask";

/**
 * An administrator says that whoever an issuer knows by this address is the person of this account. From then on they
 * come by the issuer alone: the password and its code are gone, and every session ends.
 */
export function linkIdentity(
	actor: Actor,
	{
		issuerId,
		subject,
		...change
	}: Change & { issuerId: number; subject: string },
): Promise<Result<null, LinkRefusal>> {
	const { userId, now } = change;
	return changing<LinkRefusal>(
		actor,
		change,
		"user:linked",
		async (tx, user) => {
			const { count } = await tx.identityAsk.deleteMany({
				where: { issuerId, subject, userId },
			});
			if (count === 0) return refuse("no-ask");
			const city = await tx.city.findUniqueOrThrow({ where: { id: 1 } });
			if (city.passwordsOffAt !== null && city.emergencyUserId === user.id)
				return refuse("emergency-account");
			const at = toDbInstant(now);
			const linked = await tx.identity.createMany({
				data: [{ id: randomUUID(), issuerId, subject, userId, linkedAt: at }],
				skipDuplicates: true,
			});
			// Since they asked they have come in with another account.
			if (linked.count === 0) return refuse("no-ask");
			await tx.user.update({
				where: { id: userId },
				data: { passwordHash: null },
			});
			await clearSecondFactor(tx, userId);
			await tx.oneTimeLink.updateMany({
				where: { userId, usedAt: null },
				data: { expiresAt: at },
			});
			await endSessions(tx, userId, now);
			const issuer = await tx.issuer.findUniqueOrThrow({
				where: { id: issuerId },
			});
			return ok({ with: issuer.name });
		},
	);
}

/** It was somebody else. Whoever asks again is listed again. */
export function refuseIdentity(
	actor: Actor,
	{
		issuerId,
		subject,
		...change
	}: Change & { issuerId: number; subject: string },
): Promise<Result<null, LinkRefusal>> {
	const { userId } = change;
	return changing<LinkRefusal>(
		actor,
		change,
		"user:link-refused",
		async (tx) => {
			const { count } = await tx.identityAsk.deleteMany({
				where: { issuerId, subject, userId },
			});
			return count === 0 ? refuse("no-ask") : ok({});
		},
	);
}

/** The account is nobody's at any issuer any more; with a link for a password it opens again. */
export function unlinkIdentities(
	actor: Actor,
	change: Change,
): Promise<Result<null, ChangeUserRefusal>> {
	const { userId, now } = change;
	return changing(actor, change, "user:unlinked", async (tx, user) => {
		await endSessions(tx, userId, now);
		if (!user.active) await rememberClosed(tx, { userId }, now);
		await tx.identity.deleteMany({ where: { userId } });
		return ok({});
	});
}
