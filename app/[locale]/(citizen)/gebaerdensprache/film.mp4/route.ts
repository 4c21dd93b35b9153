import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { byteRange } from "#lib/film/byte-range.ts";
import { findFilm } from "#lib/film/film.ts";

/** The film, in the pieces that players ask for. */
export async function GET(request: Request): Promise<Response> {
	const film = await findFilm();
	if (!film) return new Response(null, { status: 404 });
	const { path, bytes } = film;
	const range = byteRange(request.headers.get("range"), bytes);
	const headers = {
		"accept-ranges": "bytes",
		"cache-control": "public, max-age=3600",
		"content-type": "video/mp4",
	};
	if (range === "impossible")
		return new Response(null, {
			status: 416,
			headers: { ...headers, "content-range": `bytes */${bytes}` },
		});
	const { from, to } = range ?? { from: 0, to: bytes - 1 };
	const stream = createReadStream(path, { start: from, end: to });
	return new Response(Readable.toWeb(stream) as ReadableStream, {
		status: range ? 206 : 200,
		headers: {
			...headers,
			"content-length": String(to - from + 1),
			...(range && { "content-range": `bytes ${from}-${to}/${bytes}` }),
		},
	});
}
