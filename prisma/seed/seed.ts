import type { DayFacts } from "#lib/availability/availability.ts";
import { loadFacts, loadLockedDay } from "#lib/availability/queries/facts.ts";
import { openDays } from "#lib/booking/commands/placing.ts";
import { onlineStations, type Service } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { type DayKey, raiseVersions } from "#lib/db/lock.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	daysBetween,
} from "#lib/time.ts";
import { insertRows } from "./copy.ts";
import { type Demand, demandFor } from "./demand.ts";
import { randomOf } from "./random.ts";
import { appointmentId, rowsOf, seedOf } from "./rows.ts";

/** Days ahead that the demo fills; later ones stay empty, as they are on the day of their release. */
const DAYS_AHEAD = 35;

/**
 * A lively calendar around today, in a database that has its stations. Repeatable: a day that
 * has demo appointments is left alone, so running it at each start and at midnight keeps the demo alive.
 */
export async function seedDemo(now: Temporal.Instant): Promise<void> {
	const catalog = await getCatalog(defaultLocale);
	const services = catalog.services.filter((service) => service.bookable);
	const today = civilDateOf(now);
	const dates = datesBetween(today, addDays(today, DAYS_AHEAD));
	const stationIds = catalog.stations.map(({ id }) => id);
	const online = new Set(onlineStations(catalog).map(({ id }) => id));
	const filled = await firstOfDays(stationIds, dates);
	for (const station of await loadFacts(stationIds, dates)) {
		for (const facts of station.days) {
			const first = firstOf({ ...station, date: facts.date });
			if (filled.has(first)) continue;
			const near = 1 - daysBetween(today, facts.date) / (DAYS_AHEAD + 5);
			const share = online.has(station.stationId)
				? 0.25 + 0.4 * near
				: 0.5 * near;
			await seedDay(station.stationId, facts, services, share, now);
		}
	}
}

const firstOf = (day: DayKey) => appointmentId(seedOf(day), 0);

/** Those of all days' first appointments that are there: at most starts nearly all are, and their days need no lock. */
async function firstOfDays(
	stationIds: readonly number[],
	dates: readonly CivilDate[],
): Promise<ReadonlySet<string>> {
	const ids = stationIds.flatMap((stationId) =>
		dates.map((date) => firstOf({ stationId, date })),
	);
	const there = await db().appointment.findMany({
		where: { id: { in: ids } },
		select: { id: true },
	});
	return new Set(there.map(({ id }) => id));
}

async function seedDay(
	stationId: number,
	facts: DayFacts,
	services: readonly Service[],
	share: number,
	now: Temporal.Instant,
): Promise<void> {
	if (facts.windows.length === 0) return;
	const day = { stationId, date: facts.date };
	const seed = seedOf(day);
	await db().$transaction(
		async (tx) => {
			// Also lets holds that have run out make room.
			await openDays(tx, [day], now);
			const id = firstOf(day);
			if ((await tx.appointment.count({ where: { id } })) > 0) return;
			// Read again under the lock: somebody may have booked here meanwhile.
			const current = await loadLockedDay(tx, day);
			if (!current) return;
			const random = randomOf(seed);
			const demands = demandFor(current.facts, services, share, now, random);
			if (demands.length === 0) return;
			await insertDemands(tx, day, demands, random, now);
			await raiseVersions(tx, [day]);
		},
		{ timeout: 60_000 },
	);
}

async function insertDemands(
	tx: Tx,
	day: DayKey,
	demands: readonly Demand[],
	random: () => number,
	now: Temporal.Instant,
): Promise<void> {
	const { lastTicket } = await tx.stationDay.update({
		where: {
			stationId_date: { stationId: day.stationId, date: toDbDate(day.date) },
		},
		data: { lastTicket: { increment: demands.length } },
	});
	const firstTicket = lastTicket - demands.length + 1;
	const rows = rowsOf(day, demands, { random, now, firstTicket });
	await insertRows(tx, {
		appointment: rows.appointments,
		contact: rows.contacts,
		appointment_service: rows.services,
		appointment_event: rows.events,
	});
}
