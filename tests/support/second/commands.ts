import { isDeepStrictEqual } from "node:util";
import type { Book } from "./book.ts";
import type { Asked, Has, Reply } from "./mistakes.ts";
import { problem } from "./problem.ts";
import { run } from "./run.ts";
import type { Tell } from "./telling.ts";
import type { Tokens } from "./tokens.ts";

const SCOPES: Readonly<Record<string, string>> = {
	holds: "hold",
	appointments: "book",
	"appointments/lookup": "read",
	"appointments/move": "move",
	"appointments/cancel": "cancel",
	"appointments/check-in": "check-in",
	tickets: "ticket",
	wishes: "wish",
	calls: "phone",
};

interface Remembered {
	path: string;
	content: unknown;
	reply: Reply;
}

/** Answers by key, of one city. */
const answered = new WeakMap<Book, Map<string, Remembered>>();

/** A command: token, scope, what was sent, whether it was answered before, and then the command itself. */
export function commandAnswer(
	asked: Asked,
	book: Book,
	tokens: Tokens,
	has: Has,
	tell: Tell,
): Reply {
	const language = languageOf(asked, has);
	const refuse = (status: number, code: string, errors?: object[]) =>
		problem({ status, code, language, has, ...(errors ? { errors } : {}) });
	const scopes = tokens.scopesOf(asked);
	if (!scopes) return refuse(401, "invalid-token");
	const { path, headers } = asked;
	const scope = SCOPES[path];
	if (!scope) return refuse(404, "unknown-address");
	if (!scopes.includes(scope) && !has("scopes are not asked for"))
		return refuse(403, "insufficient-scope");
	const type = headers["content-type"]?.split(";")[0];
	if (type !== "application/json" && !has("any content type is read"))
		return refuse(415, "content-type");
	if (asked.body.length > 16 * 1_024 && !has("bodies of any size"))
		return refuse(413, "body-too-large");
	const content = parsed(asked.body);
	if (content === undefined) return refuse(400, "body-unreadable");
	const work = (key: string) =>
		run({ path, content, key, book, has, refuse, tell });
	if (scope === "read" || scope === "phone") return work("");
	const key = keyOf(headers["idempotency-key"], has);
	if (key === null) return refuse(400, "key-missing");
	if (has("the key is ignored")) return work(crypto.randomUUID());
	const known = answered.get(book) ?? new Map<string, Remembered>();
	answered.set(book, known);
	const name = has("a key is kept for one address only")
		? `${path} ${key}`
		: key;
	const before = known.get(name);
	if (before) {
		const isSame =
			before.path === path && isDeepStrictEqual(before.content, content);
		if (!isSame && !has("other content is answered with the old answer"))
			return refuse(422, "other-content");
		if (has("replays do not say so")) return before.reply;
		const replayed = { "idempotency-replayed": "true" };
		return {
			...before.reply,
			headers: { ...before.reply.headers, ...replayed },
		};
	}
	const reply = work(key);
	const isKept = reply.status < 400 || !has("refusals are not kept");
	if (isKept && ![403, 429, 503].includes(reply.status))
		known.set(name, { path, content, reply });
	return reply;
}

function keyOf(header: string | string[] | undefined, has: Has) {
	const text = typeof header === "string" ? header : "";
	const key = has("quotation marks belong to the key")
		? text
		: text.replace(/^"(.*)"$/, "$1");
	return key !== "" && key.length <= 255 ? key : null;
}

function languageOf({ query }: Asked, has: Has): string {
	if (has("always in one language")) return "de";
	return query.get("lang") === "en" ? "en" : "de";
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
