import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, mayEverywhere } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import type { CaseStatus } from "#lib/planning/change/rules/case.ts";
import type { CallReason, Way } from "#lib/planning/change/rules/decision.ts";
import { readStoredChange } from "#lib/planning/change/rules/stored.ts";
import type { PlanChange } from "#lib/planning/planning.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** A change of plan and what became of those it concerned. */
interface ChangeEntry {
	id: string;
	/** Epoch milliseconds. */
	at: number;
	/** Null: the account is gone. */
	by: string | null;
	stationId: number | null;
	/** A change of the rules has a history of its own; null: it cannot be read any more. */
	change: PlanChange | { kind: "rules" } | null;
	counts: Partial<Record<CaseStatus, number>>;
}

/** The last changes that concern this station, newest first; those of the city among them. */
export async function listChanges(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
	limit = 100,
): Promise<
	Result<
		{ changes: ChangeEntry[]; deskNames: ReadonlyMap<number, string> },
		"forbidden"
	>
> {
	const may = await authorise(actor, "closure:write", stationId, now);
	if (!may.ok) return may;
	const rows = await db().planChange.findMany({
		where: { OR: [{ stationId }, { stationId: null }] },
		include: { user: { select: { name: true } } },
		orderBy: { number: "desc" },
		take: limit,
	});
	const counts = await db().planCase.groupBy({
		by: ["changeId", "status"],
		where: { changeId: { in: rows.map(({ id }) => id) } },
		_count: true,
	});
	const changes = rows.map((row) => ({
		...entryOf(row),
		counts: Object.fromEntries(
			counts
				.filter(({ changeId }) => changeId === row.id)
				.map(({ status, _count }) => [status, _count]),
		),
	}));
	return ok({ changes, deskNames: await readDeskNames(changes) });
}

/** Of the desks that changes name. */
async function readDeskNames(
	changes: readonly Pick<ChangeEntry, "change">[],
): Promise<ReadonlyMap<number, string>> {
	const ids = changes.flatMap(({ change }) =>
		change?.kind === "desk-sick"
			? [change.deskId]
			: change?.kind === "closure" && change.closure.deskId !== null
				? [change.closure.deskId]
				: [],
	);
	const rows = await db().desk.findMany({
		where: { id: { in: ids } },
		select: { id: true, name: true },
	});
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** One of those it concerned. */
export interface CaseEntry {
	id: string;
	appointmentId: string;
	reference: string;
	name: string | null;
	/** Epoch milliseconds. */
	startsAt: number;
	stationId: number;
	way: Way;
	status: CaseStatus;
	reason: CallReason | null;
	/** Calls that reached nobody. Epoch milliseconds. */
	attempts: readonly number[];
	/** The time that was offered, and until when. */
	held: { stationId: number; startsAt: number; until: number } | null;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A change with everybody it concerned. Leads see those of their own stations. */
export async function findChange(
	actor: Actor,
	id: string,
	now: Temporal.Instant,
): Promise<
	Result<
		{
			entry: Omit<ChangeEntry, "counts">;
			cases: CaseEntry[];
			deskNames: ReadonlyMap<number, string>;
		},
		"forbidden" | "unknown-change"
	>
> {
	const row = UUID.test(id)
		? await db().planChange.findUnique({
				where: { id },
				include: {
					user: { select: { name: true } },
					cases: {
						include: {
							appointment: { include: { contact: true } },
							hold: true,
							attempts: { orderBy: { id: "asc" } },
						},
						orderBy: [{ startsAt: "asc" }, { id: "asc" }],
					},
				},
			})
		: null;
	if (!row) return refuse("unknown-change");
	const may = await authorise(actor, "closure:write", row.stationId, now);
	if (!may.ok) return may;
	const isSeen = (stationId: number) =>
		mayEverywhere(actor, "closure:write") ||
		actor.stationIds.includes(stationId);
	const entry = entryOf(row);
	return ok({
		entry,
		deskNames: await readDeskNames([entry]),
		cases: row.cases
			.filter(({ stationId }) => isSeen(stationId))
			.map(({ appointment, hold, offeredUntil, attempts, ...one }) => ({
				attempts: attempts.map(({ at }) => at.getTime()),
				id: one.id,
				appointmentId: one.appointmentId,
				reference: appointment.reference ?? "",
				name: appointment.contact?.name ?? null,
				startsAt: one.startsAt.getTime(),
				stationId: one.stationId,
				way: one.way as Way,
				status: one.status as CaseStatus,
				reason: one.reason as CallReason | null,
				held: hold && {
					stationId: hold.stationId,
					startsAt: hold.startsAt.getTime(),
					until: offeredUntil?.getTime() ?? 0,
				},
			})),
	});
}

function entryOf(row: {
	id: string;
	at: Date;
	stationId: number | null;
	kind: string;
	detail: unknown;
	user: { name: string } | null;
}): Omit<ChangeEntry, "counts"> {
	return {
		id: row.id,
		at: row.at.getTime(),
		by: row.user?.name ?? null,
		stationId: row.stationId,
		change:
			row.kind === "rules" ? { kind: "rules" } : readStoredChange(row.detail),
	};
}
