import "server-only";
import type { Db, Tx } from "#lib/db/client.ts";
import type { DayKey } from "#lib/db/lock.ts";
import { type CivilDate, dayClock } from "#lib/time.ts";
import type { Busy } from "./day.ts";

/** Bytes of one appointment: id 16, desk 4, start 4 and end 4 (seconds), expiry 8 (milliseconds as float, 0 = no hold). */
const BYTES = 36;

/**
 * What takes desks on these days, by `station date`. A city full of appointments has some fifty thousand
 * in a month: PostgreSQL packs those of a day into one value, which is seven times as fast as a row each. Asked for are
 * all these stations on all these dates, a few more than wanted perhaps: only so does the index serve.
 */
export async function readBusy(
	client: Db | Tx,
	days: readonly DayKey[],
): Promise<Map<string, Busy[]>> {
	if (days.length === 0) return new Map();
	const rows = await client.$queryRaw<
		{ station: number; date: CivilDate; packed: string }[]
	>`
		SELECT station_id AS station, date::text, encode(string_agg(
			uuid_send(id) || int4send(desk_id)
			|| int4send(date_part('epoch', starts_at)::int) || int4send(date_part('epoch', ends_at)::int)
			|| float8send(CASE status WHEN 'held' THEN date_part('epoch', hold_expires_at) * 1000 ELSE 0 END),
			''::bytea), 'base64') AS packed
		FROM appointment
		WHERE station_id = ANY(${[...new Set(days.map((day) => day.stationId))]}::int[])
			AND date = ANY(${[...new Set(days.map((day) => day.date))]}::date[])
			AND status IN ('held', 'booked', 'arrived', 'called', 'serving', 'done', 'unsettled')
		GROUP BY station_id, appointment.date`;
	return new Map(
		rows.map(({ station, date, packed }) => [
			dayName({ stationId: station, date }),
			unpack(Buffer.from(packed, "base64"), date),
		]),
	);
}

export const dayName = ({ stationId, date }: DayKey) => `${stationId} ${date}`;

/** By desk and time, as whoever looks for the stretches between them wants it (places.ts). */
function unpack(bytes: Buffer, date: CivilDate): Busy[] {
	const minute = dayClock(date);
	const busy: Busy[] = [];
	for (let at = 0; at < bytes.length; at += BYTES) {
		const expires = bytes.readDoubleBE(at + 28);
		busy.push({
			appointmentId: uuidOf(bytes.toString("hex", at, at + 16)),
			deskId: bytes.readInt32BE(at + 16),
			from: minute(bytes.readInt32BE(at + 20) * 1000),
			until: minute(bytes.readInt32BE(at + 24) * 1000),
			holdExpiresAt: expires === 0 ? null : expires,
		});
	}
	return busy.sort((a, b) => a.deskId - b.deskId || a.from - b.from);
}

const uuidOf = (hex: string) =>
	`${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
