import { expect, test } from "vitest";
import { LARGEST_FILM, readFilmFile } from "#lib/film/film-file.ts";
import { filmPlaceOf } from "#lib/film/film-place.ts";

const bytes = (text: string, length = text.length) => {
	const all = new Uint8Array(length);
	all.set([...text].map((sign) => sign.charCodeAt(0)));
	return all;
};
const MP4 = "\0\0\0\x18ftypisom";
const WEBM = "\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm";

test.each([
	[bytes(MP4), { kind: "film", type: "video/mp4" }],
	[bytes(WEBM), { kind: "film", type: "video/webm" }],
	[bytes("\xff\xd8\xff\xe0"), { kind: "poster", type: "image/jpeg" }],
	[bytes("\x89PNG\r\n\x1a\n"), { kind: "poster", type: "image/png" }],
	[bytes("RIFF\0\0\0\0WEBPVP8 "), { kind: "poster", type: "image/webp" }],
	[
		new TextEncoder().encode("\ufeffWEBVTT\n\n00:00.000 --> 00:01.000\nGrüße"),
		{ kind: "captions" },
	],
])("what a file is, its content says", (file, expected) => {
	expect(readFilmFile(file)).toMatchObject({ ok: true, value: expected });
});

test.each([
	[bytes(""), "nothing-sent"],
	[bytes("<html><script>alert(1)</script>"), "unknown-file"],
	[bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), "unknown-file"],
	[bytes("WEBVTTX"), "unknown-file"],
	[bytes("WEBVTT\n\xff\xfe"), "unknown-file"],
	[bytes("\x1a\x45\xdf\xa3matroska"), "unknown-file"],
	[bytes("WEBVTT\n", 70_000), "unknown-file"],
	[bytes("\xff\xd8\xff", 600_000), "file-too-large"],
	[bytes(MP4, LARGEST_FILM + 1), "file-too-large"],
])("everything else is refused", (file, error) => {
	expect(readFilmFile(file)).toEqual({ ok: false, error });
});

test.each([
	["/termine", "start"],
	["/tr/termine?ort=stadtmitte", "start"],
	["/termine?dienst=reisepass", "service"],
	["/ar/termine?ort=mitte&suche=pass", "service"],
	["/termine?suche=", "start"],
	["/termine/kind?dienst=reisepass", "minor"],
	["/tr/termine/ort?dienst=reisepass", "station"],
	["/en/termine/zeit", "time"],
	["/termine/reservierung/abc_-1", "details"],
	["/en/termin/123456789?t=x", "confirmation"],
	["/barrierefreiheit", "accessibility"],
	["/termin/123456789/absagen", "cancel"],
	["/tr/termin/123456789/verschieben?t=x", "move"],
	["/termin/123456789/kontakt", null],
	["/termine/wunsch?dienst=reisepass", null],
	["/wunsch/abc", null],
	["/", null],
])("%s shows the film of: %s", (page, place) => {
	expect(filmPlaceOf(page)).toBe(place);
});
