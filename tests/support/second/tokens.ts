import { randomUUID } from "node:crypto";
import type { Asked, Has, Reply } from "./mistakes.ts";

const ALL = [
	"hold",
	"book",
	"read",
	"move",
	"cancel",
	"phone",
	"check-in",
	"ticket",
	"wish",
];

/** Tokens for one client, kept while the process lives. */
export class Tokens {
	readonly client = { clientId: "second", secret: "s3cret/+ä" };
	private readonly given = new Map<string, string[]>();
	private readonly has: Has;

	constructor(has: Has) {
		this.has = has;
	}

	answer({ headers, body }: Asked): Reply {
		const form = new URLSearchParams(body);
		const names = [...form.keys()];
		if (new Set(names).size < names.length) return refused("invalid_request");
		const grant = form.get("grant_type");
		if (grant === null) return refused("invalid_request");
		if (grant !== "client_credentials")
			return refused("unsupported_grant_type");
		const header = headers.authorization;
		if (header && form.has("client_secret")) return refused("invalid_request");
		const [id, secret] = header
			? atob(header.replace(/^Basic /i, ""))
					.split(":")
					.map(decodeURIComponent)
			: [form.get("client_id"), form.get("client_secret")];
		if (id !== this.client.clientId)
			return this.has("a wrong client is told from a wrong secret")
				? refused("unauthorized_client", 401)
				: refused("invalid_client", 401);
		if (secret !== this.client.secret && !this.has("any secret opens"))
			return refused("invalid_client", 401);
		const asked = (form.get("scope") ?? "").split(" ").filter(Boolean);
		if (!asked.every((scope) => ALL.includes(scope)))
			return refused("invalid_scope");
		const narrow = asked.length > 0 && !this.has("scopes are not narrowed");
		const scopes = narrow ? asked : ALL;
		const token = randomUUID();
		this.given.set(token, scopes);
		const cache = this.has("tokens may be cached") ? "private" : "no-store";
		return {
			status: 200,
			headers: { "cache-control": cache },
			body: {
				access_token: token,
				token_type: "Bearer",
				expires_in: 900,
				scope: scopes.join(" "),
			},
		};
	}

	/** Null: no token. */
	scopesOf({ headers, query }: Asked): readonly string[] | null {
		const inHeader = headers.authorization?.replace(/^Bearer /i, "");
		const inAddress = query.get("access_token");
		const allowed = this.has("a token in the address opens") ? inAddress : null;
		return this.given.get(inHeader ?? allowed ?? "") ?? null;
	}
}

const refused = (error: string, status = 400): Reply => ({
	status,
	headers: status === 401 ? { "www-authenticate": 'Basic realm="second"' } : {},
	body: { error, error_description: "See RFC 6749." },
});
