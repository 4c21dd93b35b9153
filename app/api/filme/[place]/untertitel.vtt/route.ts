import { CACHED, noFilm, placeIn } from "#app/api/filme/_place.ts";
import { findCaptions } from "#lib/film/queries/film-files.ts";

export async function GET(
	_: Request,
	{ params }: { params: Promise<{ place: string }> },
): Promise<Response> {
	const place = await placeIn(params);
	const captions = place && (await findCaptions(place));
	return captions
		? new Response(captions, {
				headers: { ...CACHED, "content-type": "text/vtt; charset=utf-8" },
			})
		: noFilm();
}
