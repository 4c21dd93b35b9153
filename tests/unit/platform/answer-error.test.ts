import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerError } from "#scripts/server/failure-page.ts";

const BUSY = Object.assign(new Error("the database system is starting up"), {
	code: "57P03",
});
const BUG = new Error("nobody thought of that");

/** Every request meets the error that its address names, before or after the first words of an answer. */
const server = createServer((request, response) => {
	const { url = "" } = request;
	if (url.includes("late")) response.write("<h1>Half a page");
	answerError(request, response, url.includes("busy") ? BUSY : BUG);
});
let origin = "";

beforeAll(async () => {
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test.each([
	["GET", "/termine?busy", 503, /<h1>[^<]+<\/h1>/],
	["POST", "/termine?busy", 503, /<h1>[^<]+<\/h1>/],
	["GET", "/tr/termine", 500, /<html lang="tr"[\s\S]*<h1>[^<]+<\/h1>/],
	["POST", "/termine", 500, /<h1>[^<]+<\/h1>/],
	["GET", "/api/v1/stations?busy", 503, /"status":503/],
])(
	"%s %s that nobody could answer is told so in words: %i",
	async (method, address, status, words) => {
		const answer = await fetch(origin + address, { method });
		expect(answer.status).toBe(status);
		expect(await answer.text()).toMatch(words);
		expect(answer.headers.has("retry-after")).toBe(status === 503);
	},
);

test("an answer that had begun breaks off instead of passing for a whole one", async () => {
	const answer = fetch(`${origin}/late`).then((begun) => begun.text());
	await expect(answer).rejects.toThrow();
});
