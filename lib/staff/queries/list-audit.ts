import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { ok, type Result } from "#lib/result.ts";
import type { AuditFilter, AuditLine, Detail } from "#lib/staff/rules/audit.ts";
import { addDays, instantAt } from "#lib/time.ts";

/** Newest first. */
export async function listAudit(
	actor: Actor,
	filter: AuditFilter,
	limit: number,
	now: Temporal.Instant,
): Promise<Result<AuditLine[], "forbidden">> {
	const may = await authorise(actor, "audit:read", null, now);
	if (!may.ok) return may;
	const rows = await db().auditEntry.findMany({
		where: conditions(filter),
		include: { user: { select: { name: true } } },
		orderBy: { id: "desc" },
		take: limit,
	});
	return ok(
		rows.map(({ id, at, user, stationId, action, subject, detail }) => ({
			id: String(id),
			at: at.getTime(),
			person: user?.name ?? null,
			stationId,
			action,
			subject,
			detail: detail as Detail | null,
		})),
	);
}

/** What the list can be narrowed to. */
export async function listAuditChoices(
	actor: Actor,
	now: Temporal.Instant,
): Promise<
	Result<
		{ people: { id: string; name: string }[]; actions: string[] },
		"forbidden"
	>
> {
	const may = await authorise(actor, "audit:read", null, now);
	if (!may.ok) return may;
	const people = await db().user.findMany({
		select: { id: true, name: true },
		orderBy: { name: "asc" },
	});
	const actions = await db().auditEntry.groupBy({ by: ["action"] });
	return ok({ people, actions: actions.map(({ action }) => action).sort() });
}

function conditions(filter: AuditFilter): Prisma.AuditEntryWhereInput {
	const { userId, stationId, action, from, until, beforeId } = filter;
	return {
		...(userId === null ? {} : { userId }),
		...(stationId === null ? {} : { stationId }),
		...(action === null ? {} : { action }),
		...(beforeId === null ? {} : { id: { lt: beforeId } }),
		at: {
			...(from === null ? {} : { gte: toDbInstant(instantAt(from, 0)) }),
			...(until === null
				? {}
				: { lt: toDbInstant(instantAt(addDays(until, 1), 0)) }),
		},
	};
}
