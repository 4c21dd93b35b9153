import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";
import type { VisitChange, VisitRefusal } from "../changing.ts";
import type { WishRefusal } from "../wishes.ts";

export type ChangeVisitServicesRefusal = VisitRefusal | WishRefusal;

/** Other services, or more persons, than they came for. Entries as in `dienst`: slug or slug:n. */
export async function changeVisitServices(
	_actor: Actor,
	_input: VisitChange & {
	services: readonly string[];
},
): Promise<Result<null, ChangeVisitServicesRefusal>> {
	throw new Error("not built yet");
}
