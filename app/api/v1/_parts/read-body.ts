import { ok, type Result, refuse } from "#lib/result.ts";

/** What programs send is small: a name, an address, a time. */
const MOST_BYTES = 16 * 1024;

/** The body as text, counted as it arrives: what a header promises proves nothing. */
export async function readBody(
	request: Request,
): Promise<Result<string, "body-too-large" | "body-unreadable">> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of request.body ?? []) {
		length += chunk.length;
		if (length > MOST_BYTES) return refuse("body-too-large");
		chunks.push(chunk);
	}
	try {
		const decoder = new TextDecoder("utf-8", { fatal: true });
		return ok(decoder.decode(Buffer.concat(chunks)));
	} catch {
		return refuse("body-unreadable");
	}
}

export const isOfType = (request: Request, type: string): boolean => {
	const [given = ""] = (request.headers.get("content-type") ?? "").split(";");
	return given.trim().toLowerCase() === type;
};
