import { findPublishedFile } from "#lib/draw/queries/published-file.ts";

/** All that anybody needs to work a draw out again; it never changes. */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ id: string }> },
) {
	const file = await findPublishedFile((await params).id);
	if (!file)
		return Response.json(
			{ error: "no such draw, or not made yet" },
			{ status: 404 },
		);
	const headers = { etag: file.etag, "cache-control": "public, max-age=3600" };
	const isKnown = (request.headers.get("if-none-match") ?? "")
		.split(",")
		.some((one) => one.trim().replace(/^W\//, "") === file.etag);
	if (isKnown) return new Response(null, { status: 304, headers });
	return new Response(file.body, {
		headers: { ...headers, "content-type": "application/json" },
	});
}
