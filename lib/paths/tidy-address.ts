import { OWN } from "./route-shape.ts";

/** Parameters whose values are names of ours. */
const SLUG = /([?&](?:dienst|ort|station|service)=)([^&]*[A-Z][^&]*)/g;
/** What a sentence, a mail or a chat puts around or after an address; in none of ours does it stand last. */
const LONGEST_AFTER = 60;
const AFTER =
	/(?:[.,;:!?)\]}>"'*|]|%(?:2[0-279ACE]|3[ABEF]|5D|7[CD])|%C2%(?:A0|BB)|%E2%80%(?:9[89CD]|A6|B[9A]))+$/i;

/**
 * As the address was meant: in small letters but for what is somebody's, and without the full stop, the bracket or the
 * quotation mark that came along when it was copied. The same address: it was meant so.
 */
export function tidyAddress(address: string): string {
	// "//evil.example" would lead away from here.
	if (/^\/(?:_next\/|[/\\])/.test(address)) return address;
	const at = address.indexOf("?");
	const path = at < 0 ? address : address.slice(0, at);
	const query = at < 0 ? "" : address.slice(at);
	const tidyPath = withoutCapitals(query ? path : cut(path) || "/");
	return `${tidyPath}${query && tidyQuery(query)}`;
}

function tidyQuery(query: string): string {
	// A link that opens something ends with its token.
	const tidy = /[?&]t=[^&]*$/.test(query) ? cut(query) : query;
	return tidy.replace(
		SLUG,
		(_, name: string, value: string) =>
			// "%3A" is the same in capitals, and stays.
			`${name}${value.replace(/%[\dA-F]{2}|[A-Z]+/g, (text) => (text.startsWith("%") ? text : text.toLowerCase()))}`,
	);
}

/** Looks at the end only: a long address of nothing but full stops would take its time. */
function cut(text: string): string {
	const end = Math.max(0, text.length - LONGEST_AFTER);
	return text.slice(0, end) + text.slice(end).replace(AFTER, "");
}

function withoutCapitals(path: string): string {
	if (!/[A-Z]/.test(path)) return path;
	let before = "";
	return path
		.split("/")
		.map((segment) => {
			const isOwn = before in OWN;
			before = segment.toLowerCase();
			return isOwn || segment.includes("%") ? segment : before;
		})
		.join("/");
}
