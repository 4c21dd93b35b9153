import "server-only";
import { randomUUID } from "node:crypto";
import { record } from "#lib/auth/commands/audit.ts";
import { endDeskFeeds } from "#lib/auth/commands/end-desk-feeds.ts";
import { putStations } from "#lib/auth/commands/put-stations.ts";
import { endSessions } from "#lib/auth/commands/sessions.ts";
import type { Issuer, IssuerRefusal } from "#lib/auth/issuers/issuers.ts";
import type { Profile } from "#lib/auth/issuers/rules/claims.ts";
import type { Decision } from "#lib/auth/issuers/rules/mapping.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { staysClosed } from "./closed-identities.ts";

export interface Known {
	userId: string;
	identityId: string;
}

type Taken =
	| { error: null; known: Known }
	| { error: IssuerRefusal; known: Known | null };

interface Judged {
	profile: Profile;
	decision: Decision;
	error: IssuerRefusal | null;
}

/**
 * The account of whoever an issuer says is here, as the rules want it now: made the first time, changed where something
 * is different, and closed to whom no rule gives anything. Under the issuer's lock.
 */
export async function takeIdentity(
	tx: Tx,
	issuer: Issuer,
	judged: Judged,
	now: Temporal.Instant,
): Promise<Taken> {
	const { subject } = judged.profile;
	const identity = await tx.identity.findUnique({
		where: { issuerId_subject: { issuerId: issuer.id, subject } },
		include: { user: { include: { stations: true } } },
	});
	if (!identity) return takeStranger(tx, issuer, judged, now);
	const { user } = identity;
	const known: Known = { userId: user.id, identityId: identity.id };
	if (!user.active) return { error: "closed", known };
	const { result } = judged.decision;
	// Whoever has no task here any more has no session here either, wherever it was opened.
	if (!result.ok || judged.error !== null) {
		if (!result.ok) await endSessions(tx, user.id, now);
		return { error: judged.error ?? "no-rule", known };
	}
	await follow(tx, user, issuer, judged.profile, result, now);
	return { error: null, known };
}

type Allowed = Extract<Decision["result"], { ok: true }>;

/** Name, address, role and stations are as the issuer says and the rules want; only what changed is written. */
async function follow(
	tx: Tx,
	user: {
		id: string;
		name: string;
		email: string;
		role: string;
		stations: readonly { stationId: number }[];
	},
	issuer: Issuer,
	{ name, email }: Profile,
	{ role, stationIds }: Allowed,
	now: Temporal.Instant,
): Promise<void> {
	const before = user.stations.map(({ stationId }) => stationId).sort();
	const moved = before.join() !== [...stationIds].sort().join();
	const isNewAddress =
		email !== null &&
		email !== user.email &&
		// Somebody else's stays theirs.
		(await tx.user.count({ where: { email } })) === 0;
	const changes = {
		...(user.name === name ? {} : { name }),
		...(user.role === role ? {} : { role }),
		...(isNewAddress ? { email } : {}),
	};
	if (Object.keys(changes).length === 0 && !moved) return;
	await tx.user.update({ where: { id: user.id }, data: changes });
	if (moved) await putStations(tx, user.id, stationIds);
	else await endDeskFeeds(tx, user.id);
	await record(
		tx,
		{
			userId: user.id,
			stationId: null,
			action: "user:by-issuer",
			subject: `user ${user.id}`,
			detail: {
				with: issuer.name,
				...(user.name === name ? {} : { name: true }),
				...(isNewAddress ? { email: true } : {}),
				...(user.role === role ? {} : { role: [user.role, role] }),
				...(moved ? { stations: [...stationIds] } : {}),
			},
		},
		now,
	);
}

async function takeStranger(
	tx: Tx,
	issuer: Issuer,
	{ profile, decision, error }: Judged,
	now: Temporal.Instant,
): Promise<Taken> {
	const { result } = decision;
	if (!result.ok || error !== null)
		return { error: error ?? "no-rule", known: null };
	const { subject, name, email } = profile;
	if (email === null) return { error: "no-email", known: null };
	if (await staysClosed(tx, { issuerId: issuer.id, subject, name }, now))
		return { error: "closed", known: null };
	const userId = randomUUID();
	const { count } = await tx.user.createMany({
		data: [
			{
				id: userId,
				email,
				name,
				role: result.role,
				createdAt: toDbInstant(now),
			},
		],
		skipDuplicates: true,
	});
	if (count === 0) {
		await askToLink(tx, issuer, profile, email, now);
		return { error: "account-exists", known: null };
	}
	await putStations(tx, userId, result.stationIds);
	const identityId = randomUUID();
	await tx.identity.create({
		data: {
			id: identityId,
			issuerId: issuer.id,
			subject,
			userId,
			linkedAt: toDbInstant(now),
		},
	});
	await record(
		tx,
		{
			userId,
			stationId: null,
			action: "user:made-by-issuer",
			subject: `user ${userId}`,
			detail: {
				with: issuer.name,
				role: result.role,
				stations: [...result.stationIds],
			},
		},
		now,
	);
	return { error: null, known: { userId, identityId } };
}

/**
 * The address is an account's already. Whether it is the same person nobody can tell by an address, which may have been
 * somebody else's before: an administrator decides.
 */
async function askToLink(
	tx: Tx,
	{ id: issuerId }: Issuer,
	{ subject, name }: Profile,
	email: string,
	now: Temporal.Instant,
): Promise<void> {
	const user = await tx.user.findUniqueOrThrow({ where: { email } });
	const about = { userId: user.id, name, askedAt: toDbInstant(now) };
	await tx.identityAsk.upsert({
		where: { issuerId_subject: { issuerId, subject } },
		create: { issuerId, subject, ...about },
		update: about,
	});
}
