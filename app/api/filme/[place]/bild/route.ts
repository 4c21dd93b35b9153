import { CACHED, noFilm, placeIn } from "#app/api/filme/_place.ts";
import { findPoster } from "#lib/film/queries/film-files.ts";

/** What is seen before the film of a step begins. */
export async function GET(
	_: Request,
	{ params }: { params: Promise<{ place: string }> },
): Promise<Response> {
	const place = await placeIn(params);
	const film = place && (await findPoster(place));
	if (!film?.poster || !film.posterType) return noFilm();
	return new Response(new Uint8Array(film.poster), {
		headers: { ...CACHED, "content-type": film.posterType },
	});
}
