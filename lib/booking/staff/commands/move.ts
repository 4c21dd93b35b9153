import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	openDays,
	tellScreens,
	type Wish,
} from "#lib/booking/commands/placing.ts";
import { dayOf, placeAnew } from "#lib/booking/hold/commands/place-anew.ts";
import {
	lockAppointment,
	type ManagedRow,
} from "#lib/booking/manage/commands/managed.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { settledMinor } from "#lib/catalog/minors/rules/minor-answer.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type Kind, kindsFor } from "#lib/catalog/rules/kind.ts";
import {
	minutesOf,
	parseSelection,
	type Selection,
	type SelectionRefusal,
} from "#lib/catalog/rules/selection.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { orBusy, writePlacing } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type CivilDate, instantAt, type Minute } from "#lib/time.ts";
import { authoriseFor, type StaffRefusal } from "./authorise-for.ts";
import {
	findPlaceForStaff,
	type PlaceRefusal,
	type Warned,
} from "./find-place.ts";

export type MoveForRefusal =
	| StaffRefusal
	| SelectionRefusal
	| PlaceRefusal
	| "unknown-station"
	/** It has been cancelled, or the person is in the house already. */
	| "not-booked"
	/** By phone or video, and these other services are not done so there. */
	| "kind-gone"
	| "busy";

interface MoveForRequest {
	appointmentId: string;
	stationSlug: string;
	date: CivilDate;
	start: Minute;
	/** `dienst` entries. */
	services: readonly string[];
	warned: Warned;
	now: Temporal.Instant;
}

/**
 * Moves for somebody, in one step and without a hold; the cut-off binds citizens only, and whoever missed the own time
 * can still get another. At another station it takes the right to move there, too. Moving there again is no error.
 */
export function moveForSomeone(
	actor: Actor,
	input: MoveForRequest,
): Promise<Result<{ repeated: boolean }, MoveForRefusal>> {
	return orBusy<{ repeated: boolean }, MoveForRefusal>(async () => {
		const { appointmentId, date, start, now } = input;
		const found = await authoriseFor(
			actor,
			"appointment:move",
			appointmentId,
			now,
		);
		if (!found.ok) return found;
		const catalog = await getCatalog("de");
		const station = findStation(catalog, input.stationSlug);
		if (!station) return refuse("unknown-station");
		const may = await authorise(
			actor,
			input.warned ? "appointment:overbook" : "appointment:move",
			station.id,
			now,
		);
		if (!may.ok) return may;
		const selection = parseSelection(input.services, catalog, date);
		if (!selection.ok) return selection;
		return move(
			actor,
			appointmentId,
			{
				known: found.value.stationId,
				warned: input.warned,
				kinds: kindsFor(station, selection.value),
			},
			{
				stationId: station.id,
				date,
				start,
				selection: selection.value,
				now,
				ignoreIds: [appointmentId],
			},
		);
	});
}

function move(
	actor: Actor,
	id: string,
	{
		known,
		warned,
		kinds,
	}: {
		/** The station in which it stood when that was asked. */
		known: number;
		warned: Warned;
		/** How the services are done where it goes. */
		kinds: readonly Kind[];
	},
	wish: Wish,
): Promise<Result<{ repeated: boolean }, MoveForRefusal>> {
	const { stationId, date, start, selection, now } = wish;
	const begin = instantAt(date, start);
	const end = begin.add({ minutes: minutesOf(selection, date) });
	return writePlacing<{ repeated: boolean }, MoveForRefusal>(async (tx) => {
		const row = await lockAppointment(tx, id);
		// Moved to another house meanwhile, where this account may have no business.
		if (row.stationId !== known) return refuse("unknown-appointment");
		if (row.status !== "booked") return refuse("not-booked");
		const isThere =
			row.stationId === stationId &&
			row.startsAt.getTime() === begin.epochMilliseconds &&
			row.endsAt.getTime() === end.epochMilliseconds &&
			isFor(row, selection);
		if (isThere) return ok({ repeated: true });
		// The same by phone goes anywhere; what must be done in the house goes nowhere by phone.
		if (!isFor(row, selection) && !kinds.includes(row.kind as Kind))
			return refuse("kind-gone");
		const days = [dayOf(row), { stationId, date }];
		await openDays(tx, days, now);
		const place = await findPlaceForStaff(tx, wish, warned);
		if (!place.ok) return place;
		await placeAnew(
			tx,
			row,
			{
				...place.value,
				stationId,
				date: toDbDate(date),
				startsAt: toDbInstant(begin),
				endsAt: toDbInstant(end),
				minorCase: settledMinor(selection, row.minorCase),
				services: selection.map(({ service, quantity }) => ({
					serviceId: service.id,
					quantity,
				})),
			},
			now,
			actor.userId,
		);
		await raiseVersions(tx, days);
		await tellScreens(tx, days, now);
		return ok({ repeated: false });
	});
}

/** Whether it is for these services already, in whatever order: others may take just as long. */
function isFor(row: ManagedRow, selection: Selection): boolean {
	const booked = row.services.map(
		(each) => `${each.serviceId}:${each.quantity}`,
	);
	const asked = selection.map((each) => `${each.service.id}:${each.quantity}`);
	return String(booked.sort()) === String(asked.sort());
}
