import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FinishedPage } from "#scripts/server/finished/finished-pages.ts";
import {
	filledIn,
	newValues,
	type PageBytes,
	plainBytes,
} from "#scripts/server/finished/page-bytes.ts";
import { forPass, isForPass } from "#scripts/server/waiting-room/with-pass.ts";

const inGzip = promisify(gzip);

/** Sends a page as the browser takes it, or says that what it has is still right. */
export async function sendFinished(
	page: FinishedPage,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const { status, headers, bytes, etag } = page;
	const made = newValues(bytes.fresh);
	const own: Record<string, string | string[] | number> =
		made.length > 0 ? filledHeaders(headers, bytes, made) : { ...headers };
	if (isForPass(response)) {
		const html = await plainBytes(bytes, made);
		return sendForPass({ status, headers: own, html }, request, response);
	}
	if (etag !== null) own.etag = etag;
	if (etag !== null && isKnown(request.headers["if-none-match"], etag)) {
		delete own["content-type"];
		response.writeHead(304, own);
		response.end();
		return;
	}
	const encoding = encodingFor(
		String(request.headers["accept-encoding"] ?? ""),
		bytes.brotli !== null,
	);
	const packed = encoding === "br" ? bytes.brotli : bytes.gzip;
	const body =
		encoding === null || packed === null
			? await plainBytes(bytes, made)
			: filledIn(packed, bytes.fresh, made);
	if (encoding !== null) own["content-encoding"] = encoding;
	own["content-length"] = body.length;
	response.writeHead(status, own);
	// Node leaves it out of the answer to HEAD by itself.
	response.end(body);
}

/** The same page with the pass of whoever it is for: no longer everybody's, and for no cache on the way. */
async function sendForPass(
	page: {
		status: number;
		headers: Readonly<Record<string, string | string[] | number>>;
		html: Buffer;
	},
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const html = forPass(response, page.html.toString());
	const encoding = encodingFor(
		String(request.headers["accept-encoding"] ?? ""),
		false,
	);
	const body = encoding === null ? Buffer.from(html) : await inGzip(html);
	response.writeHead(page.status, {
		...page.headers,
		...(encoding === null ? {} : { "content-encoding": encoding }),
		// A browser that goes back shows what it kept (docs/decisions/0025).
		"cache-control": "private, no-cache",
		"content-length": body.length,
	});
	response.end(body);
}

/** The policy names the nonce that the page carries. */
function filledHeaders(
	headers: FinishedPage["headers"],
	{ fresh }: PageBytes,
	made: readonly string[],
): FinishedPage["headers"] {
	const fill = (text: string) =>
		fresh.values.reduce(
			(left, { mark }, at) => left.replaceAll(mark, made[at] ?? ""),
			text,
		);
	const filled = Object.entries(headers).map(([name, value]) => [
		name,
		typeof value === "string" ? fill(value) : value.map(fill),
	]);
	return Object.fromEntries(filled);
}

/** RFC 9110, 13.1.2: weak comparison. */
function isKnown(asked: string | undefined, etag: string): boolean {
	if (asked === undefined) return false;
	return (
		asked.trim() === "*" ||
		asked
			.split(",")
			.some((one) => one.trim().replace(/^W\//, "") === etag.slice(2))
	);
}

type Encoding = "br" | "gzip";

/** What there is and the browser takes; null: as it is. */
function encodingFor(accepted: string, hasBrotli: boolean): Encoding | null {
	if (hasBrotli && isAccepted(accepted, "br")) return "br";
	return isAccepted(accepted, "gzip") ? "gzip" : null;
}

/** RFC 9110, 12.5.3; "*" is not worth a rule, nobody sends it who wants to save bytes. */
function isAccepted(accepted: string, encoding: Encoding): boolean {
	for (const one of accepted.split(",")) {
		const [name = "", quality = ""] = one.split(";");
		if (name.trim().toLowerCase() === encoding)
			return !/^\s*q\s*=\s*0(?:\.0*)?\s*$/i.test(quality);
	}
	return false;
}
