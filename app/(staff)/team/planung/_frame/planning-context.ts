import { cookies } from "next/headers";
import { STATION_COOKIE } from "#app/(staff)/team/_frame/team-context.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import {
	type Actor,
	may,
	type Permission,
} from "#lib/auth/rules/permission.ts";
import {
	type Catalog,
	findStation,
	type Station,
} from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	findRoster,
	type StationRoster,
} from "#lib/planning/roster/queries/find-roster.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** Who plans, which station, and where else they might. */
export interface PlanningContext {
	actor: Actor;
	catalog: Catalog;
	/** Where this account has the permission. */
	stations: readonly Station[];
	/** The one the address names, else the one this machine stands in, else the first. */
	station: Station;
	at: Temporal.Instant;
}

/** Null: nothing to plan for this account, or at the station that the address names. */
export async function planningContext(
	params: Sent,
	permission: Permission = "roster:write",
): Promise<PlanningContext | null> {
	const actor = await requireActor();
	const catalog = await getCatalog("de");
	const stations = catalog.stations.filter(({ id }) =>
		may(actor, permission, id),
	);
	const asked = textOf(params, "ort");
	const here = (await cookies()).get(STATION_COOKIE)?.value ?? "";
	const station = asked
		? stations.find(({ slug }) => slug === asked)
		: (stations.find((one) => one === findStation(catalog, here)) ??
			stations[0]);
	const at = now();
	if (station) return { actor, catalog, stations, station, at };
	// No page leads here, so it is audited.
	const foreign = findStation(catalog, asked)?.id ?? null;
	await authorise(actor, permission, foreign, at);
	return null;
}

/** The same with the roster as it is planned. */
export async function rosterContext(
	params: Sent,
): Promise<{ context: PlanningContext; roster: StationRoster } | null> {
	const context = await planningContext(params);
	if (!context) return null;
	const { actor, station, at } = context;
	const found = await findRoster(actor, station.id, at);
	return found.ok ? { context, roster: found.value } : null;
}
