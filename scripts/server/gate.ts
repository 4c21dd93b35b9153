import type { IncomingMessage, ServerResponse } from "node:http";
import type { FailureKind } from "#lib/failure.ts";
import { tidyAddress } from "#lib/paths/tidy-address.ts";
import {
	addressWithoutNul,
	hasBody,
	readBody,
	withBody,
	withoutNul,
} from "#scripts/server/body.ts";
import {
	boundsOf,
	isForeign,
	refusalOfAddress,
	refusalOfHeaders,
} from "#scripts/server/bounds.ts";
import { refuse } from "#scripts/server/failure-page.ts";
import { refusalOfBody } from "#scripts/server/form-check.ts";

/** All that pages, forms and the API know; Next fails at some of the others (TRACE). */
const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];

/**
 * In front of everything that reads a request: bounds what is sent before anybody takes it apart, answers what is no
 * request of ours, and hands on the rest, its body whole (docs/decisions/0024).
 * @param publicHost of BASE_URL
 */
export async function passGate(
	request: IncomingMessage,
	response: ServerResponse,
	publicHost: string,
	handOn: (request: IncomingMessage) => Promise<void>,
): Promise<void> {
	const { method = "", headers } = request;
	if (method === "OPTIONS" || !METHODS.includes(method)) {
		response.writeHead(method === "OPTIONS" ? 204 : 405, {
			allow: METHODS.join(", "),
		});
		response.end();
		return;
	}
	request.url = addressWithoutNul(pathOf(request.url ?? "/"));
	const { url } = request;
	const refusal = refusalOfAddress(url) ?? refusalOfHeaders(request.rawHeaders);
	if (refusal) return refuse(request, response, refusal);
	if (method === "POST") {
		if (isForeign(headers, publicHost))
			return refuse(request, response, "foreign");
	} else {
		const tidy = tidyAddress(url);
		if (tidy !== url) {
			response.writeHead(308, { location: tidy, "cache-control": "no-store" });
			response.end();
			return;
		}
	}
	if (!hasBody(request) && method !== "POST") return handOn(request);
	const checked = await takeIn(request);
	if (typeof checked === "string") return refuse(request, response, checked);
	await handOn(withBody(request, checked));
}

/** Whether the gate would hand this question for a page on as it is: nothing to refuse, to lead elsewhere or to take in. */
export function passesAsItIs(request: IncomingMessage): boolean {
	const { method, url = "/", rawHeaders } = request;
	return (
		(method === "GET" || method === "HEAD") &&
		!hasBody(request) &&
		addressWithoutNul(url) === url &&
		refusalOfAddress(url) === null &&
		refusalOfHeaders(rawHeaders) === null &&
		tidyAddress(url) === url
	);
}

async function takeIn(request: IncomingMessage): Promise<Buffer | FailureKind> {
	const { method, headers, url = "/" } = request;
	const bounds = boundsOf(url);
	const body = await readBody(request, bounds.bytes);
	if (typeof body === "string") return body;
	// What comes with a question for a page is not for anybody.
	if (method !== "POST") return Buffer.alloc(0);
	const clean = bounds.isBinary
		? body
		: withoutNul(body, headers["content-type"] ?? "");
	return (await refusalOfBody(clean, headers, bounds)) ?? clean;
}

/** "http://termine.example.de/termine", as one may ask for it, too → "/termine" */
export function pathOf(address: string): string {
	if (address.startsWith("/")) return address;
	const url = URL.parse(address);
	return url ? `${url.pathname}${url.search}` : address;
}
