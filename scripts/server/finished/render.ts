import { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { partsOf } from "#scripts/server/finished/public-address.ts";
import { finishHtml } from "#scripts/server/html-answers.ts";

/** An answer before it goes anywhere. */
export interface Rendered {
	status: number;
	headers: Readonly<Record<string, string | string[]>>;
	body: Buffer;
}

type Handle = (
	request: IncomingMessage,
	response: ServerResponse,
) => Promise<void>;

/** Longer than everything that may keep a page waiting (lib/db/client.ts). */
const PATIENCE_MS = 30_000;

export type Render = (address: string, id: string) => Promise<Rendered>;

/** @param baseUrl where people reach us */
export function rendering(handle: Handle, baseUrl: string): Render {
	const origin = new URL(baseUrl);
	return (address, id) => renderForAll(handle, { address, id, origin });
}

/**
 * Asks for a page as nobody in particular: no cookie, no address and no browser, only where we are, and
 * which language the page is to offer. So there is nothing of a person that could get into the answer.
 * @param id under which the application says what went wrong
 */
async function renderForAll(
	handle: Handle,
	{ address: kept, id, origin }: { address: string; id: string; origin: URL },
): Promise<Rendered> {
	const { address, offer } = partsOf(kept);
	const socket = nowhere();
	const request = new IncomingMessage(socket);
	const headers = {
		host: origin.host,
		"x-forwarded-host": origin.host,
		"x-forwarded-proto": origin.protocol.slice(0, -1),
		"x-request-id": id,
		// As if a browser wanted nothing else: it offers that language (page-headers.ts).
		...(offer ? { "accept-language": offer } : {}),
	};
	Object.assign(request, { method: "GET", url: address, complete: true });
	Object.assign(request.headers, headers);
	request.rawHeaders.push(...Object.entries(headers).flat());
	request.push(null);

	const response = new ServerResponse(request);
	response.assignSocket(socket);
	const body = collected(response);
	finishHtml(request, response);
	let timer: NodeJS.Timeout | undefined;
	try {
		await new Promise<void>((resolve, reject) => {
			timer = setTimeout(() => reject(new NotInTime()), PATIENCE_MS);
			response.once("finish", resolve);
			response.once("close", () => reject(new Error("A page was not made.")));
			handle(request, response).catch(reject);
		});
	} finally {
		clearTimeout(timer);
		// Whoever waits for the end of the connection hears of it.
		socket.destroy();
	}
	return {
		status: response.statusCode,
		headers: headersOf(response),
		body: Buffer.concat(body),
	};
}

/** Trying again in a moment can succeed, as after PostgreSQL's own word for a statement that took too long. */
class NotInTime extends Error {
	readonly code = "57014";
	constructor() {
		super("A page took too long.");
	}
}

/** A connection to nobody, which takes whatever is said to it. */
const nowhere = () =>
	new Duplex({
		read() {},
		write(_chunk, _encoding, done) {
			done();
		},
	}) as Socket;

/** What is written to the answer, as it is written. */
function collected(response: ServerResponse): Buffer[] {
	const chunks: Buffer[] = [];
	const { write, end } = response;
	const keep = (chunk: unknown) => {
		if (typeof chunk === "string") chunks.push(Buffer.from(chunk));
		else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
	};
	response.write = ((...args: Parameters<typeof write>) => {
		keep(args[0]);
		return write.apply(response, args);
	}) as typeof write;
	response.end = ((...args: Parameters<typeof end>) => {
		keep(args[0]);
		return end.apply(response, args);
	}) as typeof end;
	return chunks;
}

function headersOf(response: ServerResponse): Rendered["headers"] {
	const headers: Record<string, string | string[]> = {};
	for (const [name, value] of Object.entries(response.getHeaders()))
		if (value !== undefined && name !== "content-length")
			headers[name] = Array.isArray(value) ? value : String(value);
	return headers;
}
