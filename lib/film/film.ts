import { stat } from "node:fs/promises";
import { env } from "#lib/runtime/env.ts";

interface FilmFile {
	path: string;
	bytes: number;
}

/** The operator's film in sign language (DGS_VIDEO), or null while there is none. */
export function findFilm(): Promise<FilmFile | null> {
	return findFile(env().operator.dgsVideo);
}

/** Its subtitles, which lie beside it. */
export function findSubtitles(): Promise<FilmFile | null> {
	return findFile(env().operator.dgsVideo?.replace(/\.mp4$/, ".vtt") ?? null);
}

async function findFile(path: string | null): Promise<FilmFile | null> {
	if (path === null) return null;
	const file = await stat(path).catch(() => null);
	return file?.isFile() ? { path, bytes: file.size } : null;
}
