import "server-only";
import { ID_TOKEN } from "#lib/auth/issuers/commands/finish-sign-in.ts";
import { IssuerFault } from "#lib/auth/issuers/network/ask.ts";
import { metadataOf } from "#lib/auth/issuers/network/metadata.ts";
import { toIssuer } from "#lib/auth/issuers/queries/find-issuer.ts";
import { unseal } from "#lib/auth/secrets/seal.ts";
import { db } from "#lib/db/client.ts";
import { signInPath } from "#lib/paths/staff.ts";
import { env } from "#lib/runtime/env.ts";

interface SignOut {
	/** Of the issuer, as buttons call it. */
	name: string;
	/** Where one signs out there, too; null: it offers no such way, or is away. */
	address: string | null;
}

/**
 * How whoever has just signed out here signs out at the issuer (OpenID Connect RP-Initiated Logout 1.0): at a desk that
 * others use as well the next one must not be let in as them.
 */
export async function findSignOut(
	sessionId: string,
	now: Temporal.Instant,
): Promise<SignOut | null> {
	const session = await db().session.findUnique({
		where: { id: sessionId },
		include: { identity: { include: { issuer: true } } },
	});
	const row = session?.identity?.issuer;
	// Only who is out here is led there.
	if (!row || session.revokedAt === null) return null;
	const issuer = toIssuer(row);
	try {
		const { end_session_endpoint } = await metadataOf(issuer, now);
		if (!end_session_endpoint) return { name: issuer.name, address: null };
		const address = new URL(end_session_endpoint);
		const hint = session.idToken && unseal(ID_TOKEN, session.idToken);
		if (hint) address.searchParams.set("id_token_hint", hint.toString());
		address.searchParams.set("client_id", issuer.clientId);
		address.searchParams.set(
			"post_logout_redirect_uri",
			`${env().baseUrl}${signInPath(undefined, "abgemeldet")}`,
		);
		return { name: issuer.name, address: address.href };
	} catch (error) {
		if (error instanceof IssuerFault)
			return { name: issuer.name, address: null };
		throw error;
	}
}
