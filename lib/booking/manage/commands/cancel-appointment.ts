import "server-only";
import { keepBack } from "#lib/booking/commands/keep-back.ts";
import {
	openDays,
	recordTransition,
	tellScreens,
} from "#lib/booking/commands/placing.ts";
import type { Program } from "#lib/booking/limits/rules/program.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
	findManaged,
	isHere,
	type Link,
	lockAppointment,
	type ManagedRow,
	tellPerson,
} from "./managed.ts";

type CancelRefusal =
	| "unknown-appointment"
	/** Has checked in: they tell the staff in the house. */
	| "already-here"
	| "too-late"
	| "busy";

type CancelRequest = Link & {
	/** The program that cancels it for the person. */
	program?: Program;
	now: Temporal.Instant;
};

/** A citizen cancels by the link; possible until the start. Doing it again is no error. */
export function cancelAppointment(
	input: CancelRequest,
): Promise<Result<{ repeated: boolean }, CancelRefusal>> {
	return orBusy(() => cancelByLink(input));
}

async function cancelByLink(
	input: CancelRequest,
): Promise<Result<{ repeated: boolean }, CancelRefusal>> {
	const { now, program } = input;
	const managed = await findManaged(input);
	if (!managed) return refuse("unknown-appointment");
	return write<{ repeated: boolean }, CancelRefusal>(async (tx) => {
		const row = await lockAppointment(tx, managed.id);
		const day = { stationId: row.stationId, date: fromDbDate(row.date) };
		await openDays(tx, [day], now);
		if (row.status === "cancelled") return ok({ repeated: true });
		if (isHere(row)) return refuse("already-here");
		const hasBegun = row.startsAt.getTime() <= now.epochMilliseconds;
		if (row.status !== "booked" || hasBegun) return refuse("too-late");
		await cancel(tx, row, now, program);
		await raiseVersions(tx, [day]);
		await tellScreens(tx, [day], now);
		return ok({ repeated: false });
	});
}

async function cancel(
	tx: Tx,
	row: ManagedRow,
	now: Temporal.Instant,
	program: Program | undefined,
): Promise<void> {
	const sequence = row.calendarSequence + 1;
	await recordTransition(
		tx,
		row,
		"cancelled",
		now,
		program ? { programId: program.id } : {},
	);
	await tx.appointment.update({
		where: { id: row.id },
		data: { status: "cancelled", calendarSequence: sequence },
	});
	await keepBack(tx, row, now);
	await tellPerson(tx, row, "cancelled", sequence, now);
}
