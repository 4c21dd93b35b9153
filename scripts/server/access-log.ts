import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { routeShape } from "#lib/paths/route-shape.ts";
import { log } from "#lib/runtime/log.ts";

/** What is known of an answer that has left; about nobody. */
export interface Answered {
	method: string;
	/** Its address as it may be kept (lib/paths/route-shape.ts). */
	route: string;
	status: number;
	milliseconds: number;
	/** The client gave up. */
	aborted: boolean;
}

const hearers: ((answered: Answered) => void)[] = [];

/** From now on hears of every answer. */
export function onAnswered(hear: (answered: Answered) => void): void {
	hearers.push(hear);
}

/**
 * One line when the answer has left or the client gave up. No address, no query, no token; the id
 * also goes to the application and back to the client, so that lines can be put together.
 */
export function logAccess(
	request: IncomingMessage,
	response: ServerResponse,
): void {
	const id = randomUUID();
	const startedAt = performance.now();
	const { method = "" } = request;
	const route = routeShape(request.url ?? "/");
	request.headers["x-request-id"] = id;
	response.setHeader("x-request-id", id);
	response.once("close", () => {
		const took = performance.now() - startedAt;
		const milliseconds = Math.round(took);
		const aborted = !response.writableFinished;
		const { statusCode: status } = response;
		const line = { id, method, route, status, milliseconds };
		log().info(aborted ? { ...line, aborted } : line, "request");
		for (const hear of hearers)
			hear({ method, route, status, milliseconds: took, aborted });
	});
}
