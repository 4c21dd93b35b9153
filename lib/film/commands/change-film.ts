import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import {
	type FilmFile,
	type FilmFileRefusal,
	readFilmFile,
} from "#lib/film/film-file.ts";
import type { FilmPlace } from "#lib/film/film-place.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type FilmRefusal =
	| FilmFileRefusal
	| "words-too-long"
	/** Somebody else has written other words since the form was shown. */
	| "changed"
	| "forbidden"
	| "busy";

const LONGEST_WORDS = 4_000;

/** What becomes of a step's film: another file (film, picture or captions, as its content says), words, or none at all. */
export type FilmChange =
	| { kind: "file"; bytes: Uint8Array }
	| { kind: "words"; words: string; shown: string }
	| { kind: "removed" };

export function changeFilm(
	actor: Actor,
	{
		place,
		change,
		now,
	}: { place: FilmPlace; change: FilmChange; now: Temporal.Instant },
): Promise<Result<null, FilmRefusal>> {
	return orBusy<null, FilmRefusal>(async () => {
		const may = await authorise(actor, "city:write", null, now);
		if (!may.ok) return may;
		const columns = columnsOf(change);
		if (!columns.ok) return columns;
		return write<null, FilmRefusal>(async (tx) => {
			await lockKey(tx, `film ${place}`);
			if (change.kind === "words") {
				const before = await tx.signFilm.findUnique({
					where: { place },
					select: { words: true },
				});
				const words = before?.words ?? "";
				if (words === plainWords(change.words)) return ok(null);
				if (words !== plainWords(change.shown)) return refuse("changed");
			}
			const changedAt = toDbInstant(now);
			await tx.signFilm.upsert({
				where: { place },
				create: { place, changedAt, ...columns.value },
				update: { changedAt, version: { increment: 1 }, ...columns.value },
				select: { place: true },
			});
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "film:change",
					subject: `film ${place}`,
					detail: { changed: Object.keys(columns.value) },
				},
				now,
			);
			return ok(null);
		});
	});
}

/** The gate leaves a NUL where a film may come along, and PostgreSQL keeps none. */
const plainWords = (typed: string) =>
	typed
		.replaceAll("\r\n", "\n")
		.replace(/(?!\n)\p{Cc}/gu, " ")
		.trim();

function columnsOf(change: FilmChange) {
	switch (change.kind) {
		case "file": {
			const file = readFilmFile(change.bytes);
			return file.ok ? ok(columnsOfFile(file.value)) : file;
		}
		case "words": {
			const words = plainWords(change.words);
			return words.length > LONGEST_WORDS
				? refuse("words-too-long")
				: ok({ words });
		}
		case "removed":
			return ok({
				film: null,
				filmType: null,
				poster: null,
				posterType: null,
				captions: null,
				words: "",
			});
	}
}

function columnsOfFile(file: FilmFile) {
	if (file.kind === "captions") return { captions: file.text };
	const bytes = new Uint8Array(file.bytes);
	return file.kind === "film"
		? { film: bytes, filmType: file.type }
		: { poster: bytes, posterType: file.type };
}
