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
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { entriesOf } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import type { Caller } from "#lib/programs/programs.ts";
import { refusalAt } from "#lib/programs/rules/refusal-at.ts";
import type { Scope } from "#lib/programs/rules/scope.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { Wanted } from "./reserve.ts";

/** One that the program booked itself, or anybody's whose number and PIN the person has told it. */
export type Which = { id: string } | { reference: string; pin: string };

type OpenRefusal = "insufficient-scope" | "unknown-appointment" | PinRefusal;

/** The link of an appointment; one of somebody else is unknown, as one that there is not. */
async function open(
	caller: Caller,
	scope: Scope,
	which: Which,
	now: Temporal.Instant,
): Promise<Result<Link, OpenRefusal>> {
	if (!caller.scopes.includes(scope)) return refuse("insufficient-scope");
	if ("pin" in which)
		return openByPin({ ...which, client: clientOfProgram(caller), now });
	const row = await db().appointment.findFirst({
		where: { id: which.id, programId: caller.id, reference: { not: null } },
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
	const cancelled = await cancelAppointment({ ...opened.value, now });
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
	| "station-not-agreed";

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
		wanted: Omit<Wanted, "services"> & Partial<Pick<Wanted, "services">>;
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
	const holdToken = await findMoveToken(link);
	if (!before.ok || !holdToken) return refuse("unknown-appointment");
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
	return moved.ok ? viewOf(link, now) : moved;
}

async function viewOf(
	{ reference, token }: Link,
	now: Temporal.Instant,
): Promise<Result<AppointmentView, "unknown-appointment">> {
	const view = await findAppointment(reference, token, now);
	return view ? ok(view) : refuse("unknown-appointment");
}
