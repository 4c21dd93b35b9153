import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { StationFields } from "#lib/catalog/rules/station-form.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export interface EditedStation {
	id: number;
	slug: string;
	/** To be sent along: who saves on an older one is told so. */
	version: number;
	fields: StationFields;
}

export async function findStationToEdit(
	actor: Actor,
	slug: string,
	now: Temporal.Instant,
): Promise<Result<EditedStation, "forbidden" | "unknown-station">> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	const station = await readStationBySlug(db(), slug);
	return station ? ok(station) : refuse("unknown-station");
}

export async function readStationBySlug(
	client: Db | Tx,
	slug: string,
): Promise<EditedStation | null> {
	const row = await client.station.findUnique({
		where: { slug },
		include: { texts: { where: { locale: "de" } } },
	});
	return (
		row && {
			id: row.id,
			slug,
			version: row.version,
			fields: {
				shortName: row.shortName,
				name: row.texts[0]?.name ?? row.shortName,
				district: row.district,
				building: row.building,
				street: row.street,
				postcode: row.postcode,
				city: row.city,
				phone: row.phone,
				latitude: row.latitude,
				longitude: row.longitude,
				ortsteile: row.ortsteile,
				listed: row.listed,
				lastDay: row.lastDay && fromDbDate(row.lastDay),
			},
		}
	);
}
