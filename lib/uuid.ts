const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** What a form sends back may be anything; PostgreSQL refuses what is none. */
export function isUuid(text: string): boolean {
	return UUID.test(text);
}
