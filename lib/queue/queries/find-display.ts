import "server-only";
import { shownLanguage } from "#lib/booking/rules/shown-language.ts";
import { findStationById } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { listRunning } from "#lib/queue/announcement/queries/running.ts";
import { isWaiting } from "#lib/queue/order/rules/order.ts";
import type { DisplayView } from "#lib/queue/queue.ts";
import { findOutlook } from "#lib/queue/waits/queries/outlook.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";
import { queuedOf } from "./rows.ts";

/** As many as a display shows, and some to look back at. */
const CALLS = 12;

/** What hangs in the waiting room: numbers and desks, no names. Null: no such station. */
export async function findDisplay(
	stationId: number,
	now: Temporal.Instant,
): Promise<DisplayView | null> {
	const station = findStationById(await getCatalog(defaultLocale), stationId);
	if (!station) return null;
	const outlook = await findOutlook(stationId, now);
	if (!outlook) return null;
	const { facts, newcomer } = outlook;
	const at = now.epochMilliseconds;
	return {
		stationSlug: station.slug,
		stationName: station.text.name,
		asOf: at,
		calls: await listCalls(stationId, now),
		waiting: facts.visits.filter((row) => isWaiting(queuedOf(row), at)).length,
		wait: newcomer,
		announcements: await listRunning(stationId, now),
	};
}

/** The newest call of each who was called, whoever is at the desk by now among them. */
async function listCalls(
	stationId: number,
	now: Temporal.Instant,
): Promise<DisplayView["calls"]> {
	const rows = await db().$queryRaw<
		{
			ticket: string;
			desk: string;
			at: Date;
			calls: number;
			status: string;
			locale: string;
			showsLanguage: boolean;
		}[]
	>`
		SELECT v.ticket, d.name AS desk, last.at, v.calls, v.status, v.locale,
			COALESCE(c.shows_language, m.shows_language, false) AS "showsLanguage"
		FROM visit v JOIN desk d ON d.id = v.desk_id
		LEFT JOIN contact c ON c.appointment_id = v.appointment_id
		LEFT JOIN visit_memo m ON m.visit_id = v.id
		CROSS JOIN LATERAL (SELECT max(e.at) AS at FROM visit_event e
			WHERE e.visit_id = v.id AND NOT e.undone AND e.kind IN ('called', 'recalled')) last
		WHERE v.station_id = ${stationId} AND v.date = ${toDbDate(civilDateOf(now))}::date AND last.at IS NOT NULL
			AND v.status IN ('called', 'serving', 'done', 'unsettled')
		ORDER BY v.status = 'called' DESC, last.at DESC, v.ticket LIMIT ${CALLS}`;
	return rows.map(({ ticket, desk, at, calls, status, ...row }) => ({
		ticket,
		desk,
		calledAt: at.getTime(),
		calls,
		isCalled: status === "called",
		locale: toOffered(row.locale),
		speaks: shownLanguage(toOffered(row.locale), row.showsLanguage),
	}));
}
