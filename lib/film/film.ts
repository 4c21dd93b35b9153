import { stat } from "node:fs/promises";
import { watchOwn } from "#lib/finished/own.ts";
import { readsFrom } from "#lib/finished/recording.ts";
import { env } from "#lib/runtime/env.ts";

interface FilmFile {
	path: string;
	bytes: number;
}

/** The operator's film in sign language (DGS_VIDEO), or null while there is none. */
export function findFilm(): Promise<FilmFile | null> {
	watchOwn("film", whatIsThere);
	readsFrom("film");
	return findFile(filmPath());
}

/** Its subtitles, which lie beside it. */
export function findSubtitles(): Promise<FilmFile | null> {
	watchOwn("film", whatIsThere);
	readsFrom("film");
	return findFile(subtitlesPath());
}

const filmPath = () => env().operator.dgsVideo;
const subtitlesPath = () => filmPath()?.replace(/\.mp4$/, ".vtt") ?? null;

async function whatIsThere(): Promise<string> {
	const files = [await findFile(filmPath()), await findFile(subtitlesPath())];
	return files.map((file) => file?.bytes ?? "none").join(" ");
}

async function findFile(path: string | null): Promise<FilmFile | null> {
	if (path === null) return null;
	const file = await stat(path).catch(() => null);
	return file?.isFile() ? { path, bytes: file.size } : null;
}
