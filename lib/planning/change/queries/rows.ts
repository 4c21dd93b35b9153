import "server-only";
import type { Busy } from "#lib/availability/availability.ts";
import { dayName } from "#lib/availability/queries/rows.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import {
	type CaseStatus,
	OPEN_STATUSES,
} from "#lib/planning/change/rules/case.ts";
import type { Standing } from "#lib/planning/change/rules/coverage.ts";
import { type CivilDate, dayClock } from "#lib/time.ts";

/** A booked appointment of a day, or an open hold. */
export interface StandingRow extends Standing {
	status: "booked" | "held";
	hasEmail: boolean;
	hasPhone: boolean;
	/** Of the open case it is in; none while somebody only has to hear that their time stands after all. */
	openCase: CaseStatus | null;
}

/** Everything that takes a desk on these days, in one query however many they are; by `dayName`. */
export async function readTaken(
	client: Db | Tx,
	stationIds: readonly number[],
	dates: readonly CivilDate[],
): Promise<Map<string, Busy[]>> {
	if (dates.length === 0) return new Map();
	const rows = await client.$queryRaw<
		{
			id: string;
			station: number;
			date: CivilDate;
			desk: number;
			from: Date;
			until: Date;
			expires: Date | null;
		}[]
	>`
		SELECT id::text, station_id AS station, date::text, desk_id AS desk, starts_at AS from, ends_at AS until,
			CASE status WHEN 'held' THEN hold_expires_at END AS expires
		FROM appointment
		WHERE station_id = ANY(${[...stationIds]}::int[]) AND date = ANY(${[...dates]}::date[])
			AND status IN ('held', 'booked', 'arrived', 'called', 'serving', 'done', 'unsettled')`;
	const clocks = new Map(dates.map((date) => [date, dayClock(date)]));
	const days = new Map<string, Busy[]>();
	for (const { id, station, date, desk, from, until, expires } of rows) {
		const clock = clocks.get(date) ?? dayClock(date);
		const name = dayName({ stationId: station, date });
		const busy = days.get(name) ?? [];
		busy.push({
			appointmentId: id,
			deskId: desk,
			from: clock(from.getTime()),
			until: clock(until.getTime()),
			holdExpiresAt: expires?.getTime() ?? null,
		});
		days.set(name, busy);
	}
	return days;
}

/** Who is booked on these days and not over yet, and which holds are open. */
export async function readStanding(
	client: Db | Tx,
	stationIds: readonly number[],
	dates: readonly CivilDate[],
	now: Temporal.Instant,
): Promise<StandingRow[]> {
	if (dates.length === 0) return [];
	const at = toDbInstant(now);
	const rows = await client.$queryRaw<
		{
			id: string;
			stationId: number;
			date: CivilDate;
			deskId: number;
			status: "booked" | "held";
			starts: Date;
			ends: Date;
			services: number[] | null;
			hasEmail: boolean;
			hasPhone: boolean;
			openCase: CaseStatus | null;
		}[]
	>`
		SELECT a.id::text, a.station_id AS "stationId", a.date::text, a.desk_id AS "deskId", a.status,
			a.starts_at AS starts, a.ends_at AS ends,
			(SELECT array_agg(s.service_id) FROM appointment_service s WHERE s.appointment_id = a.id) AS services,
			c.email IS NOT NULL AS "hasEmail", c.phone IS NOT NULL AS "hasPhone", p.status AS "openCase"
		FROM appointment a LEFT JOIN contact c ON c.appointment_id = a.id
			LEFT JOIN plan_case p ON p.appointment_id = a.id AND p.status = ANY(${[...OPEN_STATUSES]})
				AND p.reason IS DISTINCT FROM 'open-again'
		WHERE a.station_id = ANY(${[...stationIds]}::int[]) AND a.date = ANY(${[...dates]}::date[])
			AND (a.status = 'booked' AND a.ends_at > ${at}::timestamptz
				OR a.status = 'held' AND a.hold_expires_at > ${at}::timestamptz)
		ORDER BY a.starts_at, a.id`;
	const clocks = new Map(dates.map((date) => [date, dayClock(date)]));
	return rows.map(({ starts, ends, services, ...row }) => {
		const clock = clocks.get(row.date) ?? dayClock(row.date);
		return {
			...row,
			from: clock(starts.getTime()),
			until: clock(ends.getTime()),
			serviceIds: services ?? [],
		};
	});
}
