import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { loadLockedDay } from "#lib/availability/queries/facts.ts";
import { overlaps, subtract } from "#lib/availability/rules/span.ts";
import {
	openDays,
	recordChange,
	tellScreens,
} from "#lib/booking/commands/placing.ts";
import { dayOf } from "#lib/booking/hold/commands/place-anew.ts";
import {
	type ManagedRow,
	tellPerson,
} from "#lib/booking/manage/commands/managed.ts";
import type { Tx } from "#lib/db/client.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { orTaken } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { dayClock } from "#lib/time.ts";
import type { StaffRefusal } from "./authorise-for.ts";
import { changeFor } from "./change-for.ts";

type ExtendForRefusal =
	| StaffRefusal
	/** Somebody else has the desk right after it, or it closes. */
	| "slot-taken"
	| "out-of-range"
	| "too-late"
	| "busy";

/** So much may be added at a time. */
const MAX_EXTRA_MINUTES = 60;

/** Makes an appointment longer, if its desk is free and open after it; also while the person is being served. */
export function extendForSomeone(
	actor: Actor,
	input: { appointmentId: string; minutes: number; now: Temporal.Instant },
): Promise<Result<null, ExtendForRefusal>> {
	const { minutes, now } = input;
	return orTaken(() =>
		changeFor<null, ExtendForRefusal>(
			actor,
			"appointment:move",
			input,
			async (tx, row) => {
				if (minutes % 5 !== 0 || minutes < 5 || minutes > MAX_EXTRA_MINUTES)
					return refuse("out-of-range");
				if (!["booked", "arrived", "called", "serving"].includes(row.status))
					return refuse("too-late");
				const day = dayOf(row);
				await openDays(tx, [day], now);
				if (!(await isFreeAfter(tx, row, minutes, now)))
					return refuse("slot-taken");
				const isTold = row.status === "booked";
				const sequence = row.calendarSequence + (isTold ? 1 : 0);
				await tx.appointment.update({
					where: { id: row.id },
					data: {
						endsAt: new Date(row.endsAt.getTime() + minutes * 60_000),
						calendarSequence: sequence,
					},
				});
				await recordChange(tx, row, "extended", now, { by: actor.userId });
				if (isTold)
					await tellPerson(tx, row, "changed", sequence, now, {
						origin: "staff",
					});
				await raiseVersions(tx, [day]);
				await tellScreens(tx, [day], now);
				return ok(null);
			},
		),
	);
}

async function isFreeAfter(
	tx: Tx,
	row: ManagedRow,
	minutes: number,
	now: Temporal.Instant,
): Promise<boolean> {
	const day = dayOf(row);
	const facts = (await loadLockedDay(tx, day))?.facts;
	if (!facts) return false;
	const from = dayClock(day.date)(row.endsAt.getTime());
	const wanted = { from, until: from + minutes };
	const isMine = ({ deskId }: { deskId: number }) => deskId === row.deskId;
	return (
		subtract(wanted, facts.windows.filter(isMine)).length === 0 &&
		!facts.busy
			.filter(isMine)
			.some(
				({ appointmentId, holdExpiresAt, ...span }) =>
					appointmentId !== row.id &&
					(holdExpiresAt === null || holdExpiresAt > now.epochMilliseconds) &&
					overlaps(span, wanted),
			)
	);
}
