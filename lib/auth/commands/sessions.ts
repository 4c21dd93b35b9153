import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor, Role } from "#lib/auth/rules/permission.ts";
import {
	DEVICE_DAYS,
	ENDED_DAYS,
	isAlive,
	isWorthNoting,
} from "#lib/auth/rules/session-rule.ts";
import { TRIES_HOURS } from "#lib/auth/rules/wait-rule.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { forgetDevices, rememberDevice } from "./known-devices.ts";

export interface SignedIn {
	actor: Actor;
	email: string;
	/** The role requires a second factor that this account has not set up: nothing else may be done before. */
	lacksSecondFactor: boolean;
}

/** @returns its id, for the cookie */
export async function openSession(
	tx: Tx,
	userId: string,
	now: Temporal.Instant,
	/** The browser; from now on it is a known one. */
	deviceId: string | null = null,
): Promise<string> {
	const at = toDbInstant(now);
	const id = randomUUID();
	await tx.session.create({
		data: { id, userId, createdAt: at, lastSeenAt: at, deviceId },
	});
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
		include: { user: { include: { stations: true } } },
	});
	if (!row?.user.active) return null;
	const times = {
		createdAt: row.createdAt.getTime(),
		lastSeenAt: row.lastSeenAt.getTime(),
		revokedAt: row.revokedAt?.getTime() ?? null,
	};
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
			user.totpConfirmedAt === null && (await needsTotp(user.role)),
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

/** Ends sessions of an account and forgets its browsers: all of them, or all but the one that asks. */
export async function endSessions(
	tx: Tx,
	userId: string,
	now: Temporal.Instant,
	except?: string,
): Promise<void> {
	await tx.session.updateMany({
		where: {
			userId,
			revokedAt: null,
			...(except === undefined ? {} : { id: { not: except } }),
		},
		data: { revokedAt: toDbInstant(now) },
	});
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
		.map(({ id, createdAt, lastSeenAt }) => ({
			id,
			createdAt: createdAt.getTime(),
			lastSeenAt: lastSeenAt.getTime(),
		}))
		.filter((times) => isAlive({ ...times, revokedAt: null }, now));
}

/** Sessions and links that ended long ago, old tries and browsers. */
export async function forgetSessions(now: Temporal.Instant): Promise<void> {
	const before = toDbInstant(now.subtract({ hours: ENDED_DAYS * 24 }));
	await db().session.deleteMany({ where: { lastSeenAt: { lt: before } } });
	await db().oneTimeLink.deleteMany({ where: { expiresAt: { lt: before } } });
	const unused = toDbInstant(now.subtract({ hours: DEVICE_DAYS * 24 }));
	await db().knownDevice.deleteMany({
		where: { lastSeenAt: { lt: unused } },
	});
	const counted = toDbInstant(now.subtract({ hours: TRIES_HOURS }));
	await db().signInTry.deleteMany({ where: { at: { lt: counted } } });
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
