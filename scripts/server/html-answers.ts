import type { IncomingMessage, ServerResponse } from "node:http";
import { failurePage, kindOfFailure } from "#scripts/server/failure-page.ts";
import { withoutScripts } from "#scripts/server/plain-page.ts";

/**
 * Holds back each page until it is whole and looks at it once: one that failed is replaced, one that
 * needs no script loses them. Everything else passes untouched.
 */
export function finishHtml(
	request: IncomingMessage,
	response: ServerResponse,
): void {
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
		const kind = kindOfFailure(request, response);
		const page = kind
			? failurePage(request, response, kind)
			: withoutScripts(Buffer.concat(chunks).toString("utf8"));
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
		// A HEAD request has no body to look at, but the same headers.
		if (!isHeld() || request.method === "HEAD")
			return end.apply(response, args);
		keep(args[0]);
		finish();
		return response;
	}) as typeof end;
}
