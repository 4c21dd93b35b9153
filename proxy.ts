import { NextRequest, NextResponse } from "next/server";
import createMiddleware from "next-intl/middleware";
import { routing } from "#app/i18n/routing.ts";
import {
	contentSecurityPolicy,
	newNonce,
} from "./app/_request/security-policy.ts";
import { env } from "./lib/runtime/env.ts";

const routeByLanguage = createMiddleware(routing);

/** Addresses in no language: the portals, which are German, and the waiting room's display, which speaks all. */
const WITHOUT_LANGUAGE = /^\/(anmelden|team|pilot|admin|anzeige)(\/|$)/;

/**
 * Every page request: language from the address and a policy with a fresh nonce. No guard: each
 * query and command asks for its permission itself.
 */
export function proxy(request: NextRequest): NextResponse {
	const { pathname, search } = request.nextUrl;
	const policy = contentSecurityPolicy(newNonce());
	const headers = new Headers(request.headers);
	// Next reads the nonce for its own scripts from here.
	headers.set("content-security-policy", policy);
	// For the way back after signing in (lib/auth/queries/session.ts).
	headers.set("x-page", `${pathname}${search}`);
	const response = WITHOUT_LANGUAGE.test(pathname)
		? NextResponse.next({ request: { headers } })
		: routeByLanguage(new NextRequest(request, { headers }));
	response.headers.set("content-security-policy", policy);
	if (env().baseUrl.startsWith("https:"))
		response.headers.set("strict-transport-security", "max-age=31536000");
	return response;
}

export const config = {
	// Not: endpoints, built files, the files of public/, and a demo mail, which has a policy of its own.
	matcher: [
		"/((?!api/|_next/|\\.well-known/|security\\.txt$|favicon\\.svg$|scripts/|.*/mail\\.html$).*)",
	],
};
