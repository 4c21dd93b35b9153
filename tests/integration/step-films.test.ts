import { beforeEach, expect, test } from "vitest";
import { GET as getPoster } from "#app/api/filme/[place]/bild/route.ts";
import { GET as getFilm } from "#app/api/filme/[place]/film/route.ts";
import { GET as getCaptions } from "#app/api/filme/[place]/untertitel.vtt/route.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { changeFilm } from "#lib/film/commands/change-film.ts";
import { findStepFilm } from "#lib/film/queries/step-films.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";

let admin: Actor;

beforeEach(async () => {
	await makeCity();
	await db().signFilm.deleteMany();
	admin = await makeActor("admin");
});

/** Longer than what is read at once. */
const FILM = new Uint8Array(2_500_000).map((_, index) => index % 251);
FILM.set(new TextEncoder().encode("\0\0\0\x18ftypisom"));

const params = (place = "station") => ({ params: Promise.resolve({ place }) });
const upload = (bytes: Uint8Array, actor = admin) =>
	changeFilm(actor, {
		place: "station",
		change: { kind: "file", bytes },
		now: NOW,
	});
const text = (words: string) => new TextEncoder().encode(words);
const ask = (range?: string, place?: string) =>
	getFilm(
		new Request("http://localhost/", { headers: range ? { range } : {} }),
		params(place),
	);
const version = async () =>
	(await db().city.findFirstOrThrow({ select: { textsVersion: true } }))
		.textsVersion;

test("a film is there for players as soon as it is uploaded, whole or in pieces, and pages hear of it", async () => {
	expect(await findStepFilm("station")).toBeNull();
	expect((await ask()).status).toBe(404);
	const before = await version();
	expect(await upload(FILM)).toEqual({ ok: true, value: null });
	expect(await version()).toBeGreaterThan(before);
	const whole = await ask();
	expect(whole.status).toBe(200);
	expect(whole.headers.get("content-type")).toBe("video/mp4");
	expect(new Uint8Array(await whole.arrayBuffer())).toEqual(FILM);
	const piece = await ask("bytes=1048570-1048585");
	expect(piece.status).toBe(206);
	expect(piece.headers.get("content-range")).toBe(
		"bytes 1048570-1048585/2500000",
	);
	expect(new Uint8Array(await piece.arrayBuffer())).toEqual(
		FILM.subarray(1_048_570, 1_048_586),
	);
	expect((await ask("bytes=2500000-")).status).toBe(416);
	expect((await ask(undefined, "nowhere")).status).toBe(404);
});

test("captions and a picture come beside it, each exchanged alone, and all of it goes at once", async () => {
	await upload(text("WEBVTT\n\nGuten Tag"));
	// Without a film nothing is shown.
	expect(await findStepFilm("station")).toBeNull();
	await upload(FILM);
	await upload(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]));
	const write = (words: string, shown: string) =>
		changeFilm(admin, {
			place: "station",
			change: { kind: "words", words, shown },
			now: NOW,
		});
	await write("Wählen Sie eine Station.\r\n", "");
	// Two at once: the second is told.
	expect(await write("Anders.", "")).toMatchObject({ error: "changed" });
	expect(await findStepFilm("station")).toMatchObject({
		type: "video/mp4",
		hasPoster: true,
		hasCaptions: true,
		words: "Wählen Sie eine Station.",
		version: 4,
	});
	const captions = await getCaptions(
		new Request("http://localhost/"),
		params(),
	);
	expect(captions.headers.get("content-type")).toMatch(/^text\/vtt/);
	expect(await captions.text()).toContain("Guten Tag");
	const poster = await getPoster(new Request("http://localhost/"), params());
	expect(poster.headers.get("content-type")).toBe("image/jpeg");
	await changeFilm(admin, {
		place: "station",
		change: { kind: "removed" },
		now: NOW,
	});
	expect(await findStepFilm("station")).toBeNull();
	expect((await ask()).status).toBe(404);
});

test("nobody else may, and a page of HTML is no film", async () => {
	expect(await upload(FILM, await makeActor("lead"))).toMatchObject({
		error: "forbidden",
	});
	expect(await upload(text("<html>"))).toMatchObject({ error: "unknown-file" });
	expect(await db().signFilm.count()).toBe(0);
});
