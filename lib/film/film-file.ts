import { ok, type Result, refuse } from "#lib/result.ts";

/** Two minutes in good quality; the gate lets a little more pass (scripts/server/bounds.ts). */
export const LARGEST_FILM = 16 * 1024 * 1024;
const LARGEST_POSTER = 512 * 1024;
const LARGEST_CAPTIONS = 64 * 1024;

export type FilmFileRefusal =
	| "nothing-sent"
	| "unknown-file"
	| "file-too-large";

/** What was uploaded, by what stands in it: nobody's name for it, and no browser's word, counts. */
export type FilmFile =
	| { kind: "film"; type: "video/mp4" | "video/webm"; bytes: Uint8Array }
	| {
			kind: "poster";
			type: "image/jpeg" | "image/png" | "image/webp";
			bytes: Uint8Array;
	  }
	| { kind: "captions"; text: string };

export function readFilmFile(
	bytes: Uint8Array,
): Result<FilmFile, FilmFileRefusal> {
	if (bytes.length === 0) return refuse("nothing-sent");
	const film = filmType(bytes);
	if (film)
		return bytes.length > LARGEST_FILM
			? refuse("file-too-large")
			: ok({ kind: "film", type: film, bytes });
	const poster = posterType(bytes);
	if (poster)
		return bytes.length > LARGEST_POSTER
			? refuse("file-too-large")
			: ok({ kind: "poster", type: poster, bytes });
	if (bytes.length > LARGEST_CAPTIONS) return refuse("unknown-file");
	const text = captionsIn(bytes);
	return text === null
		? refuse("unknown-file")
		: ok({ kind: "captions", text });
}

const signs = (bytes: Uint8Array, from: number, until: number) =>
	String.fromCharCode(...bytes.subarray(from, until));

/** ISO 14496-12: a box "ftyp" first; Matroska (RFC 9559): EBML's magic number, and "webm" within its head. */
function filmType(bytes: Uint8Array): "video/mp4" | "video/webm" | null {
	if (signs(bytes, 4, 8) === "ftyp") return "video/mp4";
	const isEbml = signs(bytes, 0, 4) === "\x1a\x45\xdf\xa3";
	return isEbml && signs(bytes, 4, 64).includes("webm") ? "video/webm" : null;
}

function posterType(bytes: Uint8Array) {
	if (signs(bytes, 0, 3) === "\xff\xd8\xff") return "image/jpeg";
	if (signs(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
	return signs(bytes, 0, 4) === "RIFF" && signs(bytes, 8, 12) === "WEBP"
		? "image/webp"
		: null;
}

/** WebVTT is UTF-8 that begins with its name (https://www.w3.org/TR/webvtt1/#file-structure). */
function captionsIn(bytes: Uint8Array): string | null {
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return /^WEBVTT(?:[ \t\r\n]|$)/.test(text) && !text.includes("\0")
			? text
			: null;
	} catch {
		return null;
	}
}
