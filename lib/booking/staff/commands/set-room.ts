import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { recordChange, tellScreens } from "#lib/booking/commands/placing.ts";
import { dayOf } from "#lib/booking/hold/commands/place-anew.ts";
import {
	type ManagedRow,
	tellPerson,
} from "#lib/booking/manage/commands/managed.ts";
import {
	type OneAddressProblem,
	readVideoAddress,
} from "#lib/catalog/rules/video-address.ts";
import type { Tx } from "#lib/db/client.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { StaffRefusal } from "./authorise-for.ts";
import { changeFor } from "./change-for.ts";

type SetRoomRefusal =
	| StaffRefusal
	/** `room-…`: what is wrong with what was typed. */
	| `room-${OneAddressProblem}`
	/** Not by video, cancelled, over, or the contact is erased. */
	| "too-late"
	/** A closure takes its time away, and the new one is not settled: no mail may confirm the old one. */
	| "moves-now"
	| "busy";

/** Says where the room of an appointment by video is, or another one; the person is told. */
export function setRoom(
	actor: Actor,
	input: { appointmentId: string; address: string; now: Temporal.Instant },
): Promise<Result<{ mailed: boolean }, SetRoomRefusal>> {
	const { appointmentId, now } = input;
	return changeFor<{ mailed: boolean }, SetRoomRefusal>(
		actor,
		"appointment:move",
		input,
		async (tx, row) => {
			const address = readVideoAddress(input.address);
			if (!address.ok) return refuse(`room-${address.error}`);
			const isOpen = row.status === "booked" || row.status === "serving";
			if (row.kind !== "video" || !isOpen || !row.contact)
				return refuse("too-late");
			// Pressed twice, or said by two alike.
			if (row.contact.videoAddress === address.value)
				return ok({ mailed: false });
			if (await movesNow(tx, row)) return refuse("moves-now");
			await tx.contact.update({
				where: { appointmentId },
				data: { videoAddress: address.value },
			});
			const sequence = row.calendarSequence + 1;
			await tx.appointment.update({
				where: { id: appointmentId },
				data: { calendarSequence: sequence },
			});
			await keepAnswers(tx, row, sequence);
			await recordChange(tx, row, "contact", now, { by: actor.userId });
			const day = dayOf(row);
			await raiseVersions(tx, [day]);
			await tellScreens(tx, [day], now);
			// While a talk runs over its time no mail about it goes out any more (isOutdated).
			const isOver = row.endsAt.getTime() <= now.epochMilliseconds;
			const mailed =
				!isOver &&
				(await tellPerson(tx, row, "changed", sequence, now, {
					origin: "staff",
				}));
			return ok({ mailed });
		},
	);
}

type Sequenced = Pick<ManagedRow, "id" | "calendarSequence">;

/** What the calendar's number was when a case began stays above it until something has happened since. */
const openCases = ({ id, calendarSequence }: Sequenced) => ({
	appointmentId: id,
	status: { in: ["kept", "offered", "to-call", "reached"] },
	sequence: { gte: calendarSequence },
});

async function movesNow(tx: Tx, row: Sequenced): Promise<boolean> {
	const where = { ...openCases(row), way: "move" };
	return (await tx.planCase.count({ where, take: 1 })) > 0;
}

/** A room is no other time: what a closure has left open stays open, and who comes still comes. */
async function keepAnswers(
	tx: Tx,
	row: Sequenced,
	sequence: number,
): Promise<void> {
	const data = { sequence };
	await tx.planCase.updateMany({ where: openCases(row), data });
	await tx.coming.updateMany({
		where: { appointmentId: row.id, sequence: row.calendarSequence },
		data,
	});
}
