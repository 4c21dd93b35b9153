import {
	giveToken,
	secondsUntilToken,
} from "#lib/programs/commands/give-token.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { answering } from "../../_parts/answers.ts";
import { readCredentials } from "../../_parts/credentials.ts";
import { isOfType, readBody } from "../../_parts/read-body.ts";

export const dynamic = "force-dynamic";

/** POST /api/v1/oauth/token: client credentials (RFC 6749, 4.4); errors as its 5.2 says. */
export function POST(request: Request): Promise<Response> {
	return answering(async () => {
		if (!isOfType(request, "application/x-www-form-urlencoded"))
			return refused(
				"invalid_request",
				"Send a form: application/x-www-form-urlencoded.",
			);
		const body = await readBody(request);
		if (!body.ok) return refused("invalid_request", "The body cannot be read.");
		const form = new URLSearchParams(body.value);
		const names = [...form.keys()];
		if (new Set(names).size < names.length)
			return refused("invalid_request", "A parameter is there twice.");
		const grantType = form.get("grant_type");
		if (grantType === null)
			return refused("invalid_request", "grant_type is missing.");
		if (grantType !== "client_credentials")
			return refused("unsupported_grant_type", "Only client_credentials.");
		const credentials = readCredentials(
			request.headers.get("authorization"),
			form,
		);
		if (credentials === "twice")
			return refused(
				"invalid_request",
				"Name the client once: in the header or in the body.",
			);
		if (credentials === null)
			return refused("invalid_client", "Name the client and its secret.");
		const address = request.headers.get("x-client-address") ?? "";
		const scope = form.get("scope");
		const now = realNow();
		const given = await giveToken({ ...credentials, scope, address, now });
		if (given.ok)
			return answer(200, {
				access_token: given.value.token,
				token_type: "Bearer",
				expires_in: given.value.seconds,
				scope: given.value.scopes.join(" "),
			});
		switch (given.error) {
			case "invalid-client":
				return refused(
					"invalid_client",
					"Unknown client, wrong secret, or switched off.",
				);
			case "invalid-scope":
				return refused("invalid_scope", "The client does not have this scope.");
			case "too-many-tries": {
				const { clientId } = credentials;
				const seconds = await secondsUntilToken({ address, clientId, now });
				return answer(
					429,
					{
						error: "temporarily_unavailable",
						error_description: "Too many wrong secrets from this address.",
					},
					{ "retry-after": String(seconds) },
				);
			}
			case "busy":
				return answer(
					503,
					{ error: "temporarily_unavailable" },
					{ "retry-after": "5" },
				);
		}
	});
}

function refused(error: string, description: string): Response {
	const isClient = error === "invalid_client";
	return answer(
		isClient ? 401 : 400,
		{ error, error_description: description },
		isClient
			? { "www-authenticate": 'Basic realm="api", charset="UTF-8"' }
			: {},
	);
}

const answer = (
	status: number,
	body: object,
	headers: Readonly<Record<string, string>> = {},
) =>
	Response.json(body, {
		status,
		headers: { "cache-control": "no-store", pragma: "no-cache", ...headers },
	});
