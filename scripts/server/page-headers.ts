import type { IncomingMessage, ServerResponse } from "node:http";
import {
	contentSecurityPolicy,
	newNonce,
} from "#app/_request/security-policy.ts";
import { OFFER_HEADER, PAGE_HEADER } from "#lib/auth/rules/page-header.ts";
import { languages } from "#lib/city/city.ts";
import { localeOfPage } from "#lib/paths/page-language.ts";
import { withinRequest } from "#lib/runtime/form-answer.ts";
import { acceptedLanguage } from "#lib/text/accepted.ts";
import type { Locale } from "#lib/text/locale.ts";

/** Not: endpoints, built files, the files of public/, and a demo mail, which has a policy of its own. */
const NO_PAGE =
	/^\/(?:api\/|_next\/|\.well-known\/|security\.txt$|favicon\.svg$|scripts\/|.*\/mail\.html$)/;
/** Next's own addition to an address that its client asks for. */
const CLIENT_QUERY = /([?&])_rsc=[^&]*(?:&|$)/;

const POLICY = "content-security-policy";
const LANGUAGE = "x-next-intl-locale";
const OURS = [POLICY, PAGE_HEADER, LANGUAGE, OFFER_HEADER];

type Handler = (
	request: IncomingMessage,
	response: ServerResponse,
) => Promise<void>;

/** No pages of the citizens', or in one language on purpose. */
const ONE_LANGUAGE =
	/^\/(?:api\/|anmelden|team|pilot|admin|anzeige|pairing|leicht|status|demo\/)/;

/** The language that a page offers above itself; null: it is in that one, or the browser wants none that the city has. */
export function offeredLanguage({
	url = "/",
	headers,
}: Pick<IncomingMessage, "url" | "headers">): Locale | null {
	const accepted = headers["accept-language"];
	if (accepted === undefined || ONE_LANGUAGE.test(url)) return null;
	const wanted = acceptedLanguage(accepted, languages());
	const [path = "/"] = url.split("?", 1);
	return wanted === localeOfPage(path) ? null : wanted;
}

/** Next's handler, which sees every page request with the headers of ours. */
export function asPage(handle: Handler, baseUrl: string): Handler {
	const isSecure = baseUrl.startsWith("https:");
	return (request, response) => {
		readyPage(request, response, isSecure);
		return withinRequest(() => handle(request, response));
	};
}

/**
 * What every page request carries, whatever was sent there: a policy with a fresh nonce, the page's address and its
 * language. No guard: each query and command asks for its permission itself.
 */
export function readyPage(
	request: IncomingMessage,
	response: ServerResponse,
	isSecure: boolean,
): void {
	const { url: address = "/", headers } = request;
	const [path = "/"] = address.split("?", 1);
	// What somebody else says of them counts nowhere.
	for (const name of OURS) delete headers[name];
	if (NO_PAGE.test(path)) return;
	const policy = contentSecurityPolicy(newNonce());
	// Next reads the nonce for its own scripts from here.
	headers[POLICY] = policy;
	// For the way back after signing in (lib/auth/queries/session.ts).
	headers[PAGE_HEADER] = address
		.replace(CLIENT_QUERY, "$1")
		.replace(/[?&]$/, "");
	// Where next-intl looks for the language until the layout has said it.
	headers[LANGUAGE] = localeOfPage(path);
	const offered = offeredLanguage(request);
	if (offered) headers[OFFER_HEADER] = offered;
	response.setHeader("content-security-policy", policy);
	if (isSecure)
		response.setHeader("strict-transport-security", "max-age=31536000");
}
