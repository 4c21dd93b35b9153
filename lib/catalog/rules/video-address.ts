/** Longer ones some mail programs break. */
const LONGEST = 300;

/** In a template: a word of each appointment's own. */
const ROOM = "{raum}";

export type VideoAddressProblem =
	| "missing"
	| "too-long"
	/** Not an address that begins with https://, or with signs that no address has. */
	| "not-https"
	/** A name, a password or an e-mail address stands in it. */
	| "credentials"
	/** An address inside a house: nobody outside could open it. */
	| "not-public"
	/** "{raum}" twice, or where the name of the server stands. */
	| "room-misplaced";

/** What a lead or a clerk typed, as the address of a room. */
export type ReadAddress<Problem = VideoAddressProblem> =
	| { ok: true; value: string }
	| { ok: false; error: Problem };

/** An address of one appointment has no place for a word. */
export type OneAddressProblem = Exclude<VideoAddressProblem, "room-misplaced">;

const refused = <Problem extends VideoAddressProblem>(error: Problem) =>
	({ ok: false, error }) as const;

/** Of one appointment. */
export function readVideoAddress(
	typed: string,
): ReadAddress<OneAddressProblem> {
	const text = typed.trim();
	if (text === "") return refused("missing");
	if (text.length > LONGEST) return refused("too-long");
	// What looks like one address and opens another must not be sent to anybody.
	if (/[\s\p{C}{}<>"'\\^`|]/u.test(text)) return refused("not-https");
	const url = URL.parse(text);
	if (url?.protocol !== "https:" || !/^https:\/\/[^/?#]/i.test(text))
		return refused("not-https");
	if (url.username !== "" || url.password !== "" || /@|%40/i.test(text))
		return refused("credentials");
	if (!isPublic(url.hostname)) return refused("not-public");
	return { ok: true, value: url.href };
}

/** Of a station; "{raum}" may stand in its path, once. */
export function readVideoTemplate(typed: string): ReadAddress {
	const text = typed.trim();
	const parts = text.split(ROOM);
	if (parts.length > 2) return refused("room-misplaced");
	// As long as it will be with the word in it.
	const read = readVideoAddress(parts.join(PLACEHOLDER));
	if (!read.ok || parts.length === 1) return read;
	const url = new URL(read.value);
	if (url.hostname.includes(PLACEHOLDER)) return refused("room-misplaced");
	return { ok: true, value: read.value.replace(PLACEHOLDER, ROOM) };
}

const PLACEHOLDER = "r".repeat(32);

/** @param room nobody can guess it; letters and digits */
export const addressOfRoom = (template: string, room: string): string =>
	template.replace(ROOM, room);

/** A name with a point in it that is none of a house, and no number: certificates are for names. */
function isPublic(hostname: string): boolean {
	const labels = hostname.replace(/\.$/, "").split(".");
	const last = labels.at(-1) ?? "";
	return (
		labels.length > 1 &&
		!/^\d+$/.test(last) &&
		!hostname.startsWith("[") &&
		!["local", "localhost", "internal", "lan", "intranet"].includes(last)
	);
}
