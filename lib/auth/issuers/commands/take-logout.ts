import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { revokeSessions } from "#lib/auth/commands/sessions.ts";
import type { Issuer } from "#lib/auth/issuers/issuers.ts";
import { IssuerFault } from "#lib/auth/issuers/network/ask.ts";
import { metadataOf } from "#lib/auth/issuers/network/metadata.ts";
import {
	TokenFault,
	verifyLogoutToken,
} from "#lib/auth/issuers/network/tokens.ts";
import { findIssuer } from "#lib/auth/issuers/queries/find-issuer.ts";
import {
	type LoggedOut,
	readLogoutToken,
} from "#lib/auth/issuers/rules/logout-token.ts";
import type { Claims } from "#lib/auth/issuers/rules/mapping.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/**
 * An issuer says that somebody has signed out there, or has left: their sessions here are over. With a session's name
 * that one; sessions whose name we were never told, and a token without a name, by who it is.
 * @returns how many ended
 */
export async function takeLogout({
	slug,
	token,
	now,
}: {
	slug: string;
	token: string;
	/** Real time. */
	now: Temporal.Instant;
}): Promise<
	Result<number, "unknown-issuer" | "token" | "away" | "replayed" | "busy">
> {
	const issuer = await findIssuer(slug);
	if (!issuer) return refuse("unknown-issuer");
	const claims = await claimsOf(token, issuer, now);
	if (claims === "away") return refuse("away");
	const out = claims && readLogoutToken(claims);
	if (!out) return refuse("token");
	return write<number, "replayed">(async (tx) => {
		await lockKey(tx, `issuer ${issuer.id}`);
		const { tokenId, session, subject } = out;
		const { count } = await tx.issuerLogout.createMany({
			data: [
				{
					issuerId: issuer.id,
					tokenId,
					issuerSession: session,
					subject,
					at: toDbInstant(now),
				},
			],
			skipDuplicates: true,
		});
		if (count === 0) return refuse("replayed");
		const ended = await revokeSessions(
			tx,
			{ OR: sessionsOf(out).map((one) => withIssuer(one, issuer.id)) },
			now,
		);
		for (const userId of new Set(ended.map((one) => one.userId)))
			await record(
				tx,
				{
					userId,
					stationId: null,
					action: "session:ended-by-issuer",
					detail: { with: issuer.name },
				},
				now,
			);
		return ok(ended.length);
	});
}

/** Which sessions a logout token is about. */
function sessionsOf({ session, subject }: LoggedOut): Meant[] {
	return [
		...(session === null ? [] : [{ session, subject: null }]),
		...(subject === null
			? []
			: [session === null ? { subject } : { session: null, subject }]),
	];
}

interface Meant {
	/** Left out: any; null: those that have no name. */
	session?: string | null;
	/** Null: whoever it is. */
	subject: string | null;
}

const withIssuer = ({ session, subject }: Meant, issuerId: number) => ({
	identity: { issuerId, ...(subject === null ? {} : { subject }) },
	...(session === undefined ? {} : { issuerSession: session }),
});

async function claimsOf(
	token: string,
	issuer: Issuer,
	now: Temporal.Instant,
): Promise<Claims | "away" | null> {
	try {
		const metadata = await metadataOf(issuer, now);
		return await verifyLogoutToken(token, issuer, metadata, now);
	} catch (error) {
		if (error instanceof IssuerFault) return "away";
		if (error instanceof TokenFault) return null;
		throw error;
	}
}
