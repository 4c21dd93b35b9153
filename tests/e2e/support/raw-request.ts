import { once } from "node:events";
import { request as ask, type IncomingMessage } from "node:http";
import { connect } from "node:net";

/** A client of its own: what is counted against it is counted against no other test. */
const LOCAL_ADDRESS = "127.0.0.77";

export interface Sent {
	method?: string;
	path: string;
	headers?: Readonly<Record<string, string | readonly string[]>>;
	body?: string | Buffer;
	/** Without a length, in pieces as they come. */
	chunked?: boolean;
}

interface Received {
	status: number;
	headers: IncomingMessage["headers"];
	body: string;
}

const HUNG = "no answer in time";

/**
 * As no browser does it: fetch refuses to send some of these.
 * @param deadline milliseconds after which an answer counts as one that never comes
 */
export async function send(
	{ method = "GET", path, headers = {}, body, chunked = false }: Sent,
	deadline = 60_000,
): Promise<Received> {
	const { hostname, port } = new URL(process.env.BASE_URL ?? "");
	const length =
		body === undefined || chunked
			? {}
			: { "content-length": String(Buffer.byteLength(body)) };
	const request = ask({
		method,
		hostname: hostname === "localhost" ? "127.0.0.1" : hostname,
		port,
		path,
		localAddress: LOCAL_ADDRESS,
		agent: false,
		headers: { ...length, ...headers } as Record<string, string | string[]>,
	});
	const timer = setTimeout(() => request.destroy(new Error(HUNG)), deadline);
	try {
		const answered = once(request, "response");
		if (chunked) {
			request.flushHeaders();
			for (const piece of piecesOf(Buffer.from(body ?? "")))
				request.write(piece);
		}
		request.end(chunked ? undefined : body);
		const [answer] = (await answered) as [IncomingMessage];
		// Written to after the answer has come: only the answer counts.
		request.on("error", () => {});
		const type = answer.headers["content-type"] ?? "";
		const isEndless = type.startsWith("text/event-stream");
		const text = isEndless ? "" : await read(answer);
		return {
			status: answer.statusCode ?? 0,
			headers: answer.headers,
			body: text,
		};
	} finally {
		clearTimeout(timer);
		request.destroy();
	}
}

async function read(answer: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of answer) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}

const PIECE = 16_000;

function piecesOf(body: Buffer): Buffer[] {
	const count = Math.ceil(body.length / PIECE);
	return Array.from({ length: count }, (_, index) =>
		body.subarray(index * PIECE, (index + 1) * PIECE),
	);
}

/** Bytes that need not be HTTP at all. @returns everything that came back until the connection ended */
export async function sendBytes(
	bytes: string | Buffer,
	deadline = 60_000,
): Promise<string> {
	const { port } = new URL(process.env.BASE_URL ?? "");
	const socket = connect({
		host: "127.0.0.1",
		port: Number(port),
		localAddress: LOCAL_ADDRESS,
	});
	const chunks: Buffer[] = [];
	socket.on("data", (chunk: Buffer) => chunks.push(chunk));
	socket.setTimeout(deadline, () => socket.destroy(new Error(HUNG)));
	socket.write(bytes);
	await once(socket, "close");
	return Buffer.concat(chunks).toString();
}
