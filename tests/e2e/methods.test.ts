import { once } from "node:events";
import { request as ask, type IncomingMessage } from "node:http";
import { expect, test } from "./support/test.ts";

/** As no browser does it: fetch refuses to send some of these. */
async function send(method: string, address: string): Promise<IncomingMessage> {
	const [answer] = await once(ask(address, { method }).end(), "response");
	answer.resume();
	return answer;
}

test("methods that no page knows are refused, with those that are known", async ({
	baseURL,
}) => {
	for (const method of ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"])
		for (const path of ["/termine", "/api/v1/stations", "/gibt/es/nicht"]) {
			const { statusCode, headers } = await send(method, `${baseURL}${path}`);
			expect(statusCode, `${method} ${path}`).toBe(405);
			expect(headers.allow).toBe("GET, HEAD, POST, OPTIONS");
		}
	const { statusCode } = await send("HEAD", `${baseURL}/termine`);
	expect(statusCode).toBe(200);
});

test("nobody can have pictures scaled here", async ({ request }) => {
	const answer = await request.get("/_next/image?url=%2Ffavicon.svg&w=64&q=75");
	expect(answer.status()).toBe(404);
});
