/**
 * Anyone can book with somebody else's address. A "name" with an address in it would let them send
 * advertising in the city's name, so such a name is not greeted with; it stays in the appointment.
 */
const ADDRESS_LIKE = /:\/\/|@|www\.|[\p{L}\p{N}-]\.\p{L}{2,}/iu;

/** As long as the form takes; what is longer came some other way and is no name to greet with. */
const LONGEST = 120;

/** The name to greet with, on one line, or null. */
export function greetedName(name: string | null): string | null {
	if (!name || name.length > 2 * LONGEST) return null;
	const line = name
		.replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
		.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
		.trim();
	return line && [...line].length <= LONGEST && !ADDRESS_LIKE.test(line)
		? line
		: null;
}

/**
 * First strong isolate: a right-to-left name leaves the sentence around it as it is. Plain text has
 * only these marks; in HTML they become a <bdi> (letter-html.ts).
 */
export function isolated(text: string): string {
	return `\u2068${text}\u2069`;
}

/** A text in its parts: outside and inside of `isolated`, by turns. */
export function isolatedParts(text: string): readonly string[] {
	return text.split(/[\u2068\u2069]/);
}
