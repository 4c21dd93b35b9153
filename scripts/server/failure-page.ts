import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { FAILURE_WORDS, localeOfAddress } from "#lib/failure.ts";

type Kind = "failed" | "failed-form" | "outdated";

/**
 * Two answers of Next help nobody without JavaScript; pages of ours take their place, which stand on
 * their own, without a script and without a further request.
 * - failed: a page that cannot be built (a bug, or the database is away): an empty document for a script to fill.
 * - outdated: a form of an earlier deployment whose action is gone: one English line of plain text.
 */
export function kindOfFailure(
	request: IncomingMessage,
	response: ServerResponse,
): Kind | null {
	const type = String(response.getHeader("content-type") ?? "");
	if (response.statusCode >= 500 && type.startsWith("text/html"))
		return request.method === "POST" ? "failed-form" : "failed";
	const isOutdated = response.hasHeader("x-nextjs-action-not-found");
	return isOutdated && !request.headers["next-action"] ? "outdated" : null;
}

/** The page for this failure, and the headers that go with it. */
export function failurePage(
	request: IncomingMessage,
	response: ServerResponse,
	kind: Kind,
): string {
	for (const name of ["etag", "content-encoding"]) response.removeHeader(name);
	response.setHeader("content-type", "text/html; charset=utf-8");
	response.setHeader("cache-control", "no-store");
	response.setHeader("content-security-policy", POLICY);
	return document(request.url ?? "/", kind);
}

const STYLE = readFileSync(
	path.join(import.meta.dirname, "failure-page.css"),
	"utf8",
);
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escapeHtml = (text: string) =>
	text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

function document(address: string, kind: Kind): string {
	const locale = localeOfAddress(address);
	const words = FAILURE_WORDS[locale];
	const isOutdated = kind === "outdated";
	const title = isOutdated ? words.outdatedTitle : words.title;
	const button = isOutdated ? words.outdatedRetry : words.retry;
	// A form that failed would lose what was typed behind a link; reloading sends it again.
	const retry =
		kind === "failed-form"
			? `<p>${words.reload}</p>`
			: `<p><a class="button" href="${escapeHtml(address)}">${button}</a></p>`;
	return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Bürgertermin Duisburg</title>
<style>${STYLE}</style>
</head>
<body>
<header><strong>Bürgertermin</strong> Duisburg</header>
<main>
<h1>${title}</h1>
<p>${isOutdated ? words.outdatedText : words.text}</p>
<p>${words.safe}</p>
${retry}
<p>${words.call} <a href="tel:+4920394000">0203&nbsp;94000</a></p>
</main>
</body>
</html>
`;
}
