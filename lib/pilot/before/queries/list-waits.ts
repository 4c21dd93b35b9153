import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { NamedStation } from "#lib/pilot/before/rules/entry.ts";
import type { WaitBefore } from "#lib/pilot/effect/effect.ts";
import { getEffect } from "#lib/pilot/effect/queries/get-effect.ts";
import { ok, type Result } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";

export interface StoredWait extends WaitBefore {
	id: number;
}

/** What was measured before the start, all stations in their order. */
export async function listWaitsBefore(
	actor: Actor,
	now: Temporal.Instant,
): Promise<
	Result<{ waits: StoredWait[]; stations: NamedStation[] }, "forbidden">
> {
	const may = await authorise(actor, "rollout:write", null, now);
	if (!may.ok) return may;
	const stations = await namedStations(now);
	const waits = await readWaits(db(), {});
	const place = new Map(stations.map(({ id }, index) => [id, index]));
	const placeOf = ({ stationId }: StoredWait) => place.get(stationId) ?? 0;
	return ok({
		stations,
		waits: waits.sort((a, b) => placeOf(a) - placeOf(b)),
	});
}

/** As people who write tables call them. */
async function namedStations(now: Temporal.Instant): Promise<NamedStation[]> {
	const { stations } = await getCatalog(defaultLocale, now);
	const { online } = await getEffect(now);
	return stations.map(({ id, slug, shortName, text }) => ({
		id,
		slug,
		names: [shortName, text.name],
		onlineFrom:
			online.find(({ stationId }) => stationId === id)?.spans[0]?.from ?? null,
	}));
}

export async function readWaits(
	client: Db | Tx,
	where: Prisma.WaitBeforeWhereInput,
): Promise<StoredWait[]> {
	const rows = await client.waitBefore.findMany({
		where,
		orderBy: [{ firstDay: "asc" }, { booked: "asc" }],
	});
	return rows.map(
		({ firstDay, lastDay, meanMinutes, medianMinutes, ...row }) => ({
			...row,
			firstDay: fromDbDate(firstDay),
			lastDay: fromDbDate(lastDay),
			mean: meanMinutes,
			median: medianMinutes,
		}),
	);
}
