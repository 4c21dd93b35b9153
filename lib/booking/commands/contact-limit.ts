import "server-only";
import {
	type Catalog,
	findStation,
	type Station,
} from "#lib/catalog/catalog.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { phoneKey } from "#lib/phone.ts";
import type { Details } from "../schema.ts";

/** Two confirmations of one person wait for each other where they are counted; before the hold's own lock. */
export async function lockContact(
	tx: Tx,
	stationSlug: string,
	catalog: Catalog,
): Promise<void> {
	const station = findStation(catalog, stationSlug);
	if (station && station.maxPerContact !== null)
		await lockKey(tx, `contacts of station ${station.id}`);
}

/** Whether this person may have one more coming appointment at the station. Who tells neither address nor number is not known. */
export async function mayHaveMore(
	tx: Tx,
	{ id, maxPerContact }: Pick<Station, "id" | "maxPerContact">,
	{ email, phone }: Pick<Details, "email" | "phone">,
	now: Temporal.Instant,
): Promise<boolean> {
	if (maxPerContact === null) return true;
	const key = phone && phoneKey(phone);
	const [row] = await tx.$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count
		FROM appointment a JOIN contact c ON c.appointment_id = a.id
		WHERE a.station_id = ${id} AND a.status = 'booked' AND a.channel = 'online'
			AND a.starts_at > ${toDbInstant(now)}::timestamptz
			AND (lower(c.email) = lower(${email}::text) OR c.phone_key = ${key}::text)`;
	return (row?.count ?? 0) < maxPerContact;
}
