import {
	Agent,
	type IncomingHttpHeaders,
	type RequestOptions,
	request,
} from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { SentForm } from "./form.ts";

/** What a browser keeps of an answer. Its bytes are unpacked when somebody reads them, and not before. */
export interface Answer {
	status: number;
	/** Where it was asked for. */
	address: string;
	location: string | null;
	headers: IncomingHttpHeaders;
	bytes: Buffer;
	readonly html: string;
}

interface Sent {
	form?: SentForm | undefined;
	/** Of the answer that is there already. */
	etag?: string | undefined;
	/** The page on which the link or the form stands. */
	referer?: string | undefined;
}

/** Somebody's browser: a connection of their own that is kept; one request after the other goes over it. */
export interface Client {
	/** @throws what kept an answer from coming; whatever its status, an answer is returned */
	send(address: string, more?: Sent): Promise<Answer>;
	close(): void;
}

/** So long somebody looks at an empty page. */
const PATIENCE_MS = 30_000;

class NoAnswer extends Error {
	readonly code = "no answer in 30 s";
}

export function newClient(
	origin: string,
	headers: Readonly<Record<string, string>>,
): Client {
	const { hostname, host, port } = new URL(origin);
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	// Nobody asks a name server, and nobody tries IPv6 first.
	const to = { agent, host: hostname === "localhost" ? "127.0.0.1" : hostname };
	return {
		async send(address, { form, etag, referer } = {}) {
			const { href, pathname, search } = new URL(address, origin);
			const asked = {
				...to,
				port,
				method: form ? "POST" : "GET",
				path: pathname + search,
				headers: {
					...headers,
					host,
					...(form ? { origin, ...form.headers } : {}),
					...(etag ? { "if-none-match": etag } : {}),
					...(referer ? { referer } : {}),
				},
			};
			return answerOf(href, await ask(asked, form?.body));
		},
		close: () => agent.destroy(),
	};
}

type Reply = Pick<Answer, "status" | "headers" | "bytes">;

/** As browsers do: the other end may close a kept connection just as it is used again; then a new one is taken. */
async function ask(
	options: RequestOptions,
	body: Buffer | undefined,
): Promise<Reply> {
	const first: { wasReused?: boolean } = {};
	try {
		return await askOnce(options, body, first);
	} catch (error) {
		if (!first.wasReused || error instanceof NoAnswer) throw error;
		return await askOnce(options, body, {});
	}
}

function askOnce(
	options: RequestOptions,
	body: Buffer | undefined,
	connection: { wasReused?: boolean },
): Promise<Reply> {
	return new Promise((resolve, reject) => {
		const asked = request(options, (response) => {
			// What has begun to arrive is no closed connection any more.
			connection.wasReused = false;
			const chunks: Buffer[] = [];
			response.on("data", (chunk: Buffer) => chunks.push(chunk));
			response.on("error", reject);
			response.on("end", () => {
				clearTimeout(patience);
				const { statusCode: status = 0, headers } = response;
				resolve({ status, headers, bytes: Buffer.concat(chunks) });
			});
		});
		const patience = setTimeout(
			() => asked.destroy(new NoAnswer()),
			PATIENCE_MS,
		);
		asked.once("socket", () => {
			connection.wasReused = asked.reusedSocket;
		});
		asked.once("error", (error) => {
			clearTimeout(patience);
			reject(error);
		});
		asked.end(body);
	});
}

function answerOf(address: string, { status, headers, bytes }: Reply): Answer {
	let text: string | null = null;
	return {
		status,
		address,
		headers,
		bytes,
		location: headers.location ?? null,
		get html() {
			text ??= unpacked(bytes, headers["content-encoding"]).toString();
			return text;
		},
	};
}

function unpacked(bytes: Buffer, encoding: string | undefined): Buffer {
	if (bytes.length === 0) return bytes;
	if (encoding === "gzip") return gunzipSync(bytes);
	return encoding === "br" ? brotliDecompressSync(bytes) : bytes;
}
