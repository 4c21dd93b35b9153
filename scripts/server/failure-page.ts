import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { FAILURE_WORDS, localeOfAddress } from "#lib/failure.ts";

/**
 * Pages in the place of two answers of Next that help nobody without JavaScript; they stand on their
 * own, without a script and without a further request.
 * - A page that cannot be built (a bug, or the database is away): an empty document for a script to fill.
 * - A form of an earlier deployment whose action is gone: one English line of plain text.
 */
export function designFailures(
	request: IncomingMessage,
	response: ServerResponse,
): void {
	const { write, end, writeHead } = response;
	const kind = (): Kind | null => {
		const type = String(response.getHeader("content-type") ?? "");
		if (response.statusCode >= 500 && type.startsWith("text/html"))
			return request.method === "POST" ? "failed-form" : "failed";
		const isOutdated = response.hasHeader("x-nextjs-action-not-found");
		return isOutdated && !request.headers["next-action"] ? "outdated" : null;
	};
	const replace = () => {
		Object.assign(response, { write, end, writeHead });
		const page = failurePage(request.url ?? "/", kind() ?? "failed");
		for (const name of ["content-encoding", "transfer-encoding", "etag"])
			response.removeHeader(name);
		response.setHeader("content-type", "text/html; charset=utf-8");
		response.setHeader("cache-control", "no-store");
		response.setHeader("content-security-policy", POLICY);
		response.setHeader("content-length", Buffer.byteLength(page));
		response.end(page);
		// Whatever Next still wants to say comes too late.
		Object.assign(response, { write: () => true, end: () => response });
	};
	response.writeHead = ((...args: Parameters<typeof writeHead>) => {
		response.statusCode = args[0];
		const headers = args.at(-1);
		if (typeof headers === "object" && !Array.isArray(headers)) {
			for (const [name, value] of Object.entries(headers))
				if (value !== undefined) response.setHeader(name, value);
		}
		return kind() ? response : writeHead.apply(response, args);
	}) as typeof writeHead;
	response.write = ((...args: Parameters<typeof write>) => {
		if (!kind()) return write.apply(response, args);
		replace();
		return true;
	}) as typeof write;
	response.end = ((...args: Parameters<typeof end>) => {
		if (!kind()) return end.apply(response, args);
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

type Kind = "failed" | "failed-form" | "outdated";

function failurePage(address: string, kind: Kind): string {
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
