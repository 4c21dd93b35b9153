import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { isWaiting } from "#lib/queue/order/rules/order.ts";
import { PAUSES, type PauseMinutes } from "#lib/queue/pause/rules/pause.ts";
import { type QueueFacts, situationOf } from "#lib/queue/queries/facts.ts";
import { queuedOf } from "#lib/queue/queries/rows.ts";
import type { DeskPause, Wait, WalkInState } from "#lib/queue/queue.ts";
import { getForehand } from "#lib/queue/waits/queries/forehand.ts";
import {
	findHouse,
	getOutlook,
	newcomer,
	roomFor,
	walkInsAt,
	withoutAway,
} from "#lib/queue/waits/queries/outlook.ts";
import { endOfLine } from "#lib/queue/waits/rules/end-of-line.ts";
import { waitOfNewcomer } from "#lib/queue/waits/rules/forecast.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** How the waits go on; null: nobody can tell. */
export interface Outcome {
	/** Whether somebody who comes now for anything gets a number, and how long they wait. */
	walkIns: WalkInState;
	/** Until the last who waits now is called. */
	end: Wait | null;
}

export interface PauseEffect {
	desk: { id: number; name: string };
	pause: DeskPause | null;
	/** How many wait now. */
	waiting: number;
	/** As it is. */
	now: Outcome;
	/** If it called again at once; null: it does not pause. */
	back: Outcome | null;
	/** If it began to pause now, or anew, for so long. */
	pauses: readonly { minutes: PauseMinutes; outcome: Outcome }[];
}

type EffectRefusal = "forbidden" | "unknown-desk" | "not-own-desk";

/** What a pause of this desk would do to the waits, before it begins. By the very forecast that everybody is told. */
export async function findPauseEffect(
	actor: Actor,
	deskId: number,
	now: Temporal.Instant,
): Promise<Result<PauseEffect, EffectRefusal>> {
	const desk = await db().desk.findUnique({
		where: { id: deskId, active: true },
		select: {
			id: true,
			name: true,
			stationId: true,
			presence: { select: { userId: true } },
		},
	});
	if (!desk) return refuse("unknown-desk");
	const { id, name, stationId, presence } = desk;
	const allowed = await authorise(actor, "desk:take", stationId, now);
	if (!allowed.ok) return allowed;
	if (
		presence?.userId !== actor.userId &&
		!may(actor, "walk-in:steer", stationId)
	)
		return refuse("not-own-desk");
	const { facts, shortest } = await getOutlook(stationId, now);
	const forehand = await getForehand(stationId, now);
	const house = await findHouse(stationId, now);
	const at = now.epochMilliseconds;
	const waiting = facts.visits
		.filter((row) => isWaiting(queuedOf(row), at))
		.map((row) => row.id);
	const outcomeWith = (pause: Row["pause"]): Outcome => {
		const desks = facts.desks.map((row) =>
			row.id === id ? { ...row, pause } : row,
		);
		const situation = situationOf({ ...facts, desks }, forehand, now);
		const wait = waitOfNewcomer(situation, newcomer(now));
		const here = withoutAway({ facts, situation });
		const any = newcomer(now, { serviceIds: [], minutes: shortest });
		const least = here === situation ? wait : waitOfNewcomer(here, any);
		const room = roomFor(here, any, least);
		return {
			walkIns: walkInsAt(facts, house, wait, shortest, now, room),
			end: endOfLine(situation, new Set(waiting)),
		};
	};
	const own = facts.desks.find((row) => row.id === id)?.pause ?? null;
	const since = new Date(at);
	return ok({
		desk: { id, name },
		pause: own && { until: own.until?.getTime() ?? null },
		waiting: waiting.length,
		now: outcomeWith(own),
		back: own ? outcomeWith(null) : null,
		pauses: PAUSES.map((minutes) => ({
			minutes,
			outcome: outcomeWith({
				deskId: id,
				since,
				isOwn: true,
				until: minutes === null ? null : new Date(at + minutes * 60_000),
			}),
		})),
	});
}

type Row = QueueFacts["desks"][number];
