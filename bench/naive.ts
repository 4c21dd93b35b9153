import type { Busy } from "#lib/availability/availability.ts";
import type {
	FreeDaysQuery,
	StationDays,
} from "#lib/availability/queries/free-days.ts";
import { readRosters } from "#lib/availability/queries/roster.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { freeStarts } from "#lib/availability/rules/free-starts.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { type CivilDate, datesBetween, minuteOf } from "#lib/time.ts";

/**
 * What a calendar usually does: it asks for the appointments of each desk on each day, one after the
 * other, and remembers nothing. Rules and answers are the same.
 */
export async function listFreeDaysNaively(
	query: FreeDaysQuery,
): Promise<StationDays[]> {
	const rosters = await readRosters(db(), query.stationIds);
	const found: StationDays[] = [];
	for (const stationId of query.stationIds) {
		const roster = rosters.get(stationId);
		if (!roster) continue;
		const days: StationDays["days"] = [];
		for (const date of datesBetween(query.from, query.until)) {
			const busy: Busy[] = [];
			for (const desk of roster.desks)
				busy.push(...(await busyOf(desk.id, date)));
			const facts = composeDay({ date, stationId, ...roster, busy });
			const minutes = query.lengthOn(date);
			if (minutes === null) continue;
			const request = {
				...query,
				minutes,
				now: query.now.epochMilliseconds,
			};
			const starts = freeStarts(facts, roster.rules, request);
			if (starts.length > 0) days.push({ date, starts });
		}
		found.push({ stationId, days });
	}
	return found;
}

async function busyOf(deskId: number, date: CivilDate): Promise<Busy[]> {
	const rows = await db().appointment.findMany({
		where: {
			deskId,
			date: toDbDate(date),
			status: { notIn: ["cancelled", "no-show", "expired"] },
		},
	});
	return rows.map(({ id, startsAt, endsAt, status, holdExpiresAt }) => ({
		appointmentId: id,
		deskId,
		from: minuteOf(instantOf(startsAt)),
		until: minuteOf(instantOf(endsAt)),
		holdExpiresAt: status === "held" ? (holdExpiresAt?.getTime() ?? 0) : null,
	}));
}

const instantOf = (date: Date) =>
	Temporal.Instant.fromEpochMilliseconds(date.getTime());
