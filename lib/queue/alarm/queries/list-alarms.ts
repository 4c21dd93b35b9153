import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import type { AlarmView } from "#lib/queue/queue.ts";
import { ok, type Result } from "#lib/result.ts";

export interface StationAlarms {
	/** Where whoever asks sits at this station; null: nowhere. */
	ownDesk: { id: number; name: string } | null;
	/** Oldest first. */
	alarms: readonly AlarmView[];
}

/** Who needs help at a station now, and from which desk whoever asks would call for it. */
export async function listAlarms(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<StationAlarms, "forbidden">> {
	const allowed = await authorise(actor, "alarm:raise", stationId, now);
	if (!allowed.ok) return allowed;
	const ownDesk = await db().desk.findFirst({
		where: { stationId, presence: { userId: actor.userId } },
		select: { id: true, name: true },
	});
	const rows = await db().alarm.findMany({
		where: { stationId, endedAt: null },
		orderBy: { id: "asc" },
		include: {
			desk: { select: { name: true } },
			answeredBy: { select: { name: true } },
		},
	});
	return ok({
		ownDesk,
		alarms: rows.map(({ id, deskId, desk, raisedAt, ...answer }) => ({
			id,
			deskId,
			deskName: desk.name,
			raisedAt: raisedAt.getTime(),
			answeredBy: answer.answeredBy?.name ?? null,
			isAnswered: answer.answeredAt !== null,
		})),
	});
}

/** Where this account sits now; null: nowhere. */
export async function findOwnStationId(userId: string): Promise<number | null> {
	const desk = await db().desk.findFirst({
		where: { presence: { userId } },
		select: { stationId: true },
	});
	return desk?.stationId ?? null;
}
