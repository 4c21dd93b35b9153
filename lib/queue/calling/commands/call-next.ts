import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { nextFor } from "#lib/queue/order/rules/tongues.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import {
	deskOf,
	queuedOf,
	WHOLE_DESK,
	WHOLE_VISIT,
} from "#lib/queue/queries/rows.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import {
	type Called,
	type CallRefusal,
	callTo,
	callToOwnDesk,
} from "./calling.ts";

export type CallNextRefusal = CallRefusal | "nobody-waiting";

/** Calls whoever is next for the own desk (docs/decisions/0018). */
export function callNext(
	actor: Actor,
	{ now }: { now: Temporal.Instant },
): Promise<Result<Called, CallNextRefusal>> {
	return callToOwnDesk<"nobody-waiting">(actor, now, async (tx, desk, by) => {
		const { stationId } = desk;
		const rows = await tx.visit.findMany({
			where: {
				stationId,
				date: toDbDate(civilDateOf(now)),
				status: { in: ["waiting", "parked"] },
			},
			include: WHOLE_VISIT,
		});
		const queue = rows.map((row) => ({ ...queuedOf(row), row }));
		const settings = await readSettings(tx, stationId);
		const desks = settings.prefersLanguage
			? await tx.desk.findMany({
					where: { stationId, active: true },
					include: WHOLE_DESK,
				})
			: [];
		const next = nextFor(
			desk,
			desks.map(deskOf),
			queue,
			now.epochMilliseconds,
			settings,
		);
		if (!next) return refuse("nobody-waiting");
		return ok(await callTo(tx, next.visit.row, desk.id, next.reason, by));
	});
}
