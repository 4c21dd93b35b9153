import { readinessNow } from "#lib/watch/queries/readiness.ts";

export const dynamic = "force-dynamic";

/** For orchestrators: 200 while people may be sent to this process, 503 otherwise, with the reason. */
export async function GET(): Promise<Response> {
	const readiness = await readinessNow();
	return Response.json(readiness, {
		status: readiness.status === "ok" ? 200 : 503,
		headers: { "cache-control": "no-store" },
	});
}
