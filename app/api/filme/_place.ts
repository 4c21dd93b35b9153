import { type FilmPlace, isFilmPlace } from "#lib/film/film-place.ts";

/** Files of another version have another address (components/page/sign-film.tsx). */
export const CACHED = { "cache-control": "public, max-age=3600" };

export async function placeIn(
	params: Promise<{ place: string }>,
): Promise<FilmPlace | null> {
	const { place } = await params;
	return isFilmPlace(place) ? place : null;
}

export const noFilm = () => new Response(null, { status: 404 });
