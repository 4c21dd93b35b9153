import type { IncomingMessage, ServerResponse } from "node:http";
import { routeShape } from "#lib/paths/route-shape.ts";
import { isTraced, traced } from "#lib/runtime/traced.ts";

/** Where traces are wanted, everything that is done for this request belongs to one, until its answer has left. */
export function tracedRequest(
	{ method = "", url = "/" }: IncomingMessage,
	response: ServerResponse,
	serve: () => Promise<unknown>,
): Promise<unknown> {
	if (!isTraced()) return serve();
	const left = new Promise((resolve) => response.once("close", resolve));
	return traced(
		"request",
		{ "http.method": method, "http.route": routeShape(url) },
		async () => {
			await serve();
			await left;
		},
		() => ({ "http.status_code": response.statusCode }),
	);
}
