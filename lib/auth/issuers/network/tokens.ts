import "server-only";
import {
	createLocalJWKSet,
	errors,
	type JSONWebKeySet,
	type JWTPayload,
	type JWTVerifyGetKey,
	jwtVerify,
} from "jose";
import { z } from "zod";
import type { Issuer } from "#lib/auth/issuers/issuers.ts";
import { clientSecretOf } from "#lib/auth/secrets/client-secret.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { askIssuer, IssuerFault } from "./ask.ts";
import type { Metadata } from "./metadata.ts";

/** Signed with a key that only the issuer has: never "none", and never with something that we know as well. */
const ALGORITHMS = [
	...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
	...["ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
];
/** Clocks differ by some seconds; more is a fault that somebody has to mend. */
const TOLERANCE_SECONDS = 60;
/** A token is made for the answer that brings it. */
const OLDEST = "10m";
/** Keys are believed for so long; a key that nobody knows has them asked for anew, but not more often than that. */
const KEYS_MS = 10 * 60_000;
const ASK_AGAIN_MS = 10_000;
/** So long after a vain try there is no other: anybody may send a token with a key that nobody knows. */
const AWAY_MS = 5_000;
const LONGEST_TOKEN = 64 * 1024;

/** What is signed says something else than it must. "clock": only its time is wrong. */
export class TokenFault extends Error {
	readonly kind: "token" | "clock";
	constructor(kind: "token" | "clock", what: string) {
		super(what);
		this.name = "TokenFault";
		this.kind = kind;
	}
}

interface Keys {
	at: number;
	asked: Promise<JWTVerifyGetKey>;
	isAway: boolean;
}

const kept = () => onGlobal("issuer-keys", () => new Map<string, Keys>());

const keySetSchema = z.object({
	keys: z.array(z.looseObject({ kty: z.string() })).max(100),
});

async function fetchKeys(address: string): Promise<JWTVerifyGetKey> {
	const { status, body } = await askIssuer(address);
	const read = keySetSchema.safeParse(body);
	if (status !== 200 || !read.success)
		throw new IssuerFault(status >= 500 ? "away" : "set-up", "no keys");
	return createLocalJWKSet(read.data as JSONWebKeySet);
}

function keysOf(
	{ jwks_uri }: Metadata,
	youngest: number,
	now: Temporal.Instant,
): Promise<JWTVerifyGetKey> {
	const at = now.epochMilliseconds;
	const known = kept().get(jwks_uri);
	if (known && at - known.at < (known.isAway ? AWAY_MS : youngest))
		return known.asked;
	const asked = fetchKeys(jwks_uri);
	const keys: Keys = { at, asked, isAway: false };
	kept().set(jwks_uri, keys);
	asked.catch(() => {
		keys.isAway = true;
	});
	return asked;
}

/** The issuer's key for this token; after it has changed its keys, asked for once more. */
const keyFor =
	(metadata: Metadata, now: Temporal.Instant): JWTVerifyGetKey =>
	async (header, token) => {
		try {
			return await (await keysOf(metadata, KEYS_MS, now))(header, token);
		} catch (error) {
			if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
			return (await keysOf(metadata, ASK_AGAIN_MS, now))(header, token);
		}
	};

async function verify(
	token: string,
	issuer: Issuer,
	metadata: Metadata,
	now: Temporal.Instant,
): Promise<{ payload: JWTPayload; type: string }> {
	if (token.length > LONGEST_TOKEN) throw new TokenFault("token", "too long");
	try {
		const { payload, protectedHeader } = await jwtVerify(
			token,
			keyFor(metadata, now),
			{
				algorithms: ALGORITHMS,
				issuer: issuer.url,
				audience: issuer.clientId,
				clockTolerance: TOLERANCE_SECONDS,
				maxTokenAge: OLDEST,
				requiredClaims: ["exp", "iat"],
				currentDate: new Date(now.epochMilliseconds),
			},
		);
		return { payload, type: protectedHeader.typ?.toLowerCase() ?? "" };
	} catch (error) {
		if (error instanceof IssuerFault) throw error;
		throw faultOf(error);
	}
}

function faultOf(error: unknown): TokenFault {
	const isTime =
		error instanceof errors.JWTExpired ||
		(error instanceof errors.JWTClaimValidationFailed &&
			["iat", "nbf", "exp"].includes(error.claim) &&
			error.reason === "check_failed");
	const what = error instanceof errors.JOSEError ? error.code : "unreadable";
	return new TokenFault(isTime ? "clock" : "token", what);
}

/**
 * Whom the issuer says it is, after all that OpenID Connect Core 3.1.3.7 wants looked at.
 * @throws TokenFault, IssuerFault
 */
export async function verifyIdToken(
	token: string,
	issuer: Issuer,
	metadata: Metadata,
	nonce: string,
	now: Temporal.Instant,
): Promise<JWTPayload> {
	const { payload } = await verify(token, issuer, metadata, now);
	if (payload.nonce !== nonce) throw new TokenFault("token", "another nonce");
	const several = Array.isArray(payload.aud) && payload.aud.length > 1;
	const forUs =
		payload.azp === undefined ? !several : payload.azp === issuer.clientId;
	if (!forUs) throw new TokenFault("token", "for another client");
	return payload;
}

/** The claims of a logout token; what they must say is looked at in rules/logout-token.ts. */
export async function verifyLogoutToken(
	token: string,
	issuer: Issuer,
	metadata: Metadata,
	now: Temporal.Instant,
): Promise<JWTPayload> {
	const { payload, type } = await verify(token, issuer, metadata, now);
	// Said or not said; but not that it is something else, such as an access token.
	if (!["", "jwt", "logout+jwt"].includes(type))
		throw new TokenFault("token", "no logout token");
	return payload;
}

const tokensSchema = z.object({ id_token: z.string().min(1) });

/**
 * The ID token for a code. The code is worth nothing without the verifier, which only the browser that began has.
 * @throws IssuerFault
 */
export async function fetchIdToken(
	issuer: Issuer,
	metadata: Metadata,
	{
		code,
		verifier,
		callback,
	}: { code: string; verifier: string; callback: string },
): Promise<string> {
	const secret = clientSecretOf(issuer.slug);
	if (secret === null) throw new IssuerFault("set-up", "no client secret");
	const form = new URLSearchParams({
		grant_type: "authorization_code",
		code,
		redirect_uri: callback,
		code_verifier: verifier,
	});
	const headers: Record<string, string> = {};
	const methods = metadata.token_endpoint_auth_methods_supported;
	if (methods && !methods.includes("client_secret_basic")) {
		form.set("client_id", issuer.clientId);
		form.set("client_secret", secret);
	} else headers.authorization = basic(issuer.clientId, secret);
	const { status, body } = await askIssuer(metadata.token_endpoint, {
		form,
		headers,
	});
	const read = tokensSchema.safeParse(body);
	if (status === 200 && read.success) return read.data.id_token;
	const said = z.object({ error: z.string() }).safeParse(body);
	const what = said.success ? said.data.error.slice(0, 60) : `status ${status}`;
	if (what === "invalid_grant") throw new TokenFault("token", what);
	throw new IssuerFault(status >= 500 ? "away" : "set-up", what);
}

/** Both are written as in a form first (RFC 6749, 2.3.1). */
function basic(clientId: string, secret: string): string {
	const encoded = [clientId, secret]
		.map((part) => new URLSearchParams({ x: part }).toString().slice(2))
		.join(":");
	return `Basic ${Buffer.from(encoded).toString("base64")}`;
}
