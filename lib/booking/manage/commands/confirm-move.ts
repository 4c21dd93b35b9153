import "server-only";
import { holdKeyOf } from "#lib/auth/secrets/secrets.ts";
import {
	findDesk,
	openDays,
	tellScreens,
} from "#lib/booking/commands/placing.ts";
import type { ExpectedPlace } from "#lib/booking/hold/commands/confirm-hold.ts";
import { dayOf, placeAnew } from "#lib/booking/hold/commands/place-anew.ts";
import {
	isMoveWithdrawn,
	listMoveStations,
} from "#lib/booking/invitation/queries/move-invitation.ts";
import { countBooked } from "#lib/booking/limits/commands/count-booked.ts";
import { dayMinutesAhead } from "#lib/booking/limits/queries/day-minutes.ts";
import type { Program } from "#lib/booking/limits/rules/program.ts";
import {
	type AppointmentRow,
	findByHoldKey,
	isOpen,
	placeOf,
	readAgain,
	selectionOf,
} from "#lib/booking/queries/rows.ts";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import { settledMinor } from "#lib/catalog/minors/rules/minor-answer.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	isSameChoice,
	lengthOn,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import type { Tx } from "#lib/db/client.ts";
import { type DayKey, lockKey, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, writePlacing } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
	findManaged,
	type Link,
	lockAppointment,
	type ManagedRow,
} from "./managed.ts";

export type ConfirmMoveRefusal =
	| "unknown-appointment"
	| "unknown-hold"
	| "hold-changed"
	| "slot-taken"
	| "too-late"
	/** This client or network has had its share of the day (docs/decisions/0039). */
	| "too-much-of-day"
	| "busy";

interface ConfirmMoveRequest {
	link: Link;
	holdToken: string;
	/** What the person's page showed; another tab may have chosen another time since. */
	expected: ExpectedPlace;
	/** Account of whoever does it for them; left out: the person themselves. */
	by?: string;
	/** The client's address; left out: it is an offer of the house, which nobody has taken from others. */
	client?: string;
	/** The program that moves it for the person; `client` is then what stands for it. */
	program?: Program;
	now: Temporal.Instant;
}

/**
 * Puts an appointment at the time reserved for it: number, PIN and links stay; the old time is free again with the
 * same transaction. Pressing twice moves once. A hold that has run out is taken again if its time is still free.
 */
export function confirmMove(
	input: ConfirmMoveRequest,
): Promise<Result<{ repeated: boolean }, ConfirmMoveRefusal>> {
	return orBusy<{ repeated: boolean }, ConfirmMoveRefusal>(async () => {
		const managed = await findManaged(input.link);
		if (!managed) return refuse("unknown-appointment");
		const catalog = await getCatalog("de", input.now);
		return move(input, managed.id, catalog);
	});
}

async function move(
	{ holdToken, expected, by, client, program, now }: ConfirmMoveRequest,
	id: string,
	catalog: Catalog,
): Promise<Result<{ repeated: boolean }, ConfirmMoveRefusal>> {
	const holdKey = holdKeyOf(holdToken, id);
	const target = findStation(catalog, expected.stationSlug);
	const onlineMinutes = target
		? await dayMinutesAhead(target, expected.date, now)
		: null;
	return writePlacing<{ repeated: boolean }, ConfirmMoveRefusal>(async (tx) => {
		await lockKey(tx, `hold ${holdKey}`);
		const appointment = await lockAppointment(tx, id);
		// After the swap the appointment carries the key of the hold it was moved with.
		if (appointment.holdKey === holdKey) return ok({ repeated: true });
		const found = await findByHoldKey(tx, holdKey);
		if (!found) return refuse("unknown-hold");
		if (!isExpected(found, expected, catalog)) return refuse("hold-changed");
		const hasBegun = (row: { startsAt: Date }) =>
			row.startsAt.getTime() <= now.epochMilliseconds;
		// Who reserved in time may finish: the cut-off was judged when the time was chosen.
		if (appointment.status !== "booked" || hasBegun(appointment))
			return refuse("too-late");
		if (hasBegun(found)) return refuse("slot-taken");
		const days = [appointment, found].map(dayOf);
		await openDays(tx, days, now);
		// Read again under the lock: it may just have run out.
		const hold = await readAgain(tx, found);
		// The person's own reservation of one of the counter's times; an offer of the house is nobody's to withdraw.
		const wasInvited =
			client !== undefined && isOpen(hold, now) && hold.channel === "staff";
		if (wasInvited && (await isMoveWithdrawn(tx, appointment.id)))
			return refuse("slot-taken");
		// What is reserved may be had, also after the invitation's last day.
		const isInvited =
			!program &&
			(wasInvited ||
				(
					await listMoveStations(
						tx,
						appointment.id,
						selectionEntries(selectionOf(hold, catalog)),
						now,
					)
				).includes(hold.stationId));
		const deskId = isOpen(hold, now)
			? hold.deskId
			: await deskAgain(tx, hold, appointment.id, catalog, isInvited, now);
		if (deskId === null) return refuse("slot-taken");
		const minorCase = settledMinor(
			selectionOf(hold, catalog),
			appointment.minorCase,
		);
		const grows = lengthOf(hold) - lengthOf(appointment);
		const isSameDay = areSameDay(dayOf(hold), dayOf(appointment));
		const taken = {
			...dayOf(hold),
			minutes: isSameDay ? grows : lengthOf(hold),
			dayMinutes: onlineMinutes,
		};
		// What an invitation opens is nobody's share of the day.
		if (
			client &&
			!isInvited &&
			!(await countBooked(tx, { ...taken, client, program }, now))
		)
			return refuse("too-much-of-day");
		const place = { ...hold, deskId, minorCase };
		await swap(tx, appointment, place, { now, by, program });
		await raiseVersions(tx, days);
		await tellScreens(tx, days, now);
		return ok({ repeated: false });
	});
}

const lengthOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
	(endsAt.getTime() - startsAt.getTime()) / 60_000;

const areSameDay = (one: DayKey, other: DayKey) =>
	one.stationId === other.stationId && one.date === other.date;

function isExpected(
	hold: AppointmentRow,
	expected: ExpectedPlace,
	catalog: Catalog,
): boolean {
	const { stationSlug, date, start } = placeOf(hold);
	return (
		stationSlug === expected.stationSlug &&
		date === expected.date &&
		start === expected.start &&
		isSameChoice(
			selectionEntries(selectionOf(hold, catalog)),
			expected.services,
		)
	);
}

async function deskAgain(
	tx: Tx,
	hold: AppointmentRow,
	movedId: string,
	catalog: Catalog,
	isInvited: boolean,
	now: Temporal.Instant,
): Promise<number | null> {
	const station = catalog.stations.find(({ id }) => id === hold.stationId);
	if (!station || (station.phase === "walk-in" && !isInvited)) return null;
	const { date, start } = placeOf(hold);
	const selection = selectionOf(hold, catalog);
	// What may not be booked for that day any more, or takes longer by now, is not held anew.
	if (lengthOn(selection, catalog.limits)(date) !== lengthOf(hold)) return null;
	return findDesk(tx, {
		stationId: hold.stationId,
		date,
		start,
		selection,
		now,
		ignoreIds: [movedId],
		...(isInvited ? { channel: "staff" } : {}),
	});
}

/** The hold makes room first, so that the appointment can take its place. */
async function swap(
	tx: Tx,
	appointment: ManagedRow,
	hold: AppointmentRow,
	{
		now,
		by,
		program,
	}: {
		now: Temporal.Instant;
		by: string | undefined;
		program: Program | undefined;
	},
): Promise<void> {
	await tx.appointment.delete({ where: { id: hold.id } });
	await placeAnew(tx, appointment, { ...hold, lane: 0 }, now, by, program);
}
