import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import {
	type Actor,
	mayEverywhere,
	ROLES,
} from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result } from "#lib/result.ts";

export interface InboxChoices {
	topics: { id: number; name: string; version: number; count: number }[];
	/** Who may answer. */
	people: { id: string; name: string }[];
}

/** What feedback can be sorted by, and whom it can be given to. */
export async function listInboxChoices(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<InboxChoices, "forbidden">> {
	const may = await authorise(actor, "feedback:read", null, now);
	if (!may.ok) return may;
	const topics = await db().topic.findMany({
		include: { _count: { select: { feedback: true } } },
		orderBy: { name: "asc" },
	});
	const people = await db().user.findMany({
		where: { active: true, role: { in: answeringRoles() } },
		select: { id: true, name: true },
		orderBy: { name: "asc" },
	});
	return ok({
		topics: topics.map(({ _count, ...topic }) => ({
			...topic,
			count: _count.feedback,
		})),
		people,
	});
}

/** Roles that may answer feedback. */
export function answeringRoles(): string[] {
	return ROLES.filter((role) => mayEverywhere({ role }, "feedback:answer"));
}
