import { isHealthy } from "#lib/db/health.ts";

export const dynamic = "force-dynamic";

/** For balancers and monitors: 200 once migrated and connected, 503 otherwise. */
export async function GET(): Promise<Response> {
	const healthy = await isHealthy();
	return Response.json(
		{ status: healthy ? "ok" : "unavailable" },
		{
			status: healthy ? 200 : 503,
			headers: { "cache-control": "no-store" },
		},
	);
}
