import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { nextFor } from "#lib/queue/order/rules/tongues.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import {
	deskOf,
	queuedOf,
	WHOLE_DESK,
	WHOLE_VISIT,
} from "#lib/queue/queries/rows.ts";
import type { By } from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import {
	type Called,
	type CallingDesk,
	type CallRefusal,
	callTo,
	callToOwnDesk,
} from "./calling.ts";

export type CallNextRefusal = CallRefusal | "nobody-waiting";

/** Calls whoever is next for the own desk (docs/decisions/0018). */
export function callNext(
	actor: Actor,
	{
		shownAt,
		now,
	}: {
		/**
		 * As of when the page was on which it was pressed, epoch milliseconds. Whoever was called since by the same account is
		 * whom this press asked for; without it somebody at the desk is somebody who was forgotten there.
		 */
		shownAt?: number;
		now: Temporal.Instant;
	},
): Promise<Result<Called, CallNextRefusal>> {
	return callToOwnDesk<"nobody-waiting">(
		actor,
		now,
		callNextTo,
		({ calledAt }) => shownAt !== undefined && calledAt >= shownAt,
	);
}

/**
 * Whoever is next for this desk goes there; under the queue's lock, and nobody else is at the desk.
 * @param without whoever has just been sent away from it
 */
export async function callNextTo(
	tx: Tx,
	desk: CallingDesk,
	by: By,
	without?: string,
): Promise<Result<Called, "nobody-waiting">> {
	const { stationId } = desk;
	const { now } = by;
	const rows = await tx.visit.findMany({
		where: {
			stationId,
			date: toDbDate(civilDateOf(now)),
			status: { in: ["waiting", "parked"] },
			...(without === undefined ? {} : { id: { not: without } }),
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
}
