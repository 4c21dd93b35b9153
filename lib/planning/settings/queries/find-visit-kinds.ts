import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { RemoteKind, VideoBy } from "#lib/catalog/rules/kind.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import {
	remoteEntry,
	type VisitKinds,
} from "#lib/planning/settings/rules/visit-kinds.ts";
import { ok, type Result } from "#lib/result.ts";

/** What a station does by phone and video, as a lead has said. */
export async function findVisitKinds(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<VisitKinds, "forbidden">> {
	const may = await authorise(actor, "station:write", stationId, now);
	return may.ok ? ok(await readVisitKindsOf(db(), stationId)) : may;
}

export async function readVisitKindsOf(
	client: Db | Tx,
	stationId: number,
): Promise<VisitKinds> {
	const { videoBy, videoAddress, remote } =
		await client.station.findUniqueOrThrow({
			where: { id: stationId },
			select: {
				videoBy: true,
				videoAddress: true,
				remote: {
					select: { kind: true, service: { select: { slug: true } } },
					orderBy: [{ serviceId: "asc" }, { kind: "asc" }],
				},
			},
		});
	return {
		videoBy: videoBy as VideoBy | null,
		videoAddress,
		services: remote.map(({ kind, service }) =>
			remoteEntry(service.slug, kind as RemoteKind),
		),
	};
}
