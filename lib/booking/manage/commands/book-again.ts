import "server-only";
import { againToken, holdKeyOf } from "#lib/auth/secrets/secrets.ts";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import {
	type FreeTime,
	mergeDays,
	nearestTimes,
} from "#lib/availability/rules/free-times.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import {
	type AppointmentRow,
	FIRST_BOOKED,
	findByHoldKey,
	isOpen,
	placeOf,
	selectionOf,
	WITH_SERVICES,
} from "#lib/booking/queries/rows.ts";
import { lendsContact } from "#lib/booking/rules/contact.ts";
import type { HoldRefusal } from "#lib/booking/rules/hold-refusal.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { lengthOn, selectionEntries } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import { orBusy } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { findManaged, type Link } from "./managed.ts";

export type AgainRefusal =
	| Exclude<HoldRefusal, "slot-taken" | "already-booked">
	| "unknown-appointment"
	| "too-late"
	| "nothing-free";

interface AgainRequest {
	link: Link;
	locale: Locale;
	client: string;
	now: Temporal.Instant;
}

/**
 * Reserves the time right after an appointment, or else the nearest one, for the same services at the same station, so
 * that the next person of a family or a care home needs a name only. Pressed twice it is the same hold.
 * "too-late" from two hours after booking on: by then the contact is no longer lent.
 */
export function bookAgain(
	input: AgainRequest,
): Promise<Result<{ holdToken: string }, AgainRefusal>> {
	return orBusy<{ holdToken: string }, AgainRefusal>(async () => {
		const managed = await findManaged(input.link);
		if (!managed) return refuse("unknown-appointment");
		const row = await db().appointment.findUniqueOrThrow({
			where: { id: managed.id },
			include: {
				...WITH_SERVICES,
				events: FIRST_BOOKED,
			},
		});
		const bookedAt = row.events[0]?.at.getTime();
		if (
			row.status !== "booked" ||
			!row.contact ||
			!lendsContact(bookedAt, input.now)
		)
			return refuse("too-late");
		const next = await findHoldToken(row, input.now);
		if (!next) return refuse("too-many-holds");
		return next.isHeld ? ok(next) : hold(row, next.holdToken, input);
	});
}

/** So often may one appointment be followed by others. */
const MAX_ROUNDS = 30;

/** The first token that has not become an appointment yet. */
async function findHoldToken(
	{ id, tokenVersion }: AppointmentRow,
	now: Temporal.Instant,
): Promise<{ holdToken: string; isHeld: boolean } | null> {
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const holdToken = againToken(id, tokenVersion, round);
		const known = await findByHoldKey(db(), holdKeyOf(holdToken));
		if (!known || known.status === "expired" || known.status === "held")
			return { holdToken, isHeld: known !== null && isOpen(known, now) };
	}
	return null;
}

/** Others may be quicker: then the next nearest. */
const TRIES = 3;

async function hold(
	row: AppointmentRow,
	holdToken: string,
	{ locale, client, now }: AgainRequest,
): Promise<Result<{ holdToken: string }, AgainRefusal>> {
	const catalog = await getCatalog(locale, now);
	const services = selectionEntries(selectionOf(row, catalog));
	const { stationSlug } = placeOf(row);
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const time = await findNext(row, catalog, now);
		if (!time) break;
		const held = await holdTime({
			holdToken,
			stationSlug,
			date: time.date,
			start: time.start,
			services,
			locale,
			client,
			now,
			contactOfId: row.id,
		});
		if (held.ok) return ok({ holdToken });
		if (held.error === "already-booked") return refuse("busy");
		if (held.error !== "slot-taken") return refuse(held.error);
	}
	return refuse("nothing-free");
}

async function findNext(
	row: AppointmentRow,
	catalog: Awaited<ReturnType<typeof getCatalog>>,
	now: Temporal.Instant,
): Promise<FreeTime | undefined> {
	const station = catalog.stations.find(({ id }) => id === row.stationId);
	if (!station || station.phase === "walk-in") return;
	const selection = selectionOf(row, catalog);
	const { date, start, minutes } = placeOf(row);
	const today = civilDateOf(now);
	const days = await listFreeDays({
		stationIds: [station.id],
		serviceIds: selection.map(({ service }) => service.id),
		lengthOn: lengthOn(selection, catalog.limits),
		channel: "online",
		from: today,
		until: addDays(today, station.horizonDays),
		now,
	});
	return nearestTimes(mergeDays(days), { date, start: start + minutes }, 1)[0];
}
