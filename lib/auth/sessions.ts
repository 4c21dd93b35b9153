import "server-only";
import { randomUUID } from "node:crypto";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Actor, Role } from "./permission.ts";
import { isAlive, isWorthNoting } from "./session-rule.ts";

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
): Promise<string> {
	const at = toDbInstant(now);
	const id = randomUUID();
	await tx.session.create({
		data: { id, userId, createdAt: at, lastSeenAt: at },
	});
	return id;
}

/** Who this session is, as the database has it now; null once it has ended or the account may not. */
export async function readSession(
	id: string,
	now: Temporal.Instant,
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
	if (isWorthNoting(times, now))
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
		lacksSecondFactor: false,
	};
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
