import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Received {
	headers: IncomingHttpHeaders;
	body: string;
}

/** Another program's server, which writes down what it is told. */
export async function makeReceiver(
	/** Null: it never answers. */
	answer: () => {
		status: number;
		headers?: Record<string, string>;
	} | null = () => ({
		status: 204,
	}),
) {
	const received: Received[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks).toString();
		received.push({ headers: request.headers, body });
		const said = answer();
		if (said) response.writeHead(said.status, said.headers ?? {}).end();
	});
	await new Promise<void>((resolve) =>
		server.listen(0, "127.0.0.1", () => resolve()),
	);
	/** Nobody is there any more; who waits for an answer learns so at once. */
	const end = () =>
		new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	onTestFinished(end);
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/events`, port, received, end };
}

/** As https://www.standardwebhooks.com tells whoever receives: whether one of the signatures is ours. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
	const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
	const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
	const wanted = createHmac("sha256", key).update(signed).digest("base64");
	return String(headers["webhook-signature"])
		.split(" ")
		.includes(`v1,${wanted}`);
}
