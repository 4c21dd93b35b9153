import "server-only";
import { noteRead } from "#lib/auth/commands/note-read.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { CollectionView } from "#lib/collection/collection.ts";
import { isSought } from "#lib/collection/rules/sought.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { ok, type Result } from "#lib/result.ts";
import { type CollectionRow, viewOf, WHOLE } from "./rows.ts";

/** A house has some hundreds at most; nobody reads further. */
const MOST_SHOWN = 200;
/** What was ended so recently can be taken back from the list. */
export const UNDO_HOURS = 12;

export interface Collections {
	/** Longest first; of those that are looked for. */
	ready: readonly CollectionView[];
	/** How many lie ready, whoever is looked for. */
	count: number;
	/** There are more than are shown. */
	hasMore: boolean;
	/** What nobody fetched for as long as the city waits, until nobody knows any more whose it was; the newest first. */
	notFetched: readonly CollectionView[];
	/** Handed out, or taken from the list, within the last hours, the newest first. */
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
	const listEnded = (where: Prisma.CollectionWhereInput) =>
		db().collection.findMany({
			where: { stationId, ...where },
			include: WHOLE,
			orderBy: [{ endedAt: "desc" }, { number: "asc" }],
		});
	const ended = await listEnded({
		endedAt: { gt: since },
		endedHow: { not: "not-fetched" },
	});
	const notFetched = await listEnded({
		endedHow: "not-fetched",
		contact: { isNot: null },
	});
	const sought = (found: readonly CollectionRow[]) =>
		found
			.map((row) => viewOf(row, now))
			.filter((view) => isSought(view, typed));
	const found = sought(rows);
	return ok({
		ready: found.slice(0, MOST_SHOWN),
		count: rows.length,
		hasMore: found.length > MOST_SHOWN,
		notFetched: sought(notFetched),
		ended: sought(ended).slice(0, MOST_SHOWN),
	});
}

/** How many lie ready for somebody whom no mail has told and nobody called. */
export async function countToCall(
	stationId: number,
	now: Temporal.Instant,
): Promise<number> {
	const rows = await db().collection.findMany({
		where: { stationId, endedAt: null },
		include: WHOLE,
	});
	return rows.filter((row) => viewOf(row, now).knows === "call").length;
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
	return ok({ ...viewOf(row, now), stationId: row.stationId });
}

export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
