import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import {
	type HookEvent,
	isHookEvent,
} from "#lib/programs/hooks/rules/event.ts";
import type { Hook } from "#lib/programs/hooks/rules/hook-form.ts";
import { ok, type Result } from "#lib/result.ts";

/** As it is stored. */
export const hookOf = (row: { url: string; events: string[] }): Hook => ({
	url: row.url,
	events: row.events.filter(isHookEvent),
});

interface HookView extends Hook {
	/** Epoch milliseconds. */
	failingSince: number | null;
	offAt: number | null;
	/** How many wait to be sent. */
	waiting: number;
	/** The last ones that were given up. */
	notSent: {
		id: string;
		kind: HookEvent;
		at: number;
		/** A word or a status. */
		reason: string;
	}[];
}

const MOST_LISTED = 20;

/** Where a program is told, and what it was not told; null: nowhere. */
export async function findHook(
	actor: Actor,
	programId: number,
	now: Temporal.Instant,
): Promise<Result<HookView | null, "forbidden">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	const row = await db().programHook.findUnique({ where: { programId } });
	if (!row) return ok(null);
	const waiting = await db().programEvent.count({
		where: { programId, status: "queued" },
	});
	const failed = await db().programEvent.findMany({
		where: { programId, status: "failed" },
		orderBy: { at: "desc" },
		take: MOST_LISTED,
	});
	return ok({
		...hookOf(row),
		failingSince: row.failingSince?.getTime() ?? null,
		offAt: row.offAt?.getTime() ?? null,
		waiting,
		notSent: failed.flatMap(({ id, kind, at, lastError }) =>
			isHookEvent(kind)
				? [{ id, kind, at: at.getTime(), reason: lastError ?? "" }]
				: [],
		),
	});
}
