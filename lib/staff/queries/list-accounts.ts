import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor, Role } from "#lib/auth/rules/permission.ts";
import { isLinkToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import type { AccountMailKind } from "#lib/notifications/letter/rules/account-letter.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Account } from "#lib/staff/staff.ts";

const WITH = {
	stations: true,
	sessions: { orderBy: { lastSeenAt: "desc" }, take: 1 },
} as const;

/** All accounts, closed ones last; those of people who left long ago are none any more. */
export async function listAccounts(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<Account[], "forbidden">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	const rows = await db().user.findMany({
		where: { erasedAt: null },
		include: WITH,
		orderBy: [{ active: "desc" }, { name: "asc" }],
	});
	return ok(rows.map(toAccount));
}

export async function findAccount(
	actor: Actor,
	id: string,
	now: Temporal.Instant,
): Promise<Result<Account, "forbidden" | "unknown-account">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	const row = UUID.test(id) ? await findRow(id) : null;
	return row && row.erasedAt === null
		? ok(toAccount(row))
		: refuse("unknown-account");
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;
const findRow = (id: string) =>
	db().user.findUnique({ where: { id }, include: WITH });

function toAccount(row: Row): Account {
	return {
		id: row.id,
		email: row.email,
		name: row.name,
		role: row.role as Role,
		active: row.active,
		stationIds: row.stations.map(({ stationId }) => stationId),
		hasPassword: row.passwordHash !== null,
		hasSecondFactor: row.totpConfirmedAt !== null,
		lastSeenAt: row.sessions[0]?.lastSeenAt.getTime() ?? null,
	};
}

/** What a one-time link opens; null for one that is none, used, run out or of a closed account. Changes nothing. */
export async function findOpenLink(
	id: string,
	token: string,
	now: Temporal.Instant,
): Promise<{
	userId: string;
	kind: AccountMailKind;
	email: string;
	name: string;
} | null> {
	if (!UUID.test(id) || !isLinkToken(token, id)) return null;
	const link = await db().oneTimeLink.findUnique({
		where: { id },
		include: { user: true },
	});
	if (!link || link.usedAt !== null || !link.user.active) return null;
	if (link.expiresAt.getTime() <= now.epochMilliseconds) return null;
	const { email, name } = link.user;
	return {
		userId: link.userId,
		kind: link.kind as AccountMailKind,
		email,
		name,
	};
}

/** Roles that need a second factor. */
export async function listTotpRoles(): Promise<Role[]> {
	const city = await db().city.findUniqueOrThrow({
		where: { id: 1 },
		select: { totpRoles: true },
	});
	return city.totpRoles as Role[];
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
