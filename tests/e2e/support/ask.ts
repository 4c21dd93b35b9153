/** So many questions at a time keep a server busy. */
export const ASKED_AT_ONCE = 4;

/** Asks the server as a program does: without a browser, over connections that are kept. */
export function ask(
	address: string,
	{ cookie, headers, ...rest }: RequestInit & { cookie?: string } = {},
): Promise<Response> {
	return fetch(new URL(address, process.env.BASE_URL), {
		...rest,
		headers: {
			// On one machine packing costs more than sending.
			"accept-encoding": "identity",
			...(cookie ? { cookie } : {}),
			...headers,
		},
	});
}
