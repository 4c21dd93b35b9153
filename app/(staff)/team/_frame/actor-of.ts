import { headers } from "next/headers";
import { findActor, requireActor } from "#lib/auth/queries/session.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { sentText } from "#lib/sent.ts";

/**
 * Who sends a form. Null: the session has ended, and the page with all that was typed stays where it is; only a script
 * can do so. Without one, or where nothing was typed, it leads to the sign-in, and what was typed is kept for the way
 * back (lib/auth/secrets/kept-form.ts).
 */
export async function actorOf(form: FormData): Promise<Actor | null> {
	const isTyped = [...form.keys()].some((name) => sentText(form, name) !== "");
	const hasScript = (await headers()).has("next-action");
	return isTyped && hasScript ? findActor() : requireActor(form);
}
