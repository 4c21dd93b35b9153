import type { Claims } from "./mapping.ts";

const EVENT = "http://schemas.openid.net/event/backchannel-logout";
const MAX_SIGNS = 255;

/** Whom an issuer has signed out: a session, a person, or a person's session. */
export interface LoggedOut {
	tokenId: string;
	session: string | null;
	subject: string | null;
}

/**
 * What a logout token says beside its signature, issuer, audience and time, which have been looked at (OpenID Connect
 * Back-Channel Logout 1.0, 2.6).
 * @returns null: it is none. Above all an ID token is none, which browsers have seen: it has a nonce and no such event.
 */
export function readLogoutToken(claims: Claims): LoggedOut | null {
	const { jti, nonce, events } = claims;
	const session = textOf(claims.sid);
	const subject = textOf(claims.sub);
	const tokenId = textOf(jti);
	if (nonce !== undefined || tokenId === null) return null;
	if (session === null && subject === null) return null;
	if (typeof events !== "object" || events === null) return null;
	const event = Object.hasOwn(events, EVENT) && (events as Claims)[EVENT];
	return typeof event === "object" && event !== null
		? { tokenId, session, subject }
		: null;
}

const textOf = (value: unknown) =>
	typeof value === "string" && value.length > 0 && value.length <= MAX_SIGNS
		? value
		: null;
