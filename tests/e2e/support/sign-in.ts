import type { BrowserContext, Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import type { Role } from "#lib/auth/rules/permission.ts";
import { sessionSecret } from "#lib/auth/secrets/secrets.ts";
import { makeAccount, makeSession } from "#tests/support/account.ts";

/** What next-auth calls its cookie where addresses begin with http:. */
const COOKIE = "authjs.session-token";

/** The cookie of a session, as signing in would set it. */
export async function sessionCookie(
	sessionId: string,
): Promise<{ name: string; value: string }> {
	const value = await encode({
		token: { sub: sessionId },
		secret: sessionSecret(),
		salt: COOKIE,
	});
	return { name: COOKIE, value };
}

/** A fresh account, signed in within this browser without the form. */
export async function signInAs(
	context: BrowserContext,
	role: Role,
	...stations: readonly { id: number }[]
): Promise<{ id: string; email: string; sessionId: string }> {
	const account = await makeAccount(
		role,
		stations.map(({ id }) => id),
	);
	const sessionId = await makeSession(account.id);
	const { name, value } = await sessionCookie(sessionId);
	await context.addCookies([
		{
			name,
			value,
			url: process.env.BASE_URL ?? "",
			httpOnly: true,
			sameSite: "Lax",
		},
	]);
	return { ...account, sessionId };
}

/** The fields of the page "Anmelden". */
export const form = (page: Page) => ({
	email: page.getByLabel("E-Mail-Adresse"),
	password: page.getByLabel("Passwort", { exact: true }),
	submit: page.getByRole("button", { name: "Anmelden", exact: true }),
});
