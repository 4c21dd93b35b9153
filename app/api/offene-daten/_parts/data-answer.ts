import { answering } from "#app/api/v1/_parts/answers.ts";

/** What a public file may be kept for: it changes once a day. */
const CACHE = "public, max-age=300";

/** A file for everybody, wherever their page comes from. */
export function dataAnswer(
	type: string,
	make: () => Promise<string>,
): Promise<Response> {
	return answering(
		async () =>
			new Response(await make(), {
				headers: {
					"content-type": `${type}; charset=utf-8`,
					"cache-control": CACHE,
					"access-control-allow-origin": "*",
				},
			}),
	);
}

export const jsonAnswer = (
	make: () => Promise<unknown>,
	type = "application/json",
) => dataAnswer(type, async () => JSON.stringify(await make(), null, "\t"));
