import { createServer, type RequestListener } from "node:http";
import { afterEach, expect, test } from "vitest";
import { finishHtml } from "#scripts/server/html-answers.ts";

let stop: () => void = () => {};
afterEach(() => stop());

/** A server that answers as Next would, behind what we put in its place. */
async function serve(answer: RequestListener): Promise<string> {
	const server = createServer((request, response) => {
		finishHtml(request, response);
		answer(request, response);
	});
	stop = () => void server.close();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

const broken: RequestListener = (_, response) => {
	response.writeHead(500, { "content-type": "text/html; charset=utf-8" });
	response.write('<html id="__next_error__">');
	response.end("</html>");
};

test("a page that broke says so in the person's language and offers the same address again", async () => {
	const base = await serve((request, response) => {
		response.statusCode = 500;
		response.setHeader("content-type", "text/html");
		response.setHeader("content-encoding", "gzip");
		response.end("");
		void request;
	});
	const response = await fetch(
		`${base}/en/termine/ort?dienst=reisepass&x=%22%3E`,
	);
	expect(response.status).toBe(500);
	expect(response.headers.get("content-security-policy")).toMatch(
		/default-src 'none'; style-src 'sha256-/,
	);
	const page = await response.text();
	expect(page).toContain('<html lang="en" dir="ltr">');
	expect(page).toContain(
		'href="/en/termine/ort?dienst=reisepass&#38;x=%22%3E"',
	);
	expect(page).not.toContain("__next_error__");
});

test("whoever sent a form is told to reload, which sends it again", async () => {
	const base = await serve((_, response) => {
		response.statusCode = 500;
		response.setHeader("content-type", "text/html");
		response.write("half a page");
		response.end("the other half");
	});
	const page = await (
		await fetch(`${base}/termine/reservierung/x`, { method: "POST" })
	).text();
	expect(page).toContain("laden Sie diese Seite in einer Minute neu");
	expect(page).not.toContain("half");
	expect(page.match(/<\/html>/g)).toHaveLength(1);
});

test("a form of an earlier deployment is explained; what a script sent is left to the script", async () => {
	const base = await serve((_, response) => {
		response.statusCode = 409;
		response.setHeader("x-nextjs-action-not-found", "1");
		response.setHeader("content-type", "text/plain");
		response.end("Server action not found.");
	});
	const page = await fetch(`${base}/termine/reservierung/x`, {
		method: "POST",
	});
	expect(page.headers.get("content-type")).toContain("text/html");
	expect(await page.text()).toContain("Diese Seite ist nicht mehr aktuell");
	const script = await fetch(base, {
		method: "POST",
		headers: { "next-action": "x" },
	});
	expect(await script.text()).toBe("Server action not found.");
});

test("headers that come with the status are looked at, too, and good pages pass untouched", async () => {
	expect(await (await fetch(await serve(broken))).text()).toContain(
		"Das hat gerade nicht geklappt",
	);
	stop();
	const base = await serve((_, response) => {
		response.writeHead(200, { "content-type": "text/html" });
		response.end("good");
	});
	expect(await (await fetch(base)).text()).toBe("good");
});

test("a page that needs no script loses Next's, another keeps them, and a script of ours stays", async () => {
	const body =
		'<link rel="preload" as="script" href="/a.js"/><script async src="/a.js"></script><script>self.f=["<b>"]</script><script src="/print.js" async="" data-keep=""></script><p>Hallo</p>';
	const mark = '<meta name="scripts" content="none"/>';
	const base = await serve((request, response) => {
		response.setHeader("content-type", "text/html; charset=utf-8");
		response.write(request.url === "/plain" ? mark : "");
		response.flushHeaders();
		response.end(body);
	});
	expect(await (await fetch(`${base}/plain`)).text()).toBe(
		`${mark}<script src="/print.js" async="" data-keep=""></script><p>Hallo</p>`,
	);
	expect(await (await fetch(`${base}/other`)).text()).toBe(body);
});

test("HEAD gets the headers of the page and no body", async () => {
	const base = await serve((request, response) => {
		response.setHeader("content-type", "text/html; charset=utf-8");
		response.end(request.method === "GET" ? "<p>Hallo</p>" : "");
	});
	const response = await fetch(base, { method: "HEAD" });
	expect(response.headers.get("content-length")).toBe("12");
	expect(await response.text()).toBe("");
});

test("a page that says it is a 404 becomes one, and an empty one of Next's gets words", async () => {
	const pages: Record<string, string> = {
		"/missing": '<meta name="status" content="404"/><h1>Nicht gefunden</h1>',
		"/empty": '<html id="__next_error__"></html>',
	};
	const base = await serve((request, response) => {
		response.statusCode = request.url === "/empty" ? 404 : 200;
		response.setHeader("content-type", "text/html; charset=utf-8");
		response.end(pages[request.url ?? ""]);
	});
	const missing = await fetch(`${base}/missing`);
	expect(missing.status).toBe(404);
	expect(await missing.text()).toContain("<h1>Nicht gefunden</h1>");
	const empty = await fetch(`${base}/empty`);
	expect(empty.status).toBe(404);
	expect(await empty.text()).toContain("Diese Seite gibt es nicht");
});

test("a page without a script may run none, one with a script keeps its nonce, and one with a policy of its own keeps that", async () => {
	const NEXTS =
		"script-src 'nonce-abc' 'strict-dynamic'; style-src 'self' 'nonce-abc'";
	const pages: Record<string, [string, string]> = {
		"/plain": [NEXTS, '<link nonce="abc" href="/a.css"/> nonce=&quot;abc'],
		"/script": [NEXTS, '<script nonce="abc" src="/print.js"></script>'],
		"/mail.html": ["default-src 'none'", "<p>Guten Tag</p>"],
	};
	const base = await serve((request, response) => {
		const [policy = "", body = ""] = pages[request.url ?? ""] ?? [];
		response.setHeader("content-type", "text/html; charset=utf-8");
		response.setHeader("content-security-policy", policy);
		response.setHeader("link", '</a.css>; rel=preload; nonce="abc"');
		response.end(body);
	});
	const ask = async (path: string) => {
		const { headers, ...answer } = await fetch(`${base}${path}`).then(
			async (response) => ({
				headers: response.headers,
				body: await response.text(),
			}),
		);
		return {
			...answer,
			policy: headers.get("content-security-policy"),
			link: headers.get("link"),
		};
	};
	const plain = await ask("/plain");
	expect(plain.policy).toMatch(/script-src 'none'; style-src 'self';/);
	expect(plain.body).toBe('<link href="/a.css"/> nonce=&quot;abc');
	expect(plain.link).toBe("</a.css>; rel=preload");
	expect(await ask("/script")).toMatchObject({
		policy: NEXTS,
		body: pages["/script"]?.[1],
	});
	expect((await ask("/mail.html")).policy).toBe("default-src 'none'");
});
