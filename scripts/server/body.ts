import { IncomingMessage } from "node:http";

/** All that is on its way to us together, so that large forms cannot take the memory. */
const MOST_AT_ONCE = 64 * 1024 * 1024;
/** Of what is too long this much more is taken and thrown away: a browser shows no answer before it has sent all. */
const THROWN_AWAY = 8 * 1024 * 1024;
let underWay = 0;

export const hasBody = ({ headers }: IncomingMessage): boolean =>
	headers["transfer-encoding"] !== undefined ||
	(headers["content-length"] ?? "0") !== "0";

/**
 * Takes in what was sent, counting as it arrives: a length that somebody promises proves nothing, and not everybody
 * promises one. Who stays away is answered by the server's limit of time.
 */
export function readBody(
	request: IncomingMessage,
	limit: number,
): Promise<Buffer | "too-large" | "busy"> {
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		let length = 0;
		let refused: "too-large" | "busy" | null = null;
		const refuse = (why: "too-large" | "busy") => {
			if (refused) return;
			refused = why;
			chunks.length = 0;
			underWay -= Math.min(length, limit);
			resolve(why);
		};
		if (Number(request.headers["content-length"] ?? 0) > limit)
			refuse("too-large");
		request.on("data", (chunk: Buffer) => {
			const before = length;
			length += chunk.length;
			if (!refused) {
				underWay += Math.min(length, limit) - before;
				chunks.push(chunk);
			}
			if (length > limit) refuse("too-large");
			else if (underWay > MOST_AT_ONCE) refuse("busy");
			if (length > limit + THROWN_AWAY) request.socket.destroy();
		});
		request.on("end", () => resolve(Buffer.concat(chunks)));
		request.once("close", () => {
			if (!refused) underWay -= length;
		});
	});
}

/** The same request with its body to be read once more, which Next does by itself. */
export function withBody(
	request: IncomingMessage,
	body: Buffer,
): IncomingMessage {
	const again = new IncomingMessage(request.socket);
	const { method, url, headers, rawHeaders } = request;
	const { httpVersion, httpVersionMajor, httpVersionMinor } = request;
	delete headers["transfer-encoding"];
	headers["content-length"] = String(body.length);
	Object.assign(again, { method, url, headers, rawHeaders, complete: true });
	Object.assign(again, { httpVersion, httpVersionMajor, httpVersionMinor });
	if (body.length > 0) again.push(body);
	again.push(null);
	return again;
}

/**
 * PostgreSQL keeps no NUL, nothing that anybody types has one, and each place that would stumble over it would have to
 * think of it: it becomes a space of the same length.
 */
export function withoutNul(body: Buffer, type: string): Buffer {
	if (!body.includes(0) && !body.includes("%00")) return body;
	const text = body.toString("latin1").replaceAll("\0", " ");
	const isEncoded = type.startsWith("application/x-www-form-urlencoded");
	return Buffer.from(isEncoded ? addressWithoutNul(text) : text, "latin1");
}

export const addressWithoutNul = (address: string): string =>
	address.includes("%00") ? address.replaceAll("%00", "%20") : address;
