import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, mayEverywhere } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import type { VisitStatus } from "#lib/queue/queue.ts";
import { ok, type Result } from "#lib/result.ts";
import { civilDateOf, type Minute, minuteOf } from "#lib/time.ts";

/** Somebody without an appointment. */
export interface WalkInHit {
	id: string;
	stationId: number;
	ticket: string;
	status: VisitStatus;
	arrived: Minute;
	services: readonly { serviceId: number; quantity: number }[];
}

/** Today's walk-ins with this Wartenummer, at the stations where this account may look people up. */
export async function listWalkInsWithTicket(
	actor: Actor,
	ticket: string,
	now: Temporal.Instant,
): Promise<Result<WalkInHit[], "forbidden">> {
	const may = await authorise(actor, "appointment:find", null, now);
	if (!may.ok) return may;
	const rows = await db().visit.findMany({
		where: {
			date: toDbDate(civilDateOf(now)),
			ticket,
			appointmentId: null,
			...(mayEverywhere(actor, "appointment:find")
				? {}
				: { stationId: { in: [...actor.stationIds] } }),
		},
		include: { services: true },
		orderBy: { stationId: "asc" },
	});
	return ok(
		rows.map(({ id, stationId, status, arrivedAt, services }) => ({
			id,
			stationId,
			ticket,
			status: status as VisitStatus,
			arrived: minuteOf(
				Temporal.Instant.fromEpochMilliseconds(arrivedAt.getTime()),
			),
			services: services.map(({ serviceId, quantity }) => ({
				serviceId,
				quantity,
			})),
		})),
	);
}
