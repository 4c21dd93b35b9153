import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { readNote, type TextRefusal } from "#lib/queue/visit/rules/schema.ts";
import { ok, type Result } from "#lib/result.ts";
import {
	changeVisit,
	type VisitChange,
	type VisitRefusal,
} from "./changing.ts";

export type NoteVisitRefusal =
	| VisitRefusal
	| Exclude<TextRefusal, "text-missing">;

/** What colleagues should know; an empty text takes it away. */
export function noteVisit(
	actor: Actor,
	{ note, ...change }: VisitChange & { note: string },
): Promise<Result<null, NoteVisitRefusal>> {
	return changeVisit<"text-too-long">(actor, "visit:register", change, () => {
		const text = readNote(note);
		if (text.ok) return ok({ kind: "note", memo: { note: text.value } });
		return text.error === "text-missing"
			? ok({ kind: "note", memo: { note: null } })
			: { ok: false, error: text.error };
	});
}
