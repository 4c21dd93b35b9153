import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Book } from "./book.ts";
import { commandAnswer } from "./commands.ts";
import type { Mistake, Reply } from "./mistakes.ts";
import { readAnswer } from "./reading.ts";
import { type Hook, teller } from "./telling.ts";
import { Tokens } from "./tokens.ts";

/**
 * A second implementation of docs/api.md, in memory, with nothing of ours but the document: it shows that the conformance
 * suite asks for no more than stands there. With a planted mistake it shows that the suite finds it.
 */
export async function startSecond(
	mistake: Mistake | null = null,
	hook: Hook | null = null,
) {
	const has = (one: Mistake) => one === mistake;
	const book = new Book();
	const tokens = new Tokens(has);
	const tell = teller(hook, has);
	const server = createServer(async (request, response) => {
		const { pathname, searchParams } = new URL(
			request.url ?? "/",
			"http://second.example",
		);
		const path = pathname.replace("/api/v1/", "");
		const body = await bodyOf(request);
		const asked = { path, query: searchParams, headers: request.headers, body };
		const reply: Reply =
			path === "oauth/token"
				? tokens.answer(asked)
				: request.method === "GET"
					? readAnswer(asked, book, has)
					: commandAnswer(asked, book, tokens, has, tell);
		const type = reply.isProblem ? "application/problem+json" : reply.type;
		response.writeHead(reply.status, {
			"content-type": type ?? "application/json",
			...reply.headers,
		});
		response.end(JSON.stringify(reply.body));
	});
	await new Promise<void>((resolve) =>
		server.listen(0, "127.0.0.1", () => resolve()),
	);
	const { port } = server.address() as AddressInfo;
	return {
		base: `http://127.0.0.1:${port}`,
		client: tokens.client,
		stop: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}
