/** So long the answer to a request is kept for whoever asks again with the same key. */
export const KEPT_HOURS = 24;
/** Whoever works on a request so long has died: the next one who asks begins it anew. */
export const STALE_SECONDS = 60;

/** Requests of one program, whatever they are. */
export const REQUESTS = { name: "program", times: 120, seconds: 60 } as const;

const LONGEST_KEY = 255;

/**
 * The key of a header `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): a string of RFC 8941 ("8e03978e-…")
 * or, as many send it, without its quotation marks. Null: there is none, or it can be none.
 */
export function readKey(header: string | null): string | null {
	const text = (header ?? "").trim();
	const quoted = /^"([\x20\x21\x23-\x5b\x5d-\x7e]+)"$/.exec(text)?.[1];
	const key = quoted ?? (/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(text) ? text : "");
	return key !== "" && key.length <= LONGEST_KEY ? key : null;
}
