import "server-only";
import { programHoldToken } from "#lib/auth/secrets/secrets.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import { clientOfProgram } from "#lib/booking/limits/rules/program.ts";
import type { HoldRefusal } from "#lib/booking/rules/hold-refusal.ts";
import { asksMinor } from "#lib/catalog/minors/rules/minor-answer.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseSelection } from "#lib/catalog/rules/selection.ts";
import { knownRoom } from "#lib/crowd/queries/known-room.ts";
import type { Caller } from "#lib/programs/programs.ts";
import { refusalAt } from "#lib/programs/rules/refusal-at.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { CivilDate, Minute } from "#lib/time.ts";

export interface Wanted {
	station: string;
	date: CivilDate;
	start: Minute;
	/** `dienst` entries. */
	services: readonly string[];
	/** For whom the documents are (lib/catalog/minors/rules/minor-answer.ts); left out: nobody said. */
	minorCase?: string | undefined;
}

export type ReserveRefusal =
	| HoldRefusal
	| "insufficient-scope"
	| "station-not-agreed"
	/** Nobody so young gets it, or not with whoever comes along. */
	| "minor-not-possible"
	/** People wait in line for the same times, and no program passes them. */
	| "waiting-room";

/** Reserves a time for somebody, by the same command as the page. */
export async function reserve(
	caller: Caller,
	{
		key,
		wanted,
		locale,
		now,
	}: {
		/** Of the request: sent again it is the same reservation. */
		key: string;
		wanted: Wanted;
		locale: Locale;
		now: Temporal.Instant;
	},
): Promise<Result<HoldView & { token: string }, ReserveRefusal>> {
	if (!caller.scopes.includes("hold")) return refuse("insufficient-scope");
	const catalog = await getCatalog(locale, now);
	const refusal = refusalAt(caller, catalog, wanted.station);
	if (refusal) return refuse(refusal);
	if (knownRoom().onSince !== null) return refuse("waiting-room");
	const { minorCase } = wanted;
	if (minorCase !== undefined) {
		const chosen = parseSelection(wanted.services, catalog, wanted.date);
		if (chosen.ok && asksMinor(chosen.value, minorCase))
			return refuse("minor-not-possible");
	}
	const token = programHoldToken(caller.id, key);
	const held = await holdTime({
		holdToken: token,
		stationSlug: wanted.station,
		date: wanted.date,
		start: wanted.start,
		services: wanted.services,
		minorCase,
		locale,
		client: clientOfProgram(caller),
		program: caller,
		now,
	});
	return held.ok ? ok({ ...held.value, token }) : held;
}
