import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Priority } from "#lib/queue/queue.ts";
import { readNote, type TextRefusal } from "#lib/queue/visit/rules/schema.ts";
import { ok, type Result } from "#lib/result.ts";
import {
	changeVisit,
	type VisitChange,
	type VisitRefusal,
} from "./changing.ts";

export type PrioritiseVisitRefusal = VisitRefusal | TextRefusal;

/** Lets somebody go before others, for a reason that colleagues can read; null: in turn again. */
export function prioritiseVisit(
	actor: Actor,
	{
		priority,
		reason,
		...change
	}: VisitChange & { priority: Priority | null; reason: string },
): Promise<Result<null, PrioritiseVisitRefusal>> {
	return changeVisit<TextRefusal>(actor, "visit:register", change, () => {
		const text = priority === null ? ok(null) : readNote(reason);
		if (!text.ok) return text;
		return ok({
			kind: "priority",
			data: { priority },
			memo: { priorityReason: text.value },
		});
	});
}
