/**
 * Anyone can book with somebody else's address. A "name" with an address in it would let them send
 * advertising in the city's name, so such a name is not greeted with; it stays in the appointment.
 */
const ADDRESS_LIKE = /:\/\/|@|www\.|[\p{L}\p{N}-]\.\p{L}{2,}/iu;

/** The name to greet with, on one line, or null. */
export function greetedName(name: string | null): string | null {
	const line = name
		?.replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
		.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
		.trim();
	return line && !ADDRESS_LIKE.test(line) ? line : null;
}

/** First strong isolate: a right-to-left name leaves the sentence around it as it is. */
export function isolated(text: string): string {
	return `\u2068${text}\u2069`;
}
