import { CACHED, noFilm, placeIn } from "#app/api/filme/_place.ts";
import { byteRange } from "#lib/film/byte-range.ts";
import { filmPiece, filmSize } from "#lib/film/queries/film-files.ts";

/** The film of a step, in the pieces that players ask for. */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ place: string }> },
): Promise<Response> {
	const place = await placeIn(params);
	const film = place && (await filmSize(place));
	if (!place || !film) return noFilm();
	const { type, bytes } = film;
	const range = byteRange(request.headers.get("range"), bytes);
	const headers = { ...CACHED, "accept-ranges": "bytes", "content-type": type };
	if (range === "impossible")
		return new Response(null, {
			status: 416,
			headers: { ...headers, "content-range": `bytes */${bytes}` },
		});
	const { from, to } = range ?? { from: 0, to: bytes - 1 };
	return new Response(filmPiece(place, { from, to }), {
		status: range ? 206 : 200,
		headers: {
			...headers,
			"content-length": String(to - from + 1),
			...(range && { "content-range": `bytes ${from}-${to}/${bytes}` }),
		},
	});
}
