export const dynamic = "force-dynamic";

/** For orchestrators: this process answers. It asks nobody, so that a database that is away ends no process. */
export function GET(request: Request): Response {
	const { searchParams, search } = new URL(request.url);
	// The stream of live updates had this address until release 0.1: pages of then, still open, are led to its new one.
	if (searchParams.has("an"))
		return new Response(null, {
			status: 307,
			headers: {
				location: `/api/events${search}`,
				"cache-control": "no-store",
			},
		});
	return Response.json(
		{ status: "ok" },
		{ headers: { "cache-control": "no-store" } },
	);
}
