import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor, Role } from "#lib/auth/rules/permission.ts";
import { isLinkToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import type { AccountMailKind } from "#lib/notifications/letter/rules/account-letter.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Account } from "#lib/staff/staff.ts";
import { countByPassword } from "./by-password.ts";
import { mayHaveLink } from "./may-have-link.ts";

const WITH = {
	stations: true,
	sessions: { orderBy: { lastSeenAt: "desc" }, take: 1 },
	identities: { include: { issuer: { select: { name: true } } } },
	identityAsks: {
		include: { issuer: { select: { name: true } } },
		orderBy: { askedAt: "desc" },
	},
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
		issuers: row.identities.map(({ issuer }) => issuer.name),
		asks: row.identityAsks.map((ask) => ({
			issuerId: ask.issuerId,
			subject: ask.subject,
			issuer: ask.issuer.name,
			name: ask.name,
			askedAt: ask.askedAt.getTime(),
		})),
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
	if (!(await mayHaveLink(db(), link.userId))) return null;
	if (link.expiresAt.getTime() <= now.epochMilliseconds) return null;
	const { email, name } = link.user;
	return {
		userId: link.userId,
		kind: link.kind as AccountMailKind,
		email,
		name,
	};
}

/** By which issuers the own account is opened; empty: with a password. */
export async function listOwnIssuers({
	userId,
}: Pick<Actor, "userId">): Promise<string[]> {
	const rows = await db().identity.findMany({
		where: { userId },
		include: { issuer: { select: { name: true } } },
	});
	return rows.map(({ issuer }) => issuer.name);
}

interface SignInSettings {
	/** Epoch milliseconds; null: passwords count. */
	passwordsOffAt: number | null;
	emergencyUserId: string | null;
	unusedDays: number | null;
	/** How many others are signed in with a password right now. */
	byPassword: number;
	/** Who may become the emergency account. */
	candidates: readonly { id: string; name: string; email: string }[];
}

/** How the city has staff sign in. */
export async function findSignInSettings(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<SignInSettings, "forbidden">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	const city = await db().city.findUniqueOrThrow({ where: { id: 1 } });
	const candidates = await db().user.findMany({
		where: {
			active: true,
			role: "admin",
			passwordHash: { not: null },
			identities: { none: {} },
		},
		select: { id: true, name: true, email: true },
		orderBy: { name: "asc" },
	});
	return ok({
		passwordsOffAt: city.passwordsOffAt?.getTime() ?? null,
		emergencyUserId: city.emergencyUserId,
		unusedDays: city.unusedDays,
		byPassword: await countByPassword(actor, city.emergencyUserId, now),
		candidates,
	});
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
