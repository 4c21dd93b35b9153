import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { endDeskFeeds } from "#lib/auth/commands/end-desk-feeds.ts";
import { readPasswordsOff } from "#lib/auth/commands/passwords-off.ts";
import { putStations } from "#lib/auth/commands/put-stations.ts";
import { clearSecondFactor } from "#lib/auth/commands/second-factor.ts";
import { endSessions } from "#lib/auth/commands/sessions.ts";
import { forgetTries } from "#lib/auth/commands/tries.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor, Role } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { mayHaveLink } from "#lib/staff/queries/may-have-link.ts";
import { type AccountFacts, accountMark } from "#lib/staff/staff.ts";
import { sendLink } from "./send-link.ts";

export type ChangeUserRefusal =
	| "unknown-account"
	/** Somebody else has changed it since the form was shown. */
	| "account-changed"
	/** Nobody would be left to let others in. */
	| "last-admin"
	/** It is what gets in when nothing else does: while passwords are off it stays as it is. */
	| "emergency-account"
	/** Signs in by an issuer, or passwords are off. */
	| "no-password"
	| "forbidden"
	| "busy";

export interface Change {
	userId: string;
	now: Temporal.Instant;
}

type User = NonNullable<Awaited<ReturnType<Tx["user"]["findUnique"]>>>;

/** Name, role and stations; what somebody may is read with each request, so it holds at once. */
export function changeUser(
	actor: Actor,
	{
		facts,
		shown,
		...change
	}: Change & {
		facts: AccountFacts;
		/** As the form showed it (`accountMark`): rights that were taken away meanwhile do not come back by an old page. */
		shown: string;
	},
): Promise<Result<null, ChangeUserRefusal>> {
	return changing(actor, change, "user:changed", async (tx, user) => {
		const { name, role, stationIds } = facts;
		if (accountMark(await readFacts(tx, user)) !== shown)
			return refuse("account-changed");
		if (role !== "admin") {
			if (await isEmergency(tx, user)) return refuse("emergency-account");
			if (await isLastAdmin(tx, user)) return refuse("last-admin");
		}
		await tx.user.update({ where: { id: user.id }, data: { name, role } });
		await putStations(tx, user.id, stationIds);
		return ok({
			...(user.name === name ? {} : { name: true }),
			...(user.role === role ? {} : { role: [user.role, role] }),
			stations: [...stationIds],
		});
	});
}

async function readFacts(
	tx: Tx,
	{ id, name, role }: User,
): Promise<AccountFacts> {
	const rows = await tx.userStation.findMany({ where: { userId: id } });
	return {
		name,
		role: role as Role,
		stationIds: rows.map(({ stationId }) => stationId),
	};
}

/** Closing ends every session; the row stays for the audit, with its name for some time (erase-leavers.ts). */
export function activateUser(
	actor: Actor,
	{ active, ...change }: Change & { active: boolean },
): Promise<Result<null, ChangeUserRefusal>> {
	const action = active ? "user:opened" : "user:closed";
	return changing(actor, change, action, async (tx, user) => {
		if (!active) {
			if (await isEmergency(tx, user)) return refuse("emergency-account");
			if (await isLastAdmin(tx, user)) return refuse("last-admin");
		}
		await tx.user.update({
			where: { id: user.id },
			data: { active, leftAt: active ? null : toDbInstant(change.now) },
		});
		if (!active) {
			await endSessions(tx, user.id, change.now);
			await endDeskFeeds(tx, user.id);
		}
		return ok({});
	});
}

/** The phone is gone: the next sign-in takes the password alone, and every session ends. */
export function resetSecondFactor(
	actor: Actor,
	change: Change,
): Promise<Result<null, ChangeUserRefusal>> {
	return changing(actor, change, "second-factor:reset", async (tx, user) => {
		await clearSecondFactor(tx, user.id);
		await endSessions(tx, user.id, change.now);
		await forgetTries(tx, user);
		return ok({});
	});
}

/** A fresh link: an invitation that ran out, or a new password. Whoever is locked out may try again at once. */
export function sendLinkAgain(
	actor: Actor,
	change: Change,
): Promise<Result<null, ChangeUserRefusal>> {
	return changing(actor, change, "user:link-sent", async (tx, user) => {
		if (!(await mayHaveLink(tx, user.id))) return refuse("no-password");
		await forgetTries(tx, user);
		await sendLink(
			tx,
			user,
			user.passwordHash ? "reset" : "invitation",
			change.now,
		);
		return ok({});
	});
}

/** Wherever somebody may be signed in with this account: not any more. */
export function endUserSessions(
	actor: Actor,
	change: Change,
): Promise<Result<null, ChangeUserRefusal>> {
	return changing(actor, change, "session:all-ended", async (tx, user) => {
		await endSessions(tx, user.id, change.now);
		return ok({});
	});
}

export async function changing<Refusal extends string = ChangeUserRefusal>(
	actor: Actor,
	{ userId, now }: Change,
	action: string,
	work: (
		tx: Tx,
		user: User,
	) => Promise<Result<Prisma.InputJsonObject, Refusal | ChangeUserRefusal>>,
): Promise<Result<null, Refusal | ChangeUserRefusal>> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	return write<null, Refusal | ChangeUserRefusal>(async (tx) => {
		// Two admins who close each other's account at once: one of them stays.
		await lockKey(tx, "accounts");
		const user = await tx.user.findUnique({ where: { id: userId } });
		if (!user || user.erasedAt !== null) return refuse("unknown-account");
		const done = await work(tx, user);
		if (!done.ok) return done;
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action,
				subject: `user ${userId}`,
				detail: done.value,
			},
			now,
		);
		return ok(null);
	});
}

async function isEmergency(tx: Tx, { id }: User): Promise<boolean> {
	const { since, emergencyUserId } = await readPasswordsOff(tx);
	return since !== null && emergencyUserId === id;
}

async function isLastAdmin(tx: Tx, user: User): Promise<boolean> {
	if (user.role !== "admin" || !user.active) return false;
	const others = await tx.user.count({
		where: { role: "admin", active: true, id: { not: user.id } },
	});
	return others === 0;
}
