import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { IssuerRefusal } from "#lib/auth/issuers/issuers.ts";
import { IssuerFault } from "#lib/auth/issuers/network/ask.ts";
import {
	forgetMetadata,
	metadataOf,
} from "#lib/auth/issuers/network/metadata.ts";
import { findIssuer } from "#lib/auth/issuers/queries/find-issuer.ts";
import type { Begun } from "#lib/auth/secrets/begun.ts";
import { clientSecretOf } from "#lib/auth/secrets/client-secret.ts";
import { issuerPaths } from "#lib/paths/staff.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { env } from "#lib/runtime/env.ts";

interface Beginning {
	/** Where the browser goes. */
	address: string;
	/** What it keeps meanwhile. */
	begun: Omit<Begun, "at">;
}

/** The way to an issuer: state, nonce and verifier are made for this browser and this one time. */
export async function beginSignIn({
	slug,
	next,
	tryingSession,
	isSilent,
	now,
}: {
	slug: string;
	next: string;
	/** Of an administrator who tries it, whom also one that is not open yet may be tried by. */
	tryingSession: string | null;
	isSilent: boolean;
	now: Temporal.Instant;
}): Promise<Result<Beginning, IssuerRefusal>> {
	const issuer = await findIssuer(slug);
	if (!issuer || (!issuer.active && tryingSession === null))
		return refuse("unknown-issuer");
	if (clientSecretOf(slug) === null) return refuse("set-up");
	// Whoever tries it wants to know how it is now.
	if (tryingSession !== null) forgetMetadata(issuer);
	try {
		const metadata = await metadataOf(issuer, now);
		const [state, nonce, verifier] = [random(), random(), random()];
		const address = new URL(metadata.authorization_endpoint);
		const asked = {
			response_type: "code",
			client_id: issuer.clientId,
			redirect_uri: callbackOf(slug),
			scope: issuer.scopes,
			state,
			nonce,
			code_challenge: createHash("sha256").update(verifier).digest("base64url"),
			code_challenge_method: "S256",
			...(isSilent ? { prompt: "none" } : {}),
		};
		for (const [name, value] of Object.entries(asked))
			address.searchParams.set(name, value);
		const begun = {
			slug,
			state,
			nonce,
			verifier,
			next,
			tryingSession,
			isSilent,
		};
		return ok({ address: address.href, begun });
	} catch (error) {
		if (error instanceof IssuerFault) return refuse(error.kind);
		throw error;
	}
}

/** Each issuer has its own: an answer of another one does not arrive there. */
export const callbackOf = (slug: string) =>
	`${env().baseUrl}${issuerPaths.callback(slug)}`;

/** 256 bits in 43 signs. */
const random = () => randomBytes(32).toString("base64url");
