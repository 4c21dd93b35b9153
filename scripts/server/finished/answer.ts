import type { IncomingMessage, ServerResponse } from "node:http";
import { refuse } from "#scripts/server/failure-page.ts";
import type { FinishedPages } from "#scripts/server/finished/finished-pages.ts";
import {
	publicAddress,
	withOffer,
} from "#scripts/server/finished/public-address.ts";
import { sendFinished } from "#scripts/server/finished/send.ts";
import { passesAsItIs } from "#scripts/server/gate.ts";
import { offeredLanguage } from "#scripts/server/page-headers.ts";

/**
 * Answers a question for a public page from what is kept. Of the request only the address counts, which of the
 * city's languages the browser wants most, how the bytes are to be packed, and whether the asker has them already.
 * @returns false: this request needs an answer of its own
 */
export async function answerFinished(
	pages: FinishedPages,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<boolean> {
	const address = publicAddress(request.url ?? "/");
	if (address === null || asksForParts(request) || !passesAsItIs(request))
		return false;
	const id = String(request.headers["x-request-id"] ?? "");
	const page = await pages.get(
		withOffer(address, offeredLanguage(request)),
		id,
	);
	if (page === null) return false;
	if (page === "silent") {
		refuse(request, response, "busy");
		return true;
	}
	await sendFinished(page, request, response);
	return true;
}

/** What a script of Next's asks for: data of a page instead of the page. */
const ASKS_FOR_PARTS = /^(?:rsc$|next-|x-nextjs-)/;

function asksForParts({ headers }: IncomingMessage): boolean {
	for (const name in headers) if (ASKS_FOR_PARTS.test(name)) return true;
	return false;
}
