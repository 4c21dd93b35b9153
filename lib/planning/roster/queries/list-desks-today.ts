import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { readRosters } from "#lib/availability/queries/roster.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import { readStanding } from "#lib/planning/change/queries/rows.ts";
import { ok, type Result } from "#lib/result.ts";
import { civilDateOf, type Minute, minuteOf } from "#lib/time.ts";

/** A desk of today. */
interface DeskToday {
	id: number;
	name: string;
	/** It is open at this minute or later. */
	isOpen: boolean;
	/** Booked at it until the evening, whose time is not over. */
	appointments: number;
	/** Closed for itself until the end of today. */
	closure: { id: number; from: Minute } | null;
}

/** Today's desks with what each has still to do. */
export async function listDesksToday(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<{ desks: DeskToday[]; version: number }, "forbidden">> {
	const may = await authorise(actor, "closure:write", stationId, now);
	if (!may.ok) return may;
	const date = civilDateOf(now);
	const minute = minuteOf(now);
	const roster = (await readRosters(db(), [stationId])).get(stationId);
	const facts = roster && composeDay({ ...roster, date, stationId, busy: [] });
	const standing = await readStanding(db(), [stationId], [date], now);
	const rows = await db().desk.findMany({
		where: { stationId, active: true },
		include: {
			closures: {
				where: {
					scope: "desk",
					startDate: toDbDate(date),
					endDate: toDbDate(date),
					untilMinute: 1440,
				},
			},
		},
		orderBy: { position: "asc" },
	});
	const { version } = await db().station.findUniqueOrThrow({
		where: { id: stationId },
	});
	return ok({
		version,
		desks: rows.map(({ id, name, closures: [closure] }) => ({
			id,
			name,
			isOpen:
				facts?.windows.some(
					({ deskId, until }) => deskId === id && until > minute,
				) ?? false,
			appointments: standing.filter(
				({ deskId, status }) => deskId === id && status === "booked",
			).length,
			closure:
				closure && fromDbDate(closure.startDate) === date
					? { id: closure.id, from: closure.fromMinute ?? 0 }
					: null,
		})),
	});
}
