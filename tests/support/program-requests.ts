import { POST as token } from "#app/api/v1/oauth/token/route.ts";

interface Asked {
	headers?: Readonly<Record<string, string>>;
	address?: string;
}

export function askForToken(
	fields: Readonly<Record<string, string>> | string,
	{ headers = {}, address = "203.0.113.7" }: Asked = {},
): Promise<Response> {
	return token(
		new Request("http://localhost/api/v1/oauth/token", {
			method: "POST",
			headers: {
				"content-type": "application/x-www-form-urlencoded",
				"x-client-address": address,
				...headers,
			},
			body: new URLSearchParams(fields).toString(),
		}),
	);
}

export async function tokenOf(
	{ clientId, secret }: { clientId: string; secret: string },
	scope?: string,
): Promise<string> {
	const answer = await askForToken({
		grant_type: "client_credentials",
		client_id: clientId,
		client_secret: secret,
		...(scope ? { scope } : {}),
	});
	const { access_token } = (await answer.json()) as { access_token: string };
	return access_token;
}

/** What a handler answers to a program. */
export async function send(
	handler: (request: Request) => Promise<Response>,
	token: string,
	body: unknown,
	{
		key = crypto.randomUUID(),
		headers = {},
		path = "x",
	}: {
		key?: string | null;
		headers?: Readonly<Record<string, string>>;
		path?: string;
	} = {},
) {
	const answer = await handler(
		new Request(`http://localhost/api/v1/${path}`, {
			method: "POST",
			headers: {
				authorization: `Bearer ${token}`,
				"content-type": "application/json",
				...(key === null ? {} : { "idempotency-key": key }),
				...headers,
			},
			body: typeof body === "string" ? body : JSON.stringify(body),
		}),
	);
	return {
		status: answer.status,
		headers: answer.headers,
		// biome-ignore lint/suspicious/noExplicitAny: each test says what it expects of it.
		body: (await answer.json()) as any,
	};
}
