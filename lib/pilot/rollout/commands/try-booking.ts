import { askedFor } from "#lib/catalog/rules/selection.ts";
import "server-only";
import { randomUUID } from "node:crypto";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import {
	findDesk,
	insertHold,
	nextTicket,
	openDays,
	recordTransition,
} from "#lib/booking/commands/placing.ts";
import {
	findStationById,
	type Limits,
	offeredServices,
	type Service,
	type Station,
} from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { nextChange } from "#lib/catalog/rules/phase.ts";
import { db, WRITE } from "#lib/db/client.ts";
import { write } from "#lib/db/write.ts";
import { readPhases } from "#lib/pilot/rollout/queries/phases.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	type Minute,
} from "#lib/time.ts";
import { decide } from "./decide.ts";

/**
 * Books one of each popular service on the first days after the start, as a citizen would, and takes all of it back in
 * the same transaction: nobody sees it, no number is used up. What became of it is a line in the log of decisions.
 */
export async function tryBooking(
	actor: Actor,
	{ stationId, now }: { stationId: number; now: Temporal.Instant },
): Promise<
	Result<{ failed: string[] }, "forbidden" | "busy" | "unknown-station">
> {
	const may = await authorise(actor, "rollout:write", stationId, now);
	if (!may.ok) return may;
	const catalog = await getCatalog(defaultLocale, now);
	const station = findStationById(catalog, stationId);
	if (!station) return refuse("unknown-station");
	const { changes } = await readPhases(db(), stationId);
	const start = nextChange(changes, now.epochMilliseconds)?.startsAt;
	const from = addDays(
		civilDateOf(
			start === undefined ? now : Temporal.Instant.fromEpochMilliseconds(start),
		),
		1,
	);
	const failed: string[] = [];
	const popular = offeredServices(catalog).filter(
		(service) => service.popular && service.bookable,
	);
	for (const service of popular) {
		const place = await findFirst(station, service, catalog.limits, from, now);
		const worked =
			place !== null && (await bookAndUndo(station, service, place, now));
		if (!worked) failed.push(service.slug);
	}
	return write<{ failed: string[] }, never>(async (tx) => {
		await decide(
			tx,
			actor,
			{ stationId, now },
			"tried",
			{ failed },
			{
				kind: "trial",
				worked: popular.length > 0 && failed.length === 0,
				reason: failed.join(", "),
			},
		);
		return ok({ failed });
	});
}

interface Place {
	date: CivilDate;
	start: Minute;
}

/** So far after the start a first time has to be found. */
const DAYS = 14;

async function findFirst(
	{ id }: Station,
	service: Service,
	limits: Limits,
	from: CivilDate,
	now: Temporal.Instant,
): Promise<Place | null> {
	const [found] = await listFreeDays({
		stationIds: [id],
		...askedFor([{ service, quantity: 1 }], limits),
		channel: "online",
		from,
		until: addDays(from, DAYS),
		now,
	});
	const day = found?.days[0];
	const start = day?.starts[0];
	return day && start !== undefined ? { date: day.date, start } : null;
}

/** Thrown on purpose, so that nothing stays. */
class Undone extends Error {}

async function bookAndUndo(
	station: Station,
	service: Service,
	{ date, start }: Place,
	now: Temporal.Instant,
): Promise<boolean> {
	const wish = {
		stationId: station.id,
		date,
		start,
		selection: [{ service, quantity: 1 }],
		now,
		ignoreIds: [],
	};
	try {
		await db().$transaction(async (tx) => {
			await openDays(tx, [wish], now);
			const deskId = await findDesk(tx, wish);
			if (deskId === null) return;
			const hold = await insertHold(tx, wish, deskId, {
				key: randomUUID(),
				clientKey: "trial",
				locale: defaultLocale,
				station,
				minorCase: null,
				contactOfId: null,
			});
			await recordTransition(tx, hold, "booked", now);
			await tx.appointment.update({
				where: { id: hold.id },
				data: {
					status: "booked",
					clientKey: null,
					holdExpiresAt: null,
					reference: `trial ${hold.id}`,
					ticket: await nextTicket(tx, hold),
				},
			});
			throw new Undone();
		}, WRITE);
		return false;
	} catch (error) {
		if (error instanceof Undone) return true;
		throw error;
	}
}
