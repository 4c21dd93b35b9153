/** What a program may do over the API. */
export const SCOPES = [
	"hold",
	"book",
	"read",
	"move",
	"cancel",
	"phone",
	"check-in",
	"ticket",
	"wish",
] as const;
export type Scope = (typeof SCOPES)[number];

export const isScope = (text: string): text is Scope =>
	(SCOPES as readonly string[]).includes(text);

/**
 * Which of its scopes a program gets for what it asked (RFC 6749, 3.3); nothing asked for: all of them. Null: it asked for
 * one that it has not, or that there is not.
 */
export function grantedScopes(
	asked: string | null,
	own: readonly Scope[],
): readonly Scope[] | null {
	const words = (asked ?? "").split(" ").filter((word) => word !== "");
	if (words.length === 0) return own;
	const all = words.every((word) => own.some((scope) => scope === word));
	return all ? own.filter((scope) => words.includes(scope)) : null;
}
