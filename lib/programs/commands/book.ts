import "server-only";
import { programFormKey } from "#lib/auth/secrets/secrets.ts";
import type { AppointmentView } from "#lib/booking/booking.ts";
import {
	type ConfirmRefusal,
	confirmHold,
	confirmPurpose,
} from "#lib/booking/hold/commands/confirm-hold.ts";
import { clientOfProgram } from "#lib/booking/limits/rules/program.ts";
import {
	findAppointment,
	findHold,
} from "#lib/booking/queries/find-appointment.ts";
import {
	type DetailsErrors,
	NOTHING_TYPED,
	parseDetails,
} from "#lib/booking/rules/schema.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { entriesOf } from "#lib/catalog/rules/selection.ts";
import { knownRoom } from "#lib/crowd/queries/known-room.ts";
import type { Caller } from "#lib/programs/programs.ts";
import { refusalAt } from "#lib/programs/rules/refusal-at.ts";
import { ok, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";

export type BookRefusal =
	| ConfirmRefusal
	| "insufficient-scope"
	| "unknown-station"
	| "station-not-agreed"
	/** It ran out, and people wait in line for what is free now. */
	| "waiting-room";

export type Booked =
	| { ok: true; value: AppointmentView }
	| { ok: false; error: BookRefusal }
	| { ok: false; error: "person-invalid"; errors: DetailsErrors };

/** Makes an appointment of what this program reserved, by the same command and rules as the form. */
export async function book(
	caller: Caller,
	{
		key,
		hold,
		person,
		kind = "counter",
		mayAsk,
		showsLanguage,
		locale,
		now,
	}: {
		key: string;
		/** Token of the reservation. */
		hold: string;
		person: {
			name: string;
			bookedBy?: string | undefined;
			email?: string | undefined;
			phone?: string | undefined;
		};
		/** Left out: at the counter. */
		kind?: Kind | undefined;
		mayAsk: boolean;
		showsLanguage: boolean;
		locale: Locale;
		now: Temporal.Instant;
	},
): Promise<Booked> {
	if (!caller.scopes.includes("book")) return refuse("insufficient-scope");
	const held = await findHold(hold, now);
	if (!held) return refuse("unknown-hold");
	const catalog = await getCatalog(locale, now);
	const refusal = refusalAt(caller, catalog, held.stationSlug);
	if (refusal) return refuse(refusal);
	// One that ran out would be taken anew.
	if (held.state === "expired" && knownRoom().onSince !== null)
		return refuse("waiting-room");
	const typed = {
		...NOTHING_TYPED,
		name: person.name,
		forOther: person.bookedBy === undefined ? "" : "1",
		bookedBy: person.bookedBy ?? "",
		email: person.email ?? "",
		phone: person.phone ?? "",
	};
	const rule = findStation(catalog, held.stationSlug)?.contactRule;
	const parsed = parseDetails(typed, rule, kind);
	if (!parsed.ok)
		return { ok: false, error: "person-invalid", errors: parsed.errors };
	const booked = await confirmHold({
		holdToken: hold,
		confirmKey: programFormKey(confirmPurpose(hold), caller.id, key),
		details: parsed.details,
		kind,
		expected: { ...held, services: entriesOf(held.services) },
		mayAsk,
		showsLanguage,
		locale,
		client: clientOfProgram(caller),
		program: caller,
		now,
	});
	if (!booked.ok) return booked;
	const { reference, token } = booked.value;
	const view = await findAppointment(reference, token, now);
	if (!view) throw new Error("An appointment that was just booked is gone.");
	return ok(view);
}
