import type { IncomingHttpHeaders } from "node:http";
import type { FailureKind } from "#lib/failure.ts";

/** Longer than any address of ours by far. */
const LONGEST_ADDRESS = 8_000;
/** The first page's form sends two for every service. */
const MOST_PARAMETERS = 300;
const MOST_HEADERS = 100;
/** Cookies of others under the city's domain, and a form kept over a sign-in, may take some of it. */
const LONGEST_HEADERS = 32 * 1024;

export interface Bounds {
	bytes: number;
	fields: number;
	/** A file of its own kind comes with it, in which a NUL is as good as any other byte (body.ts). */
	isBinary?: true;
}

const FORM: Bounds = { bytes: 64 * 1024, fields: 1_000 };
/** What a change of plan does to people is a list of up to a thousand, a table is a file, a service speaks eighteen languages. */
const LARGE: Bounds = { bytes: 2 * 1024 * 1024, fields: 5_000 };

/** A film, with what a form has around it (lib/film/film-file.ts). */
const FILM: Bounds = { bytes: 17 * 1024 * 1024, fields: 20, isBinary: true };

const LARGE_FORMS = [
	"/team/planung/",
	"/pilot/wirkung/vorher",
	"/pilot/verbesserungen/",
	"/pilot/rueckmeldungen/vorlagen",
	"/admin/anliegen/",
];

/** What may be sent to an address. */
export function boundsOf(address: string): Bounds {
	if (/^\/admin\/filme(?:\?|$)/.test(address)) return FILM;
	return LARGE_FORMS.some((path) => address.startsWith(path)) ? LARGE : FORM;
}

/** What is wrong with an address before anybody asks what stands there; null: nothing. */
export function refusalOfAddress(address: string): FailureKind | null {
	if (address.length > LONGEST_ADDRESS) return "long-address";
	const [path = "", query = ""] = address.split("?", 2);
	if (!isReadable(path)) return "no-address";
	return countUpTo(query, "&", MOST_PARAMETERS) >= MOST_PARAMETERS
		? "long-address"
		: null;
}

/**
 * No address of ours has a percent sign or what cannot be seen in it; Next decodes it twice and fails. Nor does one go up
 * ("/x/../termine"): Next would straighten it out after we have looked at how it begins.
 */
function isReadable(path: string): boolean {
	if (!path.startsWith("/")) return false;
	try {
		const plain = path.includes("%") ? decodeURIComponent(path) : path;
		return !/[%\\\p{Cc}]|\/\.{1,2}(?:\/|$)/u.test(plain);
	} catch {
		return false;
	}
}

/** @param raw names and values in turn, as Node has them */
export function refusalOfHeaders(raw: readonly string[]): FailureKind | null {
	if (raw.length > 2 * MOST_HEADERS) return "large-headers";
	let length = 0;
	for (const text of raw) length += text.length;
	return length > LONGEST_HEADERS ? "large-headers" : null;
}

/**
 * A form on a page that is not ours. Next checks the same and fails when it does not hold.
 * @param publicHost of BASE_URL: the proxy in front may not pass it on
 */
export function isForeign(
	headers: IncomingHttpHeaders,
	publicHost: string,
): boolean {
	const { origin } = headers;
	if (origin === undefined) return false;
	const from = URL.parse(origin)?.host;
	const [forwarded] = String(headers["x-forwarded-host"] ?? "").split(",", 1);
	return from !== (forwarded?.trim() || headers.host) && from !== publicHost;
}

/** How often it is there, counted until that is too often. */
export function countUpTo(
	text: string | Buffer,
	piece: string,
	most: number,
): number {
	let count = 0;
	for (
		let at = text.indexOf(piece);
		at >= 0 && count < most;
		at = text.indexOf(piece, at + piece.length)
	)
		count++;
	return count;
}
