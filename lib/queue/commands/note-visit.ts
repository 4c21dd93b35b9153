import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";
import type { VisitChange, VisitRefusal } from "../changing.ts";

export type NoteVisitRefusal = VisitRefusal | "text-too-long";

/** What colleagues should know; an empty text takes it away. */
export async function noteVisit(
	_actor: Actor,
	_input: VisitChange & {
		note: string;
	},
): Promise<Result<null, NoteVisitRefusal>> {
	throw new Error("not built yet");
}
