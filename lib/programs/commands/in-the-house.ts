import "server-only";
import { countOnce, giveBack, type Limit } from "#lib/auth/commands/limits.ts";
import { visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db, WRITE } from "#lib/db/client.ts";
import type { Caller } from "#lib/programs/programs.ts";
import { isAgreedAt, refusalAt } from "#lib/programs/rules/refusal-at.ts";
import { checkInAtKiosk } from "#lib/queue/arrival/commands/check-in.ts";
import { drawTicketAtKiosk } from "#lib/queue/arrival/commands/draw-ticket.ts";
import type { Wait } from "#lib/queue/queue.ts";
import { countDesks } from "#lib/queue/walk/queries/count-desks.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";
import { type OpenRefusal, open, type Which } from "./manage.ts";

/** A place in line. */
export interface Numbered {
	ticket: string;
	/** Of `/wartenummer/<token>`. */
	token: string;
	/** Until the first desk. Null: nobody can tell. */
	wait: Wait | null;
	/** To so many they go, one after the other. */
	desks: number;
}

async function withDesks<Place extends { token: string }>(
	place: Place,
): Promise<Place & { desks: number }> {
	const visitId = visitOfTicket(place.token);
	return { ...place, desks: visitId ? await countDesks(visitId) : 1 };
}

/** Of one station: more than a machine at its door gives out. */
const NUMBERS: Limit = { name: "program-ticket", times: 120, seconds: 3_600 };

/** A program acts as the kiosk of a station; whose it is, is known by the program. */
const asKiosk = ({ id }: Caller, stationId: number) => ({
	deviceId: `program ${id}`,
	stationId,
});

type DrawRefusal = Exclude<
	Extract<
		Awaited<ReturnType<typeof drawTicketAtKiosk>>,
		{ ok: false }
	>["error"],
	NoteRefusal
>;
/** Of a note, which only staff write. */
type NoteRefusal = "text-missing" | "text-too-long";

/** Draws a number for somebody who is in the house, as the kiosk does, if the day has room for it. */
export async function drawNumber(
	caller: Caller,
	{
		wanted,
		key,
		locale,
		now,
	}: {
		wanted: { station: string; services: readonly string[] };
		/** Of the request: sent again it is the same number. */
		key: string;
		locale: Locale;
		now: Temporal.Instant;
	},
): Promise<
	| Result<
			Numbered,
			| DrawRefusal
			| "insufficient-scope"
			| "unknown-station"
			| "station-not-agreed"
	  >
	| { ok: false; error: "too-many-tickets"; seconds: number }
> {
	if (!caller.scopes.includes("ticket")) return refuse("insufficient-scope");
	const catalog = await getCatalog(locale, now);
	const refusal = refusalAt(caller, catalog, wanted.station);
	if (refusal) return refuse(refusal);
	const station = findStation(catalog, wanted.station);
	if (!station) return refuse("unknown-station");
	const who = `${caller.id} ${station.id}`;
	const wait = await db().$transaction(
		(tx) => countOnce(tx, NUMBERS, who),
		WRITE,
	);
	if (wait !== null)
		return { ...refuse("too-many-tickets"), seconds: Math.ceil(wait / 1_000) };
	const drawn = await drawTicketAtKiosk(asKiosk(caller, station.id), {
		// Of today: a key that comes again on another day draws another number.
		key: `program ${caller.id} ${civilDateOf(now)} ${key}`,
		services: wanted.services,
		locale,
		now,
	});
	// Closed doors and what was drawn before are no numbers.
	if (!drawn.ok || drawn.value.repeated)
		await db().$transaction((tx) => giveBack(tx, NUMBERS, who), WRITE);
	if (drawn.ok) return ok(await withDesks(drawn.value));
	if (drawn.error === "text-missing" || drawn.error === "text-too-long")
		throw new Error("A number was refused for a note that it has not.");
	return refuse(drawn.error);
}

/** Somebody who has an appointment is in the house. Doing it twice is no error, and tells their place in line again. */
export async function checkIn(
	caller: Caller,
	{ which, now }: { which: Which; now: Temporal.Instant },
): Promise<
	Result<
		Numbered & { isLate: boolean },
		OpenRefusal | "not-today" | "too-early" | "too-late" | "without-coming"
	>
> {
	const opened = await open(caller, "check-in", which, now);
	if (!opened.ok) return opened;
	const { reference } = opened.value;
	const row = await db().appointment.findUnique({
		where: { reference },
		select: { stationId: true },
	});
	if (!row) return refuse("unknown-appointment");
	// One that it booked opens wherever it is; in a house it acts where that is agreed.
	if (!isAgreedAt(caller, row.stationId)) return refuse("station-not-agreed");
	const here = await checkInAtKiosk(asKiosk(caller, row.stationId), {
		who: { reference },
		now,
	});
	if (!here.ok) return here;
	switch (here.value.outcome) {
		case "checked-in":
		case "already-here":
			return ok(await withDesks(here.value));
		case "too-early":
			return refuse("too-early");
		case "remote":
			return refuse("without-coming");
		case "wrong-day":
			return refuse("not-today");
		// Moved elsewhere, ended or cancelled in between.
		case "wrong-station":
		case "cancelled":
		case "over":
		// Of numbers from afar, which an appointment's is not.
		case "afar-over":
		case "afar-elsewhere":
			return refuse("too-late");
	}
}
