import { readFile } from "node:fs/promises";
import { findSubtitles } from "#lib/film/film.ts";

export async function GET(): Promise<Response> {
	const subtitles = await findSubtitles();
	if (!subtitles) return new Response(null, { status: 404 });
	return new Response(await readFile(subtitles.path), {
		headers: {
			"cache-control": "public, max-age=3600",
			"content-type": "text/vtt; charset=utf-8",
		},
	});
}
