import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { routeShape } from "#lib/paths/route-shape.ts";
import { log } from "#lib/runtime/log.ts";

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
	const { method } = request;
	const route = routeShape(request.url ?? "/");
	request.headers["x-request-id"] = id;
	response.setHeader("x-request-id", id);
	response.once("close", () => {
		const milliseconds = Math.round(performance.now() - startedAt);
		const line = {
			id,
			method,
			route,
			status: response.statusCode,
			milliseconds,
		};
		if (response.writableFinished) log().info(line, "request");
		else log().info({ ...line, aborted: true }, "request");
	});
}
