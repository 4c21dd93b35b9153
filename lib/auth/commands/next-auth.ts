import "server-only";
import NextAuth, { type NextAuthConfig } from "next-auth";
import { getToken } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { MAX_HOURS } from "#lib/auth/rules/session-rule.ts";
import {
	isSessionProof,
	sessionProof,
	sessionSecret,
} from "#lib/auth/secrets/secrets.ts";
import { env } from "#lib/runtime/env.ts";
import { log } from "#lib/runtime/log.ts";

/**
 * The cookie is next-auth's, whether it still counts is ours to say: it only names a row of table `session`
 * (docs/decisions/0017). Its HTTP handlers are not mounted: signing in and out are server actions.
 */
const PROVIDER = "session";

const isSecure = () => env().baseUrl.startsWith("https:");

const { signIn, signOut } = NextAuth(
	(): NextAuthConfig => ({
		secret: sessionSecret(),
		trustHost: true,
		useSecureCookies: isSecure(),
		session: { strategy: "jwt", maxAge: MAX_HOURS * 3600 },
		providers: [
			Credentials({
				id: PROVIDER,
				credentials: { id: {}, proof: {} },
				authorize: ({ id, proof }) =>
					isSessionProof(String(proof), String(id)) ? { id: String(id) } : null,
			}),
		],
		callbacks: {
			// Nothing but the session's id: a name or a role in it could be out of date.
			jwt: ({ token, user }) => ({ sub: user?.id ?? token.sub ?? "" }),
		},
		logger: {
			error: (error) => log().error({ error: error.name }, "sign-in"),
			warn: () => {},
			debug: () => {},
		},
	}),
);

/** Gives the browser the cookie that names this session. Only in a server action. */
export async function setSessionCookie(sessionId: string): Promise<void> {
	const proof = sessionProof(sessionId);
	// Where to is ours to say, afterwards.
	await signIn(PROVIDER, {
		id: sessionId,
		proof,
		redirect: false,
		redirectTo: "/",
	});
}

export async function dropSessionCookie(): Promise<void> {
	await signOut({ redirect: false, redirectTo: "/" });
}

/** The session that the request's cookie names; it may have ended long ago. */
export async function namedSession(headers: Headers): Promise<string | null> {
	const token = await getToken({
		// Of the two ways to send it only the cookie: what other pages cannot make a browser send is no way in.
		req: { headers: { cookie: headers.get("cookie") ?? "" } },
		secret: sessionSecret(),
		secureCookie: isSecure(),
	});
	return token?.sub ?? null;
}
