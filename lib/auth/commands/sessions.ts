import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor, Role } from "#lib/auth/rules/permission.ts";
import {
	DEVICE_DAYS,
	ENDED_DAYS,
	isAlive,
	isToBeRenewed,
	isWorthNoting,
} from "#lib/auth/rules/session-rule.ts";
import { TRIES_HOURS } from "#lib/auth/rules/wait-rule.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { forgetDevices, rememberDevice } from "./known-devices.ts";

export interface SignedIn {
	actor: Actor;
	email: string;
	/** The role requires a second factor that this account has not set up: nothing else may be done before. */
	lacksSecondFactor: boolean;
	/** Came by an issuer, which asks for whatever has to be asked; null: with a password. */
	issuerId: number | null;
}

/** How an issuer knows a session that somebody opened by it. */
export interface ByIssuer {
	identityId: string;
	/** What it calls the session; null: nothing. */
	session: string | null;
	/** Then it is asked again. */
	endsAt: Temporal.Instant;
	/** Encrypted. */
	idToken: string | null;
}

/** @returns its id, for the cookie */
export async function openSession(
	tx: Tx,
	userId: string,
	now: Temporal.Instant,
	/** The browser; from now on it is a known one. */
	deviceId: string | null = null,
	by: ByIssuer | null = null,
): Promise<string> {
	const at = toDbInstant(now);
	const id = randomUUID();
	await tx.session.create({
		data: {
			id,
			userId,
			createdAt: at,
			lastSeenAt: at,
			deviceId,
			...(by && {
				identityId: by.identityId,
				issuerSession: by.session,
				endsAt: toDbInstant(by.endsAt),
				idToken: by.idToken,
			}),
		},
	});
	await tx.user.update({ where: { id: userId }, data: { signedInAt: at } });
	if (deviceId !== null) await rememberDevice(tx, deviceId, userId, now);
	return id;
}

/** Who this session is, as the database has it now; null once it has ended or the account may not. */
export async function readSession(
	id: string,
	now: Temporal.Instant,
	/** False: nobody did anything, a page only looked whether something is new. */
	isUse = true,
): Promise<SignedIn | null> {
	if (!UUID.test(id)) return null;
	const row = await db().session.findUnique({
		where: { id },
		include: { user: { include: { stations: true } }, identity: true },
	});
	if (!row?.user.active) return null;
	const times = timesOf(row);
	if (!isAlive(times, now)) return null;
	if (isUse && isWorthNoting(times, now))
		await db().session.updateMany({
			where: { id, revokedAt: null },
			data: { lastSeenAt: toDbInstant(now) },
		});
	const { user } = row;
	return {
		actor: {
			userId: user.id,
			sessionId: id,
			name: user.name,
			role: user.role as Role,
			stationIds: user.stations.map(({ stationId }) => stationId),
		},
		email: user.email,
		lacksSecondFactor:
			row.identity === null &&
			user.totpConfirmedAt === null &&
			(await needsTotp(user.role)),
		issuerId: row.identity?.issuerId ?? null,
	};
}

/** The issuer that has to say once more who somebody is, whose session it is time for; null: there is nothing to ask. */
export async function issuerToRenew(
	id: string,
	now: Temporal.Instant,
): Promise<{ slug: string } | null> {
	if (!UUID.test(id)) return null;
	const row = await db().session.findUnique({
		where: { id },
		include: { user: true, identity: { include: { issuer: true } } },
	});
	const issuer = row?.identity?.issuer;
	return row?.user.active && issuer?.active && isToBeRenewed(timesOf(row), now)
		? { slug: issuer.slug }
		: null;
}

function timesOf(row: {
	createdAt: Date;
	lastSeenAt: Date;
	revokedAt: Date | null;
	endsAt: Date | null;
}) {
	return {
		createdAt: row.createdAt.getTime(),
		lastSeenAt: row.lastSeenAt.getTime(),
		revokedAt: row.revokedAt?.getTime() ?? null,
		endsAt: row.endsAt?.getTime() ?? null,
	};
}

/** Whose a session is or was, whether it still counts or not. */
export async function userOfSession(id: string): Promise<string | null> {
	if (!UUID.test(id)) return null;
	const row = await db().session.findUnique({ where: { id } });
	return row?.userId ?? null;
}

async function needsTotp(role: string): Promise<boolean> {
	const city = await db().city.findUnique({
		where: { id: 1 },
		select: { totpRoles: true },
	});
	return city?.totpRoles.includes(role) ?? false;
}

/**
 * Ends these sessions, and has every open page of them look at once whether it may go on (lib/queue/live/queries/live.ts).
 * @returns those that were open
 */
export async function revokeSessions(
	tx: Tx,
	which: Prisma.SessionWhereInput,
	now: Temporal.Instant,
): Promise<{ id: string; userId: string }[]> {
	const ended = await tx.session.updateManyAndReturn({
		where: { AND: [which, { revokedAt: null }] },
		data: { revokedAt: toDbInstant(now) },
		select: { id: true, userId: true },
	});
	const named = ended.map(({ id }) => id).join(" ");
	if (ended.length > 0)
		await tx.$executeRaw`SELECT pg_notify('sessions', ${named.length < LONGEST_NEWS ? named : ""})`;
	return ended;
}

/** PostgreSQL passes on a little more. */
const LONGEST_NEWS = 7_000;

/** Ends sessions of an account and forgets its browsers: all of them, or all but the one that asks. */
export async function endSessions(
	tx: Tx,
	userId: string,
	now: Temporal.Instant,
	except?: string,
): Promise<void> {
	await revokeSessions(
		tx,
		{ userId, ...(except === undefined ? {} : { id: { not: except } }) },
		now,
	);
	const kept =
		except === undefined
			? null
			: await tx.session.findUnique({ where: { id: except } });
	await forgetDevices(tx, userId, kept?.deviceId ?? null);
}

/** The open ones of an account, newest first. */
export async function listSessions(
	userId: string,
	now: Temporal.Instant,
): Promise<{ id: string; createdAt: number; lastSeenAt: number }[]> {
	const rows = await db().session.findMany({
		where: { userId, revokedAt: null },
		orderBy: { createdAt: "desc" },
	});
	return rows
		.map((row) => ({ id: row.id, ...timesOf(row) }))
		.filter((times) => isAlive(times, now));
}

/** Sessions and links that ended long ago, old tries and browsers. */
export async function forgetSessions(now: Temporal.Instant): Promise<void> {
	const before = toDbInstant(now.subtract({ hours: ENDED_DAYS * 24 }));
	await db().session.deleteMany({ where: { lastSeenAt: { lt: before } } });
	await db().identityAsk.deleteMany({ where: { askedAt: { lt: before } } });
	await db().closedIdentity.updateMany({
		where: { askedAt: { lt: before } },
		data: { askedName: null, askedAt: null },
	});
	await db().oneTimeLink.deleteMany({ where: { expiresAt: { lt: before } } });
	const unused = toDbInstant(now.subtract({ hours: DEVICE_DAYS * 24 }));
	await db().knownDevice.deleteMany({
		where: { lastSeenAt: { lt: unused } },
	});
	const counted = toDbInstant(now.subtract({ hours: TRIES_HOURS }));
	await db().signInTry.deleteMany({ where: { at: { lt: counted } } });
	await db().issuerLogout.deleteMany({ where: { at: { lt: counted } } });
	// With it the issuer could be asked to sign out somebody who has long gone.
	await db().session.updateMany({
		where: { idToken: { not: null }, lastSeenAt: { lt: counted } },
		data: { idToken: null },
	});
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
