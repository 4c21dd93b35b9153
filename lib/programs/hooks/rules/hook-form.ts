import { type Sent, textOf, textsOf } from "#lib/sent.ts";
import { type HookEvent, isHookEvent } from "./event.ts";

/** Where a program is told, and of what. */
export interface Hook {
	url: string;
	events: readonly HookEvent[];
}

/** Tells whether two forms showed the same. */
export const hookMark = (hook: Hook | null): string =>
	hook ? JSON.stringify([hook.url, hook.events.toSorted()]) : "";

export type HookProblem = "url-invalid" | "url-open" | "events-missing";
export type HookErrors = Partial<Record<keyof Hook, HookProblem>>;

const LONGEST = 500;

/**
 * What an administrator typed.
 * @param isTrial demo and tests may send without encryption
 */
export function readHook(
	sent: Sent,
	isTrial: boolean,
): { ok: true; value: Hook } | { ok: false; errors: HookErrors } {
	const typed = textOf(sent, "url").trim();
	const events = textsOf(sent, "events").filter(isHookEvent);
	const address = urlProblem(typed, isTrial);
	const errors: HookErrors = {
		...(address ? { url: address } : {}),
		...(events.length > 0 ? {} : { events: "events-missing" }),
	};
	return Object.keys(errors).length > 0
		? { ok: false, errors }
		: { ok: true, value: { url: typed, events } };
}

/** What is wrong with an address; null: nothing that can be seen by looking at it. */
export function urlProblem(
	typed: string,
	isTrial: boolean,
): HookProblem | null {
	const url = typed.length <= LONGEST ? URL.parse(typed) : null;
	if (
		!url ||
		!["http:", "https:"].includes(url.protocol) ||
		url.username !== "" ||
		url.password !== "" ||
		url.hash !== ""
	)
		return "url-invalid";
	return url.protocol === "http:" && !isTrial ? "url-open" : null;
}
