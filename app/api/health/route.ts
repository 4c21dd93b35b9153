import { isHealthy } from "#lib/db/health.ts";
import { isEnding } from "#lib/runtime/shutdown.ts";

export const dynamic = "force-dynamic";

/** For balancers and monitors: 200 once migrated and connected, 503 otherwise and when this process is about to end. */
export async function GET(): Promise<Response> {
	const status = await statusNow();
	return Response.json(
		{ status },
		{
			status: status === "ok" ? 200 : 503,
			headers: { "cache-control": "no-store" },
		},
	);
}

async function statusNow(): Promise<"ok" | "ending" | "unavailable"> {
	if (isEnding()) return "ending";
	return (await isHealthy()) ? "ok" : "unavailable";
}
