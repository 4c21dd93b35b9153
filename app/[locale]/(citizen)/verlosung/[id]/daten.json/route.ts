import { findPublished } from "#lib/draw/queries/find-draws.ts";

/** All that anybody needs to work a draw out again; it never changes. */
export async function GET(
	_: Request,
	{ params }: { params: Promise<{ id: string }> },
) {
	const published = await findPublished((await params).id);
	if (!published)
		return Response.json(
			{ error: "no such draw, or not made yet" },
			{ status: 404 },
		);
	return Response.json(published, {
		headers: { "cache-control": "public, max-age=3600" },
	});
}
