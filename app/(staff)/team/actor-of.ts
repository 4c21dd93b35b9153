import type { Actor } from "#lib/auth/permission.ts";
import { findActor, requireActor } from "#lib/auth/session.ts";
import { sentText } from "./sent.ts";

/**
 * Who sends a form. Null: the session has ended, and what was typed must not be lost by leading to the sign-in; where
 * nothing was typed, it leads there at once.
 */
export function actorOf(form: FormData): Promise<Actor | null> {
	const isTyped = [...form.keys()].some((name) => sentText(form, name) !== "");
	return isTyped ? findActor() : requireActor();
}
