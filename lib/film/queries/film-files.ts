import "server-only";
import { db } from "#lib/db/client.ts";
import type { FilmPlace } from "#lib/film/film-place.ts";

/** So much of a film is read at once, however much a player asks for. */
const PIECE = 1024 * 1024;

export async function filmSize(
	place: FilmPlace,
): Promise<{ type: string; bytes: number } | null> {
	const [film] = await db().$queryRaw<{ type: string; bytes: number }[]>`
		SELECT film_type AS type, octet_length(film) AS bytes FROM sign_film
		WHERE place = ${place} AND film IS NOT NULL`;
	return film ?? null;
}

/** A piece of a film, read bit by bit while somebody takes it. Both ends included. */
export function filmPiece(
	place: FilmPlace,
	{ from, to }: { from: number; to: number },
): ReadableStream<Uint8Array> {
	let at = from;
	return new ReadableStream({
		async pull(controller) {
			const length = Math.min(PIECE, to - at + 1);
			if (length <= 0) return controller.close();
			const [row] = await db().$queryRaw<{ piece: Uint8Array }[]>`
				SELECT substring(film FROM ${at + 1}::int FOR ${length}::int) AS piece FROM sign_film WHERE place = ${place}`;
			// Exchanged meanwhile: what is missing nobody can send.
			if (row?.piece.length !== length)
				return controller.error(new Error("The film has changed."));
			at += length;
			controller.enqueue(new Uint8Array(row.piece));
		},
	});
}

export function findPoster(
	place: FilmPlace,
): Promise<{ poster: Uint8Array | null; posterType: string | null } | null> {
	return db().signFilm.findUnique({
		where: { place },
		select: { poster: true, posterType: true },
	});
}

export async function findCaptions(place: FilmPlace): Promise<string | null> {
	const film = await db().signFilm.findUnique({
		where: { place },
		select: { captions: true },
	});
	return film?.captions ?? null;
}
