import { isBusy } from "#lib/db/errors.ts";
import { log } from "#lib/runtime/log.ts";

/** Seconds a shared cache may keep what seldom changes, what changes with every booking, and with every ticket. */
export const CACHE = {
	catalog: "public, max-age=300",
	availability: "public, max-age=3",
	waits: "public, max-age=10",
} as const;

export function json(body: unknown, cacheControl: string): Response {
	return Response.json(body, {
		headers: {
			"cache-control": cacheControl,
			"access-control-allow-origin": "*",
		},
	});
}

/** An error as RFC 9457 wants it; `detail` is for developers and says what to change. */
export function problem(
	status: number,
	title: string,
	detail: string,
): Response {
	return Response.json(
		{ type: "about:blank", title, status, detail },
		{
			status,
			headers: {
				"content-type": "application/problem+json",
				"cache-control": "no-store",
				"access-control-allow-origin": "*",
				...(status === 503 ? { "retry-after": "5" } : {}),
			},
		},
	);
}

/** Nothing behind the API answers with a bare 500. */
export async function answering(
	answer: () => Promise<Response>,
): Promise<Response> {
	try {
		return await answer();
	} catch (error) {
		if (isBusy(error))
			return problem(503, "Busy", "Please try again in a few seconds.");
		log().error({ error }, "api failed");
		return problem(
			500,
			"Internal error",
			"This was logged. Please try again later.",
		);
	}
}
