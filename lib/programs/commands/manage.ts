import "server-only";
import { manageToken } from "#lib/auth/secrets/secrets.ts";
import type { AppointmentView } from "#lib/booking/booking.ts";
import { clientOfProgram } from "#lib/booking/limits/rules/program.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { confirmMove } from "#lib/booking/manage/commands/confirm-move.ts";
import {
	findMoveToken,
	holdMove,
} from "#lib/booking/manage/commands/hold-move.ts";
import type { Link } from "#lib/booking/manage/commands/managed.ts";
import { openByPin } from "#lib/booking/manage/commands/open-by-pin.ts";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import type { PinRefusal } from "#lib/booking/rules/pin.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	entriesOf,
	isSameChoice,
	parseSelection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { knownRoom } from "#lib/crowd/queries/known-room.ts";
import { db } from "#lib/db/client.ts";
import type { Caller } from "#lib/programs/programs.ts";
import { isAgreedAt, refusalAt } from "#lib/programs/rules/refusal-at.ts";
import type { Scope } from "#lib/programs/rules/scope.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { Wanted } from "./reserve.ts";

/** One that the program booked itself, or anybody's whose number and PIN the person has told it. */
export type Which = { id: string } | { reference: string; pin: string };

export type OpenRefusal =
	| "insufficient-scope"
	| "unknown-appointment"
	| "station-not-agreed"
	| PinRefusal;

/**
 * The link of an appointment; one of somebody else is unknown, as one that there is not, and so is one whose person we
 * have forgotten. What a PIN opens must be where the program may book, unless it booked it there itself.
 */
export async function open(
	caller: Caller,
	scope: Scope,
	which: Which,
	now: Temporal.Instant,
): Promise<Result<Link, OpenRefusal>> {
	if (!caller.scopes.includes(scope)) return refuse("insufficient-scope");
	if ("pin" in which) {
		const client = clientOfProgram(caller);
		const opened = await openByPin({ ...which, client, now });
		if (!opened.ok) return opened;
		const row = await db().appointment.findFirst({
			where: {
				reference: opened.value.reference,
				contact: { isNot: null },
			},
			select: { stationId: true, programId: true },
		});
		if (!row) return refuse("unknown-appointment");
		return row.programId === caller.id || isAgreedAt(caller, row.stationId)
			? opened
			: refuse("station-not-agreed");
	}
	const row = await db().appointment.findFirst({
		where: {
			id: which.id,
			programId: caller.id,
			reference: { not: null },
			contact: { isNot: null },
		},
		select: { id: true, reference: true, tokenVersion: true },
	});
	return row?.reference
		? ok({
				reference: row.reference,
				token: manageToken(row.id, row.tokenVersion),
			})
		: refuse("unknown-appointment");
}

export async function lookUp(
	caller: Caller,
	{ which, now }: { which: Which; now: Temporal.Instant },
): Promise<Result<AppointmentView, OpenRefusal>> {
	const opened = await open(caller, "read", which, now);
	if (!opened.ok) return opened;
	return viewOf(opened.value, now);
}

type CancelRefusal = Extract<
	Awaited<ReturnType<typeof cancelAppointment>>,
	{ ok: false }
>["error"];

export async function cancel(
	caller: Caller,
	{ which, now }: { which: Which; now: Temporal.Instant },
): Promise<Result<AppointmentView, OpenRefusal | CancelRefusal>> {
	const opened = await open(caller, "cancel", which, now);
	if (!opened.ok) return opened;
	const cancelled = await cancelAppointment({
		...opened.value,
		program: caller,
		now,
	});
	return cancelled.ok ? viewOf(opened.value, now) : cancelled;
}

type RefusalOf<Command extends (...args: never[]) => Promise<unknown>> =
	Extract<Awaited<ReturnType<Command>>, { ok: false }> extends {
		error: infer Refusal;
	}
		? Refusal
		: never;

export type MoveRefusal =
	| OpenRefusal
	| Exclude<RefusalOf<typeof holdMove>, "same-time">
	| RefusalOf<typeof confirmMove>
	| "station-not-agreed"
	| "waiting-room";

type MoveWanted = Omit<Wanted, "services"> & Partial<Pick<Wanted, "services">>;

/** Reserves the new time and puts the appointment there, by the commands of the citizen's page. There already is moved. */
export async function move(
	caller: Caller,
	{
		which,
		wanted,
		locale,
		now,
	}: {
		which: Which;
		/** Services left out: as they are. */
		wanted: MoveWanted;
		locale: Locale;
		now: Temporal.Instant;
	},
): Promise<Result<AppointmentView, MoveRefusal>> {
	const opened = await open(caller, "move", which, now);
	if (!opened.ok) return opened;
	const link = opened.value;
	const catalog = await getCatalog(locale, now);
	const refusal = refusalAt(caller, catalog, wanted.station);
	if (refusal) return refuse(refusal);
	const before = await viewOf(link, now);
	if (!before.ok) return before;
	const isThere = (view: AppointmentView) => isAt(view, wanted, catalog);
	if (before.value.status === "booked" && isThere(before.value)) return before;
	if (knownRoom().onSince !== null) return refuse("waiting-room");
	const holdToken = await findMoveToken(link);
	if (!holdToken) return refuse("unknown-appointment");
	const services = wanted.services ?? entriesOf(before.value.services);
	const { station: stationSlug, date, start } = wanted;
	const counted = { client: clientOfProgram(caller), program: caller };
	const time = { stationSlug, date, start, services };
	const held = await holdMove({
		...time,
		...counted,
		link,
		holdToken,
		locale,
		now,
	});
	if (!held.ok) return held.error === "same-time" ? before : refuse(held.error);
	const moved = await confirmMove({
		...counted,
		link,
		holdToken,
		expected: { ...time, services: entriesOf(held.value.services) },
		now,
	});
	if (!moved.ok) return moved;
	const after = await viewOf(link, now);
	// Who moves it elsewhere at the same instant does so with the same reservation.
	return after.ok && !isThere(after.value) ? refuse("hold-changed") : after;
}

/** Whether it stands where and for what it is wanted; services left out are as they are. */
function isAt(
	view: AppointmentView,
	{ station, date, start, services }: MoveWanted,
	catalog: Catalog,
): boolean {
	const selection = services && parseSelection(services, catalog, date);
	return (
		view.stationSlug === station &&
		view.date === date &&
		view.start === start &&
		(!selection ||
			(selection.ok &&
				isSameChoice(
					entriesOf(view.services),
					selectionEntries(selection.value),
				)))
	);
}

async function viewOf(
	{ reference, token }: Link,
	now: Temporal.Instant,
): Promise<Result<AppointmentView, "unknown-appointment">> {
	const view = await findAppointment(reference, token, now);
	return view ? ok(view) : refuse("unknown-appointment");
}
