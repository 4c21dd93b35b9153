import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { LimitSettings } from "#lib/booking/limits/rules/settings.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { ok, type Result } from "#lib/result.ts";

/** Somebody who books for others, as staff see them; the number itself nobody can read again. */
export interface HelperView {
	id: number;
	name: string;
	minutes: number;
	/** Of them, taken by coming appointments. */
	takenMinutes: number;
}

export interface LimitsView {
	settings: LimitSettings;
	/** Of the longest appointment. */
	maxMinutes: number;
	helpers: readonly HelperView[];
}

export async function findLimits(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<LimitsView, "forbidden">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	const { maxMinutes, ...settings } = await readLimitSettings(db());
	return ok({ settings, maxMinutes, helpers: await listHelpers() });
}

export function readLimitSettings(client: Db | Tx) {
	return client.city.findUniqueOrThrow({
		where: { id: 1 },
		select: {
			maxMinutes: true,
			personMinutes: true,
			contactMinutes: true,
			onePerConcern: true,
			maxMoves: true,
			freeReservations: true,
			freeHeldMinutes: true,
			networkMinutes: true,
			cityMinutes: true,
			dayShare: true,
			networkDayShare: true,
			againDayShare: true,
			waitedMinutes: true,
			waitedMinutesCity: true,
		},
	});
}

function listHelpers(): Promise<HelperView[]> {
	return db().$queryRaw<HelperView[]>`
		SELECT h.id, h.name, h.minutes, coalesce((
			SELECT sum(extract(epoch FROM a.ends_at - a.starts_at) / 60) FROM appointment a
			WHERE a.helper_id = h.id AND a.status = 'booked'), 0)::int AS "takenMinutes"
		FROM helper h WHERE h.revoked_at IS NULL ORDER BY h.name, h.id`;
}
