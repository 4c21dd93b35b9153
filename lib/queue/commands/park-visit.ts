import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";
import type { Minute } from "#lib/time.ts";
import type { VisitChange, VisitRefusal } from "../changing.ts";

export type ParkVisitRefusal = VisitRefusal | "bad-time";

/** Somebody fetches a photo or a form: nobody calls them until then. Null: until somebody fetches them. */
export async function parkVisit(
	_actor: Actor,
	_input: VisitChange & {
		until: Minute | null;
	},
): Promise<Result<null, ParkVisitRefusal>> {
	throw new Error("not built yet");
}
