/** The segment after one of these is somebody's. */
const PERSONAL: Readonly<Record<string, string>> = {
	reservierung: ":token",
	wartenummer: ":token",
	termin: ":reference",
	rueckmeldung: ":token",
	postausgang: ":message",
	outbox: ":message",
};
/** Names of our routes, stations and services: words, perhaps with a number. */
const WORD = /^(?:v\d|[a-z]+(?:[-._][a-z0-9]+)*|\[[a-z]+\])$/i;
const LONGEST_WORD = 40;

/**
 * What an access log may keep of a request's address: `/termin/ABCD-EFGH?t=…` → `/termin/:reference`.
 * No query, no token, and nothing else that does not look like a word.
 */
export function routeShape(url: string): string {
	const path = url.split(/[?#]/, 1)[0] ?? "";
	if (path.startsWith("/_next/")) {
		return `${path.split("/").slice(0, 3).join("/")}/…`;
	}
	const shape: string[] = [];
	let before = "";
	for (const segment of path.split("/").slice(1)) {
		shape.push(PERSONAL[before] ?? (isWord(segment) ? segment : ":other"));
		before = segment;
	}
	return `/${shape.join("/")}`;
}

function isWord(segment: string): boolean {
	return (
		segment === "" || (segment.length <= LONGEST_WORD && WORD.test(segment))
	);
}
