/**
 * What the server may take. Left alone, V8 lets garbage grow to a multiple of the 90 MB in use before it clears up, and
 * glibc keeps what each of its threads once had: 600 MB and more. An operator's NODE_OPTIONS or environment goes first.
 */
export const memoryArgs = (environment) =>
	/--max-(old|semi)-space-size/.test(environment.NODE_OPTIONS ?? "")
		? []
		: ["--max-semi-space-size=8", "--max-old-space-size=320"];

export const memoryEnvironment = { MALLOC_ARENA_MAX: "2" };
