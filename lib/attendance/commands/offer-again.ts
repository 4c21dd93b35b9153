import "server-only";
import { findOffer } from "#lib/attendance/queries/find-offer.ts";
import { offeredPlan } from "#lib/attendance/rules/offer.ts";
import { isBearable } from "#lib/attendance/rules/options.ts";
import { recordAlone } from "#lib/auth/commands/audit.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	type SaveRefusal,
	saveChange,
} from "#lib/planning/change/commands/save-change.ts";
import { findSavedChange } from "#lib/planning/roster/queries/list-plan-changes.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";

export type OfferRefusal =
	| SaveRefusal
	/** The day is over. */
	| "too-late"
	/** So much is not to be had, or people without an appointment would wait too long. */
	| "not-bearable";

/**
 * Offers minutes of a day again that people not coming will free: time kept for people without an appointment becomes
 * time that can be booked on the day. It is a change of the roster like any other, with its check, its line in the
 * history and the way back.
 */
export async function offerAgain(
	actor: Actor,
	input: {
		/** A UUID of the form: sent twice, it is one change. */
		key: string;
		stationId: number;
		date: CivilDate;
		minutes: number;
		/** `version` of the station when the page was shown. */
		expectedVersion: number;
		now: Temporal.Instant;
	},
): Promise<Result<{ minutes: number }, OfferRefusal>> {
	const { key, stationId, date, minutes, expectedVersion, now } = input;
	const found = await findOffer(actor, { stationId, date, now });
	if (!found.ok) return found;
	const before = await findSavedChange(actor, { id: key, stationId, now });
	if (before.ok && before.value !== null) return ok({ minutes });
	if (date < civilDateOf(now)) return refuse("too-late");
	const { roster, known } = found.value;
	if (roster.version !== expectedVersion) return refuse("plan-changed");
	const option = known?.options.find((one) => one.minutes === minutes);
	if (!option || !isBearable(option)) return refuse("not-bearable");
	const plan = offeredPlan(roster.plan, date, option.spans, {
		channel: roster.house.isOnline ? "online" : "staff",
		releaseMinute: roster.release.minute,
	});
	const saved = await saveChange(actor, {
		key,
		stationId,
		expectedVersion,
		change: { kind: "roster", ...plan },
		decisions: "automatic",
		now,
	});
	if (!saved.ok) return saved;
	if (!saved.value.repeated)
		await recordAlone(
			{
				userId: actor.userId,
				stationId,
				action: "walk-in:offered",
				subject: `change ${saved.value.changeId}`,
				detail: { date, minutes, rise: option.rise },
			},
			now,
		);
	return ok({ minutes });
}
