import "server-only";
import { visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { findStationById } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { findAway } from "#lib/queue/afar/queries/find-away.ts";
import { isRowAway } from "#lib/queue/afar/queries/rows.ts";
import { inOrder, isWaiting } from "#lib/queue/order/rules/order.ts";
import { queuedOf, type VisitRow, walkOf } from "#lib/queue/queries/rows.ts";
import type { AwayView, Queued, TicketView, Wait } from "#lib/queue/queue.ts";
import { isOfToday } from "#lib/queue/visit/commands/changing.ts";
import { isOutcome } from "#lib/queue/visit/rules/steps.ts";
import { undoablesOf } from "#lib/queue/visit/rules/undo.ts";
import { findOutlook } from "#lib/queue/waits/queries/outlook.ts";
import { legsOfTicket } from "#lib/queue/walk/rules/ticket-legs.ts";

/** So near the front, or so few minutes before the call, people should be in the waiting room. */
const SOON_PLACE = 2;
const SOON_MINUTES = 5;

/** Null: no such ticket, or not of today. */
export async function findTicket(
	token: string,
	now: Temporal.Instant,
): Promise<TicketView | null> {
	const id = visitOfTicket(token);
	const found =
		id === null
			? null
			: await db().visit.findUnique({
					where: { id },
					select: { date: true, stationId: true, locale: true },
				});
	if (!id || !found || !isOfToday(found, now)) return null;
	const { stationId } = found;
	const locale = toOffered(found.locale);
	const station = findStationById(await getCatalog(locale), stationId);
	const outlook = await findOutlook(stationId, now);
	if (!outlook || !station) return null;
	const { facts, waits } = outlook;
	const row = facts.visits.find((visit) => visit.id === id);
	if (!row) return null;
	const visit = queuedOf(row);
	const at = now.epochMilliseconds;
	const isGone = isRowAway(row);
	// Whoever waits elsewhere stands where they would if they sat here, with all others who do.
	const line = inOrder(
		facts.visits.map((one) => ({
			...queuedOf(one),
			...(isGone && isRowAway(one) ? { status: "waiting" as const } : {}),
		})),
		at,
		facts.settings,
	);
	const index = line.findIndex((one) => one.visit.id === id);
	const place = index < 0 ? null : index + 1;
	const wait = place === null ? null : (waits.get(id) ?? null);
	const desk = facts.desks.find((one) => one.id === row.deskId);
	const away: AwayView | null = isGone
		? await findAway(id, facts.settings)
		: null;
	const state = away ? "away" : stateOf(visit, place, wait, at);
	return {
		stationId,
		ticket: visit.ticket,
		stationSlug: station.slug,
		stationName: station.text.name,
		locale,
		asOf: at,
		state,
		place,
		wait,
		desk:
			state === "called" || state === "serving" ? (desk?.name ?? null) : null,
		calls: row.calls,
		startsAt: visit.startsAt,
		parkedUntil: state === "parked" ? visit.parkedUntil : null,
		outcome: isOutcome(visit.status) ? visit.status : null,
		isExpired: isExpired(row),
		away,
		showsLanguage: row.appointmentId === null && visit.speaks !== null,
		walk:
			state === "ended"
				? []
				: legsOfTicket(
						{ ...visit, deskId: row.deskId, walk: walkOf(row) },
						facts.desks,
					),
	};
}

/** Only the sweep of those who wait elsewhere ends a visit on its own. */
const isExpired = ({ status, memo }: VisitRow): boolean =>
	status === "left" && undoablesOf(memo?.undo).at(-1)?.by === "system";

function stateOf(
	visit: Queued,
	place: number | null,
	wait: Wait | null,
	now: number,
): TicketView["state"] {
	const { status, startsAt } = visit;
	if (isOutcome(status)) return "ended";
	if (!isWaiting(visit, now)) return status === "waiting" ? "waiting" : status;
	const isNear = wait !== null && wait.minutes <= SOON_MINUTES;
	if (isNear || (place !== null && place <= SOON_PLACE)) return "soon";
	return startsAt !== null && startsAt > now ? "early" : "waiting";
}
