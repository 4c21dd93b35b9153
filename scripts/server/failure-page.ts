import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { FAILURE_WORDS, localeOfAddress } from "#lib/failure.ts";

/**
 * When a page cannot be built (a bug, or the database is away), Next answers with an empty document
 * that only a script fills. Whoever has no JavaScript would see nothing, so we put a page in its
 * place that stands on its own: no script, no further request but this one.
 */
export function designFailures(
	request: IncomingMessage,
	response: ServerResponse,
): void {
	const { write, end, writeHead } = response;
	const isFailure = () =>
		response.statusCode >= 500 &&
		String(response.getHeader("content-type") ?? "").startsWith("text/html");
	const replace = () => {
		Object.assign(response, { write, end, writeHead });
		const page = failurePage(request.url ?? "/", request.method === "POST");
		for (const name of ["content-encoding", "transfer-encoding", "etag"])
			response.removeHeader(name);
		response.setHeader("cache-control", "no-store");
		response.setHeader("content-security-policy", POLICY);
		response.setHeader("content-length", Buffer.byteLength(page));
		response.end(page);
		// Whatever Next still wants to say comes too late.
		Object.assign(response, { write: () => true, end: () => response });
	};
	response.writeHead = ((...args: Parameters<typeof writeHead>) => {
		if (typeof args[0] === "number") response.statusCode = args[0];
		return isFailure() ? response : writeHead.apply(response, args);
	}) as typeof writeHead;
	response.write = ((...args: Parameters<typeof write>) => {
		if (!isFailure()) return write.apply(response, args);
		replace();
		return true;
	}) as typeof write;
	response.end = ((...args: Parameters<typeof end>) => {
		if (!isFailure()) return end.apply(response, args);
		replace();
		return response;
	}) as typeof end;
}

const STYLE = readFileSync(
	path.join(import.meta.dirname, "failure-page.css"),
	"utf8",
);
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escapeHtml = (text: string) =>
	text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

function failurePage(address: string, isPost: boolean): string {
	const locale = localeOfAddress(address);
	const words = FAILURE_WORDS[locale];
	// A form that failed would lose what was typed behind a link; reloading sends it again.
	const retry = isPost
		? `<p>${words.reload}</p>`
		: `<p><a class="button" href="${escapeHtml(address)}">${words.retry}</a></p>`;
	return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.title} – Bürgertermin Duisburg</title>
<style>${STYLE}</style>
</head>
<body>
<header><strong>Bürgertermin</strong> Duisburg</header>
<main>
<h1>${words.title}</h1>
<p>${words.text}</p>
<p>${words.safe}</p>
${retry}
<p>${words.call} <a href="tel:+4920394000">0203&nbsp;94000</a></p>
</main>
</body>
</html>
`;
}
