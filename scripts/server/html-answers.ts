import type { IncomingMessage, ServerResponse } from "node:http";
import { contentSecurityPolicy } from "#app/_request/security-policy.ts";
import type { FailureKind } from "#lib/failure.ts";
import { failurePage, kindOfFailure } from "#scripts/server/failure-page.ts";
import {
	hasNoScript,
	statusOf,
	toStandard,
	withoutNonce,
	withoutScripts,
} from "#scripts/server/plain-page.ts";
import { forPass } from "#scripts/server/waiting-room/with-pass.ts";

/**
 * Holds back each page until it is whole and looks at it once: one that failed is replaced, one that
 * needs no script loses them, one that says it is a 404 becomes one, and each is put as the HTML standard
 * wants it. Everything else passes untouched.
 */
export function finishHtml(
	request: IncomingMessage,
	response: ServerResponse,
): void {
	// The headers of a page depend on its body; Node leaves the body itself out of the answer to HEAD.
	if (request.method === "HEAD") request.method = "GET";
	const { write, end, writeHead, flushHeaders } = response;
	const chunks: Buffer[] = [];
	const isHeld = () =>
		String(response.getHeader("content-type") ?? "").startsWith("text/html") ||
		kindOfFailure(request, response) !== null;
	const keep = (chunk: unknown) => {
		if (typeof chunk === "string") chunks.push(Buffer.from(chunk));
		else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
	};
	const finish = () => {
		Object.assign(response, { write, end, writeHead, flushHeaders });
		const html = Buffer.concat(chunks).toString("utf8");
		const kind = kindOfFailure(request, response) ?? kindOfEmpty(html);
		const page = kind
			? forPass(response, failurePage(request, response, kind))
			: finishPage(
					forPass(response, toStandard(withoutScripts(html))),
					response,
				);
		if (!kind) response.statusCode = statusOf(html) ?? response.statusCode;
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
		return isHeld() ? response : writeHead.apply(response, args);
	}) as typeof writeHead;
	response.flushHeaders = () => {
		if (!isHeld()) flushHeaders.call(response);
	};
	response.write = ((...args: Parameters<typeof write>) => {
		if (!isHeld()) return write.apply(response, args);
		keep(args[0]);
		return true;
	}) as typeof write;
	response.end = ((...args: Parameters<typeof end>) => {
		if (!isHeld()) return end.apply(response, args);
		keep(args[0]);
		finish();
		return response;
	}) as typeof end;
}

/** A page that has no script may run none, and carries nothing that is new for each answer. */
function finishPage(html: string, response: ServerResponse): string {
	const policy = String(response.getHeader("content-security-policy") ?? "");
	if (!policy.includes("'nonce-") || !hasNoScript(html)) return html;
	response.setHeader("content-security-policy", contentSecurityPolicy(null));
	const link = response.getHeader("link");
	if (typeof link === "string")
		response.setHeader("link", link.replace(/; nonce="[^"]*"/g, ""));
	return withoutNonce(html);
}

/** What Next says of an address that nothing of ours answers: for a script to fill. */
function kindOfEmpty(html: string): FailureKind | null {
	return html.includes('<html id="__next_error__"') ? "no-address" : null;
}
