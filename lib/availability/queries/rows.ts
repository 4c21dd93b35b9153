import "server-only";
import type { Busy } from "#lib/availability/availability.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { DayKey } from "#lib/db/lock.ts";
import { type CivilDate, dayClock } from "#lib/time.ts";

export const dayName = ({ stationId, date }: DayKey) => `${stationId} ${date}`;

interface BusyRow {
	station: number;
	date: CivilDate;
	id: string;
	desk: number;
	from: Date;
	until: Date;
	expires: Date | null;
}

/** What takes desks on this day, each appointment by itself; for whoever holds the day's lock or knows one of them. */
export async function readBusy(
	client: Db | Tx,
	day: DayKey,
): Promise<readonly Busy[]> {
	const rows = await client.$queryRaw<BusyRow[]>`
		SELECT station_id AS station, date::text, id, desk_id AS desk, starts_at AS from, ends_at AS until,
			CASE status WHEN 'held' THEN hold_expires_at END AS expires
		FROM appointment
		WHERE station_id = ${day.stationId} AND date = ${day.date}::date
			AND status IN ('held', 'booked', 'arrived', 'called', 'serving', 'done', 'unsettled')`;
	return byDay(rows).get(dayName(day)) ?? [];
}

/**
 * What takes desks on these days, by `station date`, for readers of many days: appointments that follow upon each other
 * at a desk are one stretch, of which a few are left on a full day. Holds stay by themselves, since each runs out at a
 * time of its own. In one statement, because two would see two moments, and whoever confirms a hold between them would
 * be in neither. A city full of appointments has some forty thousand in a month: PostgreSQL packs those of a day into
 * one value, which is many times as fast as a row each. Read are all these stations on all these dates, a few more than wanted perhaps: only so does the
 * index serve.
 */
export async function readStretches(
	client: Db,
	days: readonly DayKey[],
): Promise<Map<string, readonly Busy[]>> {
	if (days.length === 0) return new Map();
	const stations = [...new Set(days.map((day) => day.stationId))];
	const dates = [...new Set(days.map((day) => day.date))];
	const rows = await client.$queryRaw<PackedRow[]>`
		SELECT station_id AS station, date::text,
			encode(string_agg(int4send(desk_id) || timestamptz_send(starts_at) || timestamptz_send(ends_at), ''::bytea)
				FILTER (WHERE status <> 'held'), 'base64') AS packed,
			json_agg(json_build_object('id', id, 'desk', desk_id, 'from', starts_at, 'until', ends_at,
				'expires', hold_expires_at)) FILTER (WHERE status = 'held') AS holds
		FROM appointment
		WHERE station_id = ANY(${stations}::int[]) AND date = ANY(${dates}::date[])
			AND status IN ('held', 'booked', 'arrived', 'called', 'serving', 'done', 'unsettled')
		GROUP BY station_id, appointment.date`;
	const read = new Map(
		rows.map(({ station, date, packed, holds }) => {
			const name = dayName({ stationId: station, date });
			const held = (holds ?? []).map((hold) => busyOf(hold, dayClock(date)));
			const stretches = stretchesOf(Buffer.from(packed ?? "", "base64"), date);
			return [name, [...stretches, ...held]] as const;
		}),
	);
	return new Map(
		days.map((day) => [dayName(day), read.get(dayName(day)) ?? []]),
	);
}

interface PackedRow {
	station: number;
	date: CivilDate;
	packed: string | null;
	/** Instants as ISO 8601. */
	holds:
		| (Record<"from" | "until", string> & {
				id: string;
				desk: number;
				expires: string | null;
		  })[]
		| null;
}

/** Bytes of one appointment: desk 4, start 8 and end 8. */
const BYTES = 20;
/** More minutes than any day has. */
const DAY = 2048;

/** Numbers in one array instead of an object for each: nothing of it outlives the question. */
function stretchesOf(packed: Buffer, date: CivilDate): Busy[] {
	const minute = dayClock(date);
	const spans = new Float64Array(packed.length / BYTES);
	for (const index of spans.keys()) {
		const at = index * BYTES;
		const from = minute(instantOf(packed, at + 4));
		const until = minute(instantOf(packed, at + 12));
		spans[index] = (packed.readInt32BE(at) * DAY + from) * DAY + until;
	}
	const stretches: Busy[] = [];
	let last: Busy | undefined;
	for (const span of spans.sort()) {
		const until = span % DAY;
		const from = Math.floor(span / DAY) % DAY;
		const deskId = Math.floor(span / DAY / DAY);
		if (last?.deskId === deskId && from <= last.until) {
			last.until = Math.max(last.until, until);
		} else {
			last = { appointmentId: null, deskId, from, until, holdExpiresAt: null };
			stretches.push(last);
		}
	}
	return stretches;
}

/** PostgreSQL counts microseconds from the year 2000; here are epoch milliseconds. */
function instantOf(bytes: Buffer, at: number): number {
	const microseconds =
		bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
	return Date.UTC(2000, 0, 1) + microseconds / 1000;
}

function byDay(rows: readonly BusyRow[]): Map<string, Busy[]> {
	const days = new Map<string, Busy[]>();
	for (const row of rows) {
		const name = dayName({ stationId: row.station, date: row.date });
		const busy = days.get(name) ?? [];
		busy.push(busyOf(row, dayClock(row.date)));
		days.set(name, busy);
	}
	return days;
}

function busyOf(
	{
		id,
		desk,
		from,
		until,
		expires,
	}: {
		id: string;
		desk: number;
		from: Date | string;
		until: Date | string;
		expires: Date | string | null;
	},
	minute: (instant: number) => number,
): Busy {
	const at = (instant: Date | string) => new Date(instant).getTime();
	return {
		appointmentId: id,
		deskId: desk,
		from: minute(at(from)),
		until: minute(at(until)),
		holdExpiresAt: expires === null ? null : at(expires),
	};
}
