import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { afarOf } from "#lib/queue/afar/queries/rows.ts";
import { standsSince } from "#lib/queue/afar/rules/come.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import type { VisitRow } from "#lib/queue/queries/rows.ts";

/**
 * Somebody who drew their number from afar is here: what changes in their visit, within the step that says so. In time they
 * stand where they drew it; too late, behind all who are here. Of everybody else, and the second time, nothing changes.
 */
export async function comingBack(
	tx: Tx,
	visit: Pick<VisitRow, "id" | "stationId" | "arrivedAt" | "calls" | "afar">,
	at: Temporal.Instant,
): Promise<{ arrivedAt?: Date }> {
	const afar = afarOf(visit.afar);
	if (!afar || afar.hereAt !== null || visit.calls > 0) return {};
	await tx.afarTicket.update({
		where: { visitId: visit.id },
		data: { hereAt: toDbInstant(at) },
		select: { id: true },
	});
	const since = standsSince(
		afar,
		visit.arrivedAt.getTime(),
		at.epochMilliseconds,
		await readSettings(tx, visit.stationId),
	);
	return { arrivedAt: new Date(since) };
}
