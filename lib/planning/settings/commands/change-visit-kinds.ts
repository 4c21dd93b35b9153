import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockCatalog } from "#lib/catalog/commands/lock-catalog.ts";
import { REMOTE_KINDS } from "#lib/catalog/rules/kind.ts";
import { toJson } from "#lib/db/json.ts";
import { write } from "#lib/db/write.ts";
import { readVisitKindsOf } from "#lib/planning/settings/queries/find-visit-kinds.ts";
import {
	keepUnshown,
	kindsMark,
	remoteEntry,
	type VisitKinds,
} from "#lib/planning/settings/rules/visit-kinds.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/**
 * What a station does by phone and video from now on. What is booked stays as it was promised: its kind and its room are
 * the appointment's own.
 */
export async function changeVisitKinds(
	actor: Actor,
	{
		stationId,
		kinds: sent,
		rows,
		shown,
		now,
	}: {
		stationId: number;
		kinds: VisitKinds;
		/** Slugs of the services that the form showed; of all others the ticks stay. */
		rows: readonly string[];
		/** Of the form (`kindsMark`). */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, "forbidden" | "changed" | "busy">> {
	const may = await authorise(actor, "station:write", stationId, now);
	if (!may.ok) return may;
	return write<null, "changed">(async (tx) => {
		await lockCatalog(tx);
		await tx.$executeRaw`SELECT 1 FROM station WHERE id = ${stationId} FOR NO KEY UPDATE`;
		const before = await readVisitKindsOf(tx, stationId);
		const kinds = keepUnshown(before, sent, rows);
		// Sent twice, or what somebody else has saved already.
		if (kindsMark(before) === kindsMark(kinds)) return ok(null);
		if (kindsMark(before) !== shown) return refuse("changed");
		const { videoBy, videoAddress } = kinds;
		await tx.station.update({
			where: { id: stationId },
			data: { videoBy, videoAddress },
			select: { id: true },
		});
		const services = await tx.service.findMany({
			select: { id: true, slug: true },
		});
		await tx.remoteService.deleteMany({ where: { stationId } });
		await tx.remoteService.createMany({
			data: services.flatMap(({ id, slug }) =>
				REMOTE_KINDS.filter((kind) =>
					kinds.services.includes(remoteEntry(slug, kind)),
				).map((kind) => ({ stationId, serviceId: id, kind })),
			),
		});
		await record(
			tx,
			{
				userId: actor.userId,
				stationId,
				action: "station:kinds",
				detail: { before: toJson(before), after: toJson(kinds) },
			},
			now,
		);
		return ok(null);
	});
}
