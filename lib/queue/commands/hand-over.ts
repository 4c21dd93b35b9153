import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";
import type { VisitChange, VisitRefusal } from "../changing.ts";
import type { WishRefusal } from "../wishes.ts";

export type HandOverRefusal = VisitRefusal | WishRefusal | "unknown-desk" | "desk-cannot-serve";

/** Sends somebody on to a desk, or to whichever desk serves these services; there they are next. */
export async function handOver(
	_actor: Actor,
	_input: VisitChange & {
	to: { deskId: number } | { services: readonly string[] };
},
): Promise<Result<null, HandOverRefusal>> {
	throw new Error("not built yet");
}
