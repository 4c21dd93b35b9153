import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import type { DayDemand } from "#lib/planning/outlook/rules/capacity.ts";
import { ok, type Result } from "#lib/result.ts";
import { type CivilDate, datesBetween } from "#lib/time.ts";

/** What people wanted at a station on each of these days, both included. No figure about a person or an employee. */
export async function getDemand(
	actor: Actor,
	{
		stationId,
		from,
		until,
		now,
	}: {
		stationId: number;
		from: CivilDate;
		until: CivilDate;
		now: Temporal.Instant;
	},
): Promise<Result<DayDemand[], "forbidden">> {
	const may = await authorise(actor, "roster:write", stationId, now);
	if (!may.ok) return may;
	const booked = await db().$queryRaw<{ date: CivilDate; minutes: number }[]>`
		SELECT date::text, sum(extract(epoch FROM ends_at - starts_at) / 60)::int AS minutes
		FROM appointment
		WHERE station_id = ${stationId} AND date BETWEEN ${from}::date AND ${until}::date
			AND status NOT IN ('held', 'expired', 'cancelled')
		GROUP BY 1`;
	const visits = await db().$queryRaw<{ date: CivilDate; count: number }[]>`
		SELECT date::text, count(*)::int AS count
		FROM visit
		WHERE station_id = ${stationId} AND date BETWEEN ${from}::date AND ${until}::date AND appointment_id IS NULL
		GROUP BY 1`;
	const minutesOn = new Map(booked.map(({ date, minutes }) => [date, minutes]));
	const walkInsOn = new Map(visits.map(({ date, count }) => [date, count]));
	return ok(
		datesBetween(from, until).map((date) => ({
			date,
			bookedMinutes: minutesOn.get(date) ?? 0,
			walkIns: walkInsOn.get(date) ?? 0,
		})),
	);
}
