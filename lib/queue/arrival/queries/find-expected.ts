import "server-only";
import { openSpans } from "#lib/availability/rules/house.ts";
import { db } from "#lib/db/client.ts";
import {
	type LaterChoice,
	laterChoice,
} from "#lib/queue/arrival/rules/later.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import { expectedAtOf } from "#lib/queue/queries/rows.ts";
import { findHouse } from "#lib/queue/waits/queries/outlook.ts";
import { civilDateOf, instantAt } from "#lib/time.ts";

/** When they have said that they come, epoch milliseconds; null: nothing. Whoever asks has shown the appointment's link. */
export async function findExpected(
	appointmentId: string,
): Promise<number | null> {
	const row = await db().appointment.findUnique({
		where: { id: appointmentId },
		select: {
			startsAt: true,
			calendarSequence: true,
			contact: { select: { later: true } },
		},
	});
	return expectedAtOf(row);
}

/** What may be said of an appointment of today. */
export async function findLater(
	{ id, startsAt }: { id: string; startsAt: number },
	stationId: number,
	now: Temporal.Instant,
): Promise<LaterChoice> {
	return laterChoice(
		startsAt,
		await findExpected(id),
		await findClosing(stationId, now),
		now.epochMilliseconds,
		await readSettings(db(), stationId),
	);
}

/** When the house closes for today, epoch milliseconds; null: it is not open today. */
export async function findClosing(
	stationId: number,
	now: Temporal.Instant,
): Promise<number | null> {
	const today = civilDateOf(now);
	const last = openSpans(await findHouse(stationId, now), today).at(-1);
	return last ? instantAt(today, last.until).epochMilliseconds : null;
}
