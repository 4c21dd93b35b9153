import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as getFilm } from "#app/[locale]/(citizen)/gebaerdensprache/film.mp4/route.ts";
import { GET as getSubtitles } from "#app/[locale]/(citizen)/gebaerdensprache/film.vtt/route.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

const folder = temporaryFolder();
const film = path.join(folder.path, "dgs.mp4");

beforeAll(() => {
	process.env.DGS_VIDEO = film;
	takeGlobal("env");
});
afterAll(() => folder.remove());

const ask = (range?: string) =>
	getFilm(
		new Request("http://localhost/gebaerdensprache/film.mp4", {
			headers: range ? { range } : {},
		}),
	);

test("a setting whose file is missing is no film", async () => {
	expect((await ask()).status).toBe(404);
	expect((await getSubtitles()).status).toBe(404);
});

test("players get the film whole or the piece they ask for", async () => {
	writeFileSync(film, "0123456789");
	const whole = await ask();
	expect(whole.status).toBe(200);
	expect(whole.headers.get("accept-ranges")).toBe("bytes");
	expect(whole.headers.get("content-length")).toBe("10");
	expect(await whole.text()).toBe("0123456789");

	const piece = await ask("bytes=2-4");
	expect(piece.status).toBe(206);
	expect(piece.headers.get("content-range")).toBe("bytes 2-4/10");
	expect(await piece.text()).toBe("234");

	const beyond = await ask("bytes=10-");
	expect(beyond.status).toBe(416);
	expect(beyond.headers.get("content-range")).toBe("bytes */10");
});

test("subtitles beside the film come with it", async () => {
	writeFileSync(film.replace("mp4", "vtt"), "WEBVTT\n");
	const subtitles = await getSubtitles();
	expect(subtitles.headers.get("content-type")).toMatch(/^text\/vtt/);
	expect(await subtitles.text()).toBe("WEBVTT\n");
});
