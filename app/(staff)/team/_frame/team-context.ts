import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { requireActor } from "#lib/auth/queries/session.ts";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import {
	type Catalog,
	findStation,
	type Station,
} from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { team } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";

/** The station chosen last on this machine; the desk stands in the database. */
export const STATION_COOKIE = "team-station";

/** Who looks, where they work, and what there is. */
interface TeamContext {
	actor: Actor;
	catalog: Catalog;
	/** Where this account may see the day. */
	stations: readonly Station[];
	/** The one the address names, else the one chosen on this machine. */
	station: Station | null;
	/** The one of this machine, to which all other pages and the desk belong; null: none was chosen, and there are several. */
	machine: Station | null;
	at: Temporal.Instant;
}

/** @param asked slug of the station that the address names; one that this account does not see counts for nothing */
export async function teamContext(asked = ""): Promise<TeamContext> {
	const actor = await requireActor();
	const catalog = await getCatalog("de");
	const stations = catalog.stations.filter(({ id }) =>
		may(actor, "day:read", id),
	);
	const chosen = (await cookies()).get(STATION_COOKIE)?.value ?? "";
	const known = findStation(catalog, chosen);
	const [only] = stations;
	const machine =
		known && stations.includes(known)
			? known
			: stations.length === 1
				? (only ?? null)
				: null;
	const station = stations.find(({ slug }) => slug === asked) ?? machine;
	return { actor, catalog, stations, station, machine, at: now() };
}

/** For pages about one station's day: without one, the choice comes first. Null: this account sees no day. */
export async function teamStationContext(
	asked = "",
): Promise<(TeamContext & { station: Station }) | null> {
	const context = await teamContext(asked);
	const { actor, station } = context;
	if (!may(actor, "day:read", null)) return null;
	if (!station) redirect(team.desk());
	return { ...context, station };
}
