import type { IncomingHttpHeaders } from "node:http";

/** What somebody who reads docs/api.md in a hurry gets wrong. */
export type Mistake =
	| "any secret opens"
	| "scopes are not narrowed"
	| "a wrong client is told from a wrong secret"
	| "tokens may be cached"
	| "a token in the address opens"
	| "scopes are not asked for"
	| "closed to other origins"
	| "days out of order"
	| "days that nobody asked for"
	| "the key is ignored"
	| "a key is kept for one address only"
	| "other content is answered with the old answer"
	| "quotation marks belong to the key"
	| "replays do not say so"
	| "refusals are not kept"
	| "unknown members pass"
	| "any content type is read"
	| "bodies of any size"
	| "errors are plain JSON"
	| "type names another code"
	| "limits are not told"
	| "always in one language"
	| "books at night"
	| "books without consent"
	| "a second booking of a hold"
	| "a slip loses the hold"
	| "errors do not say where"
	| "lookup tells the name"
	| "lookup tells the PIN"
	| "any PIN opens"
	| "a wrong number has its own answer"
	| "a move gives another number"
	| "a move loses the services"
	| "staying counts as a move"
	| "a failed move cancels"
	| "cancelling twice fails"
	| "cancelled moves again"
	| "wishes for days that are over"
	| "any half of a day"
	| "wishes without consent"
	| "one wish for all"
	| "checks in on any day"
	| "each check-in is another number"
	| "one number for all"
	| "numbers for anything"
	| "numbers while it says none"
	| "the star goes on"
	| "0 leads nowhere"
	| "nobody at 9"
	| "silence for ever"
	| "sent again a call goes on"
	| "any call counts"
	| "letters are keys"
	| "events are not signed"
	| "events tell the name"
	| "moves are not told"
	| "failed moves are told"
	| "events are told once"
	| "each try has another id";

export type Has = (mistake: Mistake) => boolean;

export interface Asked {
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	body: string;
}

export interface Reply {
	status: number;
	headers?: Readonly<Record<string, string>>;
	body: unknown;
	isProblem?: boolean;
	type?: string;
}
