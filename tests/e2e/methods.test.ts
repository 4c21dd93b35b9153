import { send } from "./support/raw-request.ts";
import { expect, test } from "./support/test.ts";

test("methods that no page knows are refused, with those that are known", async () => {
	for (const method of ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"])
		for (const path of ["/termine", "/api/v1/stations", "/gibt/es/nicht"]) {
			const { status, headers } = await send({ method, path });
			expect(status, `${method} ${path}`).toBe(405);
			expect(headers.allow).toBe("GET, HEAD, POST, OPTIONS");
		}
	const { status } = await send({ method: "HEAD", path: "/termine" });
	expect(status).toBe(200);
});

test("nobody can have pictures scaled here", async ({ request }) => {
	const answer = await request.get("/_next/image?url=%2Ffavicon.svg&w=64&q=75");
	expect(answer.status()).toBe(404);
});
