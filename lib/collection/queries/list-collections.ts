import "server-only";
import { noteRead } from "#lib/auth/commands/note-read.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { CollectionView } from "#lib/collection/collection.ts";
import { isSought } from "#lib/collection/rules/sought.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { ok, type Result } from "#lib/result.ts";
import { viewOf, WHOLE } from "./rows.ts";

/** A house has some hundreds at most; nobody reads further. */
const MOST_SHOWN = 200;
/** What was ended so recently can be taken back from the list. */
const UNDO_HOURS = 12;

export interface Collections {
	/** Longest first; of those that are looked for. */
	ready: readonly CollectionView[];
	/** How many lie ready, whoever is looked for. */
	count: number;
	/** There are more than are shown. */
	hasMore: boolean;
	/** Handed out, or ended otherwise, within the last hours, the newest first. */
	ended: readonly CollectionView[];
}

/** What lies ready at a station. A search is audited: that there was one, never what was typed. */
export async function listCollections(
	actor: Actor,
	{
		stationId,
		typed,
		now,
	}: { stationId: number; typed: string; now: Temporal.Instant },
): Promise<Result<Collections, "forbidden">> {
	const may = await authorise(actor, "day:read", stationId, now);
	if (!may.ok) return may;
	if (typed.trim() !== "")
		await noteRead(
			{ userId: actor.userId, stationId, action: "read:collections" },
			now,
		);
	const rows = await db().collection.findMany({
		where: { stationId, endedAt: null },
		include: WHOLE,
		orderBy: [{ readyAt: "asc" }, { number: "asc" }],
	});
	const since = toDbInstant(now.subtract({ hours: UNDO_HOURS }));
	const ended = await db().collection.findMany({
		where: { stationId, endedAt: { gt: since } },
		include: WHOLE,
		orderBy: [{ endedAt: "desc" }, { number: "asc" }],
		take: MOST_SHOWN,
	});
	const sought = (views: CollectionView[]) =>
		views.filter((view) => isSought(view, typed));
	const found = sought(rows.map(viewOf));
	return ok({
		ready: found.slice(0, MOST_SHOWN),
		count: rows.length,
		hasMore: found.length > MOST_SHOWN,
		ended: sought(ended.map(viewOf)),
	});
}

/** How many lie ready for somebody whom no mail has told and nobody called. */
export async function countToCall(stationId: number): Promise<number> {
	const rows = await db().collection.findMany({
		where: { stationId, endedAt: null },
		include: WHOLE,
	});
	return rows.map(viewOf).filter(({ knows }) => knows === "call").length;
}

/** One that lies ready, to be changed; null: there is none here, or it has been fetched. */
export async function findCollection(
	actor: Actor,
	{ id, now }: { id: string; now: Temporal.Instant },
): Promise<
	Result<(CollectionView & { stationId: number }) | null, "forbidden">
> {
	const row = UUID.test(id)
		? await db().collection.findUnique({ where: { id }, include: WHOLE })
		: null;
	if (!row) return ok(null);
	const may = await authorise(actor, "day:read", row.stationId, now);
	if (!may.ok) return may;
	return ok({ ...viewOf(row), stationId: row.stationId });
}

export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
