import "server-only";
import type { Phase } from "#lib/catalog/catalog.ts";
import { phaseDecisionOf } from "#lib/catalog/queries/rows.ts";
import { type PhaseChange, phaseChanges } from "#lib/catalog/rules/phase.ts";
import type { Db, Tx } from "#lib/db/client.ts";

/** A station's phase before the first decision, how it has changed and will, and the number of the newest decision. */
export async function readPhases(
	client: Db | Tx,
	stationId: number,
): Promise<{ first: Phase; changes: PhaseChange[]; newest: number }> {
	const station = await client.station.findUnique({
		where: { id: stationId },
		select: {
			phase: true,
			decisions: {
				where: { kind: { in: ["phase", "withdrawn"] } },
				orderBy: { id: "asc" },
			},
		},
	});
	return {
		// One that was removed while a list of all was being read takes no bookings.
		first: (station?.phase ?? "walk-in") as Phase,
		changes: phaseChanges((station?.decisions ?? []).map(phaseDecisionOf)),
		newest: station?.decisions.at(-1)?.id ?? 0,
	};
}
