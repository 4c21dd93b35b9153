import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";

import type { Called, CallRefusal } from "../calling.ts";

export type CallNextRefusal = CallRefusal | "nobody-waiting";

/** Calls whoever is next for the own desk (docs/decisions/0020). */
export async function callNext(
	_actor: Actor,
	_input: { now: Temporal.Instant },
): Promise<Result<Called, CallNextRefusal>> {
	throw new Error("not built yet");
}
