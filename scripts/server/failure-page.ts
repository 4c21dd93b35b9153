import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { wasAway } from "#lib/db/away.ts";
import { isBusy } from "#lib/db/errors.ts";
import {
	FAILURE_STATUS,
	type FailureKind,
	localeOfAddress,
} from "#lib/failure.ts";
import { pageOf } from "#lib/feedback/rules/page.ts";
import { paths } from "#lib/paths/citizen.ts";
import { languageAttributes } from "#lib/text/language.ts";
import { translator } from "#lib/text/translator.ts";
import { cityHead, cityPhoneLink } from "#scripts/server/city-words.ts";

/**
 * Two answers of Next help nobody without JavaScript; pages of ours take their place, which stand on
 * their own, without a script and without a further request.
 * - failed: a page that cannot be built (a bug, or the database is away): an empty document for a script to fill.
 * - outdated: a form of an earlier deployment whose action is gone: one English line of plain text.
 * - A form that Next refuses to read (broken, from a foreign page): likewise.
 */
export function kindOfFailure(
	request: IncomingMessage,
	response: ServerResponse,
): FailureKind | null {
	const type = String(response.getHeader("content-type") ?? "");
	const isPage = type.startsWith("text/html");
	if (response.statusCode >= 500 && isPage) {
		if (response.statusCode === 503 || isAway(request)) return "busy";
		return request.method === "POST" ? "failed-form" : "failed";
	}
	if (request.headers["next-action"] || request.method !== "POST") return null;
	if (response.hasHeader("x-nextjs-action-not-found")) return "outdated";
	const isPlain = type.startsWith("text/plain") || type === "";
	if (response.statusCode < 500 || !isPlain) return null;
	return isAway(request) ? "busy" : "failed-form";
}

const isAway = ({ headers }: IncomingMessage) =>
	wasAway(String(headers["x-request-id"] ?? ""));

/** The page for this failure; sets its status and headers. */
export function failurePage(
	request: IncomingMessage,
	response: ServerResponse,
	kind: FailureKind,
): string {
	for (const name of ["etag", "content-encoding", "link"])
		response.removeHeader(name);
	for (const [name, value] of Object.entries(failureHeaders(kind)))
		response.setHeader(name, value);
	if (kind === "busy") response.statusCode = FAILURE_STATUS[kind];
	const asksAgainIn = comesBack(request, kind) ? secondsUntilAgain() : null;
	// From the header and not from the page, so that people can stop it (WCAG 2.2.1).
	if (asksAgainIn !== null) response.setHeader("refresh", String(asksAgainIn));
	return failureDocument(request.url ?? "/", kind, asksAgainIn);
}

/** Seconds after which asking again may help; the API says the same. */
const AGAIN = "5";
/** "nein": the page of a failure that passes does not ask again by itself. */
const AGAIN_PARAMETER = "neuladen";

/** What was sent would be sent once more only by whoever sent it. */
function comesBack(
	{ method, url = "/" }: IncomingMessage,
	kind: FailureKind,
): boolean {
	if (kind !== "busy" || (method !== "GET" && method !== "HEAD")) return false;
	return !url.includes(`${AGAIN_PARAMETER}=nein`);
}

/** Time enough to read it, and not all at once. */
const secondsUntilAgain = () => 15 + Math.floor(Math.random() * 6);

export function failureHeaders(kind: FailureKind): Record<string, string> {
	return {
		"content-type": "text/html; charset=utf-8",
		"cache-control": "no-store",
		"content-security-policy": POLICY,
		...(kind === "busy" ? { "retry-after": AGAIN } : {}),
	};
}

const STYLE = readFileSync(
	path.join(import.meta.dirname, "failure-page.css"),
	"utf8",
);
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escapeHtml = (text: string) =>
	text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Answers with such a page at once, without Next; a program that asks the API gets the same as a problem (RFC 9457). */
export function refuse(
	request: IncomingMessage,
	response: ServerResponse,
	kind: FailureKind,
): void {
	const isProgram = request.url?.startsWith("/api/");
	const answer = isProgram
		? problemOf(kind)
		: failurePage(request, response, kind);
	if (isProgram) response.setHeader("content-type", "application/problem+json");
	// Whoever asks the API waits as long as a person.
	if (kind === "busy") response.setHeader("retry-after", AGAIN);
	response.statusCode = FAILURE_STATUS[kind];
	response.setHeader("content-length", Buffer.byteLength(answer));
	response.end(answer);
}

/** What is said instead of an answer that nobody could make: in words, however far it had come. */
export function answerError(
	request: IncomingMessage,
	response: ServerResponse,
	error: unknown,
): void {
	if (response.headersSent) {
		// Half a page would look like a whole one.
		response.destroy();
		return;
	}
	if (isBusy(error)) refuse(request, response, "busy");
	else
		refuse(
			request,
			response,
			request.method === "POST" ? "failed-form" : "failed",
		);
}

const problemOf = (kind: FailureKind) =>
	JSON.stringify({
		type: "about:blank",
		title: translator("failure", "en")(`${kind}.title`),
		status: FAILURE_STATUS[kind],
		code: kind === "failed-form" ? "failed" : kind,
	});

/** Of these somebody opens the same page again, or another one. */
const BUTTONS = [
	"failed",
	"outdated",
	"no-address",
	"long-address",
	"large-headers",
	"unreadable",
	"foreign",
] as const;
const hasButton = (kind: FailureKind): kind is (typeof BUTTONS)[number] =>
	(BUTTONS as readonly FailureKind[]).includes(kind);

/** @param asksAgainIn seconds after which the page asks again; null: not by itself */
export function failureDocument(
	address: string,
	kind: FailureKind,
	asksAgainIn: number | null = null,
): string {
	const locale = localeOfAddress(address);
	const t = translator("failure", locale);
	const title = t(`${kind}.title`);
	// What begins with two slashes would be somebody else's.
	const own = address.replace(/^\/{2,}/, "/");
	const href = kind === "no-address" ? paths(locale).start() : own;
	// Of the address only what is nobody's: it stands in the report.
	const report = paths(locale).reportFault(pageOf(address.split("?")[0] ?? ""));
	// Without one there is nothing to open.
	const link = hasButton(kind)
		? `<p><a class="button" href="${escapeHtml(href)}">${t(`${kind}.button`)}</a></p>`
		: "";
	const stop = `${own}${own.includes("?") ? "&" : "?"}${AGAIN_PARAMETER}=nein`;
	const advice =
		asksAgainIn === null || kind !== "busy"
			? t(`${kind}.text`)
			: `${t("busy.again", { seconds: asksAgainIn })}</p>
<p><a href="${escapeHtml(stop)}">${t("stop")}</a>`;
	return `<!DOCTYPE html>
<html ${languageAttributes(locale)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${cityHead().product}</title>
<style>${STYLE}</style>
</head>
<body>
<header>${cityHead().wordmark}</header>
<main>
<h1>${title}</h1>
<p>${advice}</p>
<p>${t("safe")}</p>
${link}
<p>${t("call")} ${cityPhoneLink()}</p>
<p><a href="${paths(locale).status()}">${t("status")}</a></p>
<p><a href="${escapeHtml(report)}">${t("report")}</a></p>
</main>
</body>
</html>
`;
}
