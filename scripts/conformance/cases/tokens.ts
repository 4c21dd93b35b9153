import type { Answer } from "../api.ts";
import { expect, hasStatus, isProblem, isSame } from "../expect.ts";
import type { Case } from "../try-cases.ts";

const GRANT = { grant_type: "client_credentials" };

/** An error of RFC 6749, 5.2. */
function isError(answer: Answer, status: number, error: string): void {
	hasStatus(answer, status);
	isSame(answer.body?.error, error, "error");
}

/** A token opens, and a wrong one does not. */
export const tokenCases: readonly Case[] = [
	{
		name: "token: for id and secret in the header, kept by no cache",
		async holds({ api }) {
			const { body, headers } = hasStatus(await api.askToken(GRANT), 200);
			expect(typeof body?.access_token === "string", "access_token is missing");
			isSame(body.token_type?.toLowerCase(), "bearer", "token_type");
			expect(body.expires_in > 0, "expires_in is no number of seconds");
			expect(typeof body.scope === "string", "scope is missing");
			const cache = headers.get("cache-control") ?? "";
			expect(cache.includes("no-store"), "Cache-Control lacks no-store");
		},
	},
	{
		name: "token: for id and secret in the body",
		async holds({ api }) {
			const fields = { ...GRANT, ...api.inBody() };
			hasStatus(await api.askToken(fields, {}), 200);
		},
	},
	{
		name: "token: for fewer scopes, and for no other",
		async holds({ api }) {
			const asked = { ...GRANT, scope: "read" };
			const { body } = hasStatus(await api.askToken(asked), 200);
			isSame(body.scope, "read", "scope");
		},
	},
	{
		name: "token: a scope that there is not is invalid_scope",
		async holds({ api }) {
			const asked = { ...GRANT, scope: "read everything" };
			isError(await api.askToken(asked), 400, "invalid_scope");
		},
	},
	{
		name: "token: a wrong secret is invalid_client and says how to name oneself",
		async holds({ api }) {
			const answer = await api.askToken(GRANT, api.basic("wrong"));
			isError(answer, 401, "invalid_client");
			const how = answer.headers.get("www-authenticate") ?? "";
			expect(/^basic/i.test(how), "WWW-Authenticate: Basic is missing");
		},
	},
	{
		name: "token: a client that there is not gets the answer of a wrong secret",
		async holds({ api }) {
			const wrong = await api.askToken(GRANT, api.basic("wrong"));
			const unknown = { client_id: "no-such-client", client_secret: "wrong" };
			const none = await api.askToken({ ...GRANT, ...unknown }, {});
			isError(none, 401, "invalid_client");
			isSame(none.body, wrong.body, "the answer");
		},
	},
	{
		name: "token: another grant is unsupported_grant_type",
		async holds({ api }) {
			const asked = { grant_type: "password" };
			isError(await api.askToken(asked), 400, "unsupported_grant_type");
		},
	},
	{
		name: "token: no grant, or one named twice, is invalid_request",
		async holds({ api }) {
			isError(await api.askToken({ scope: "read" }), 400, "invalid_request");
			const twice = "grant_type=client_credentials&scope=read&scope=hold";
			isError(await api.askToken(twice), 400, "invalid_request");
		},
	},
	{
		name: "token: a secret in header and body is invalid_request",
		async holds({ api }) {
			const fields = { ...GRANT, ...api.inBody() };
			isError(await api.askToken(fields), 400, "invalid_request");
		},
	},
	{
		name: "token: none, or one that nobody gave, is refused",
		async holds({ api }) {
			for (const token of ["", "A".repeat(40)]) {
				const answer = await api.send("holds", {}, { token });
				isProblem(answer, 401, "invalid-token");
				const how = answer.headers.get("www-authenticate") ?? "";
				expect(/^bearer/i.test(how), "WWW-Authenticate: Bearer is missing");
			}
		},
	},
	{
		name: "token: in the address it opens nothing",
		async holds(stage) {
			const path = `holds?access_token=${await stage.api.tokenFor()}`;
			const answer = await stage.api.send(path, stage.closed(), { token: "" });
			isProblem(answer, 401, "invalid-token");
		},
	},
	{
		name: "token: with another scope it does not do it",
		async holds(stage) {
			const { body } = await stage.standing();
			const token = await stage.api.tokenFor("read");
			const { appointment } = body;
			for (const [path, sent] of [
				["holds", stage.closed()],
				["appointments/cancel", { appointment }],
			] as const) {
				const answer = await stage.api.send(path, sent, { token });
				isProblem(answer, 403, "insufficient-scope");
			}
			const own = { token, key: null };
			const seen = { appointment };
			hasStatus(await stage.api.send("appointments/lookup", seen, own), 200);
		},
	},
];
