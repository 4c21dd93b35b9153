import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { FILM_PLACES, type FilmPlace } from "#lib/film/film-place.ts";
import { reading } from "#lib/finished/recording.ts";
import { ok, type Result } from "#lib/result.ts";

/** What a page needs to know of the film of its step. */
export interface StepFilm {
	place: FilmPlace;
	/** Another one with each change: part of the files' addresses. */
	version: number;
	/** Null: there is none yet, and nothing is shown. */
	type: string | null;
	hasPoster: boolean;
	hasCaptions: boolean;
	/** What is signed, for those who read; empty: nobody wrote it down. */
	words: string;
}

/** The film of a step, if there is one that can be shown. */
export function findStepFilm(place: FilmPlace): Promise<StepFilm | null> {
	return reading(["texts"], async () => {
		const [film] = await readFilms(place);
		return film?.type ? film : null;
	});
}

/** All steps with what has been uploaded for them. */
export async function listStepFilms(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<StepFilm[], "forbidden">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	const films = await readFilms(null);
	return ok(
		FILM_PLACES.map(
			(place) =>
				films.find((film) => film.place === place) ?? {
					place,
					version: 0,
					type: null,
					hasPoster: false,
					hasCaptions: false,
					words: "",
				},
		),
	);
}

/** Without the files themselves. */
function readFilms(place: FilmPlace | null): Promise<StepFilm[]> {
	return db().$queryRaw<StepFilm[]>`
		SELECT place, version, film_type AS type, poster IS NOT NULL AS "hasPoster",
			captions IS NOT NULL AS "hasCaptions", words
		FROM sign_film WHERE ${place}::text IS NULL OR place = ${place}`;
}
