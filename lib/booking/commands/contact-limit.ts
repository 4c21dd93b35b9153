import "server-only";
import type { Details } from "#lib/booking/rules/schema.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { foldName } from "#lib/text/names.ts";
import { phoneKey } from "#lib/text/phone.ts";

/**
 * Whether the coming appointments of this name, and of this e-mail address or phone number, leave room for so many more
 * minutes, in the whole city; what staff booked does not count. Nobody waits for
 * a namesake here: two presses at the same instant may both find room.
 */
export async function hasRoomFor(
	tx: Tx,
	minutes: number,
	{ name, email, phone }: Pick<Details, "name" | "email" | "phone">,
	now: Temporal.Instant,
): Promise<boolean> {
	const nameKey = foldName(name);
	const key = phone && phoneKey(phone);
	const [row] = await tx.$queryRaw<{ has_room: boolean }[]>`
		WITH mine AS (
			SELECT extract(epoch FROM a.ends_at - a.starts_at) / 60 AS minutes, c.name_key = ${nameKey} AS same_name,
				(lower(c.email) = lower(${email}::text)
					OR c.phone_key = ${key}::text) IS TRUE AS same_contact
			FROM contact c JOIN appointment a ON a.id = c.appointment_id
			WHERE (c.name_key = ${nameKey} OR lower(c.email) = lower(${email}::text)
					OR c.phone_key = ${key}::text)
				AND a.status = 'booked' AND a.channel = 'online' AND a.starts_at > ${toDbInstant(now)}::timestamptz)
		SELECT coalesce(sum(minutes) FILTER (WHERE same_name), 0) + ${minutes}::int <= person_minutes
			AND coalesce(sum(minutes) FILTER (WHERE same_contact), 0) + ${minutes}::int <= contact_minutes AS has_room
		FROM city LEFT JOIN mine ON true WHERE city.id = 1 GROUP BY city.id`;
	return row?.has_room ?? false;
}

/** Two confirmations of one person wait for each other where they are counted; before the hold's own lock. */
export async function lockContact(
	tx: Tx,
	station: Pick<Station, "id" | "maxPerContact"> | null,
): Promise<void> {
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
