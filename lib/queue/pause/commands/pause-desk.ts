import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { orBusy, write } from "#lib/db/write.ts";
import {
	isPressedTwice,
	type PauseMinutes,
	pauseMark,
} from "#lib/queue/pause/rules/pause.ts";
import { releaseFrom } from "#lib/queue/queries/desks.ts";
import { lockQueue, notifyQueue } from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { endPauses, raiseDay } from "./pausing.ts";

export type PauseRefusal =
	| "forbidden"
	| "unknown-desk"
	/** Somebody else sits there, or nobody: only who steers the station decides about it. */
	| "not-own-desk"
	/** Its pause has begun, changed or ended since the page was shown. */
	| "changed"
	| "busy";

interface Pause {
	deskId: number;
	minutes: PauseMinutes;
	/** `pauseMark` as the page was shown; null: by whoever looks at no page. */
	shown: string | null;
	now: Temporal.Instant;
}

/**
 * The desk calls nobody until then, or until somebody says so; whoever is served there is served to the end. Pressed once
 * more, the new end counts from now.
 */
export function pauseDesk(
	actor: Actor,
	{ deskId, minutes, shown, now }: Pause,
): Promise<Result<null, PauseRefusal>> {
	return withDesk(actor, deskId, now, async (tx, { stationId, isOwn }) => {
		const before = await tx.deskPause.findUnique({ where: { deskId } });
		if (shown !== null && pauseMark(before) !== shown)
			return isPressedTwice(before, minutes, now)
				? ok(null)
				: refuse("changed");
		const times = {
			since: toDbInstant(now),
			until: minutes === null ? null : toDbInstant(now.add({ minutes })),
		};
		await tx.deskPause.upsert({
			where: { deskId },
			create: { deskId, isOwn, ...times },
			update: { isOwn, ...times },
		});
		await releaseFrom(tx, deskId);
		await raiseDay(tx, [stationId], now);
		return ok("desk:pause");
	});
}

/** It calls again. One that does not pause is no error. */
export function returnDesk(
	actor: Actor,
	{ deskId, shown, now }: Omit<Pause, "minutes">,
): Promise<Result<null, PauseRefusal>> {
	return withDesk(actor, deskId, now, async (tx, { stationId }) => {
		const before = await tx.deskPause.findUnique({ where: { deskId } });
		if (!before) return ok(null);
		if (shown !== null && pauseMark(before) !== shown) return refuse("changed");
		await endPauses(tx, [{ deskId, stationId }], now);
		return ok("desk:return");
	});
}

/**
 * @param work what it is called in the audit; null: nothing was done. Only what somebody decides for another's desk stands
 * there: nobody's breaks are written down.
 */
function withDesk(
	actor: Actor,
	deskId: number,
	now: Temporal.Instant,
	work: (
		tx: Tx,
		at: { stationId: number; isOwn: boolean },
	) => Promise<Result<string | null, "changed">>,
): Promise<Result<null, PauseRefusal>> {
	return orBusy<null, PauseRefusal>(async () => {
		const desk = await db().desk.findUnique({
			where: { id: deskId, active: true },
			select: { stationId: true, name: true },
		});
		if (!desk) return refuse("unknown-desk");
		const { stationId, name } = desk;
		const allowed = await authorise(actor, "desk:take", stationId, now);
		if (!allowed.ok) return allowed;
		return write<null, PauseRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			const { userId } = actor;
			const isOwn =
				(await tx.deskPresence.count({ where: { deskId, userId } })) > 0;
			if (!isOwn && !may(actor, "walk-in:steer", stationId))
				return refuse("not-own-desk");
			const done = await work(tx, { stationId, isOwn });
			if (!done.ok) return done;
			const action = done.value;
			if (action === null) return ok(null);
			if (!isOwn)
				await record(tx, { userId, stationId, action, subject: name }, now);
			await notifyQueue(tx, stationId);
			return ok(null);
		});
	});
}
