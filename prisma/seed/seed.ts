import { createHash } from "node:crypto";
import type { DayFacts } from "#lib/availability/day.ts";
import { loadFacts, loadLockedDay } from "#lib/availability/facts.ts";
import { appointmentTicket } from "#lib/booking/codes.ts";
import { openDays } from "#lib/booking/placing.ts";
import { onlineStations, type Service } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { defaultLocale } from "#lib/locale.ts";
import { foldName } from "#lib/names.ts";
import { withCheckDigit } from "#lib/reference.ts";
import {
	addDays,
	civilDateOf,
	datesBetween,
	daysBetween,
	instantAt,
} from "#lib/time.ts";
import { type Demand, demandFor } from "./demand.ts";
import { inventPerson } from "./people.ts";
import { randomOf } from "./random.ts";

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
	for (const station of await loadFacts(stationIds, dates)) {
		for (const facts of station.days) {
			const near = 1 - daysBetween(today, facts.date) / (DAYS_AHEAD + 5);
			const share = online.has(station.stationId)
				? 0.25 + 0.4 * near
				: 0.5 * near;
			await seedDay(station.stationId, facts, services, share, now);
		}
	}
}

async function seedDay(
	stationId: number,
	facts: DayFacts,
	services: readonly Service[],
	share: number,
	now: Temporal.Instant,
): Promise<void> {
	if (facts.windows.length === 0) return;
	const seed = `${stationId} ${facts.date}`;
	const day = { stationId, date: facts.date };
	await db().$transaction(
		async (tx) => {
			// Also lets holds that have run out make room.
			await openDays(tx, [day], now);
			const id = appointmentId(seed, 0);
			if ((await tx.appointment.count({ where: { id } })) > 0) return;
			// Read again under the lock: somebody may have booked here meanwhile.
			const current = await loadLockedDay(tx, day);
			if (!current) return;
			const random = randomOf(seed);
			const demands = demandFor(current.facts, services, share, now, random);
			if (demands.length === 0) return;
			await insertDemands(tx, day, demands, seed, random, now);
			await raiseVersions(tx, [day]);
		},
		{ timeout: 60_000 },
	);
}

/** A UUID that is the same for the same appointment of the demo on every machine. */
function appointmentId(seed: string, index: number): string {
	const hex = createHash("sha256")
		.update(`demo ${seed} ${index}`)
		.digest("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function referenceOf(id: string): string {
	const number = Number.parseInt(id.replaceAll("-", "").slice(0, 11), 16);
	return withCheckDigit(String(10_000_000 + (number % 90_000_000)));
}

async function insertDemands(
	tx: Tx,
	{ stationId, date }: { stationId: number; date: DayFacts["date"] },
	demands: readonly Demand[],
	seed: string,
	random: () => number,
	now: Temporal.Instant,
): Promise<void> {
	const first = await tx.stationDay.update({
		where: { stationId_date: { stationId, date: toDbDate(date) } },
		data: { lastTicket: { increment: demands.length } },
	});
	const bookedAt = toDbInstant(now);
	const rows = demands.map((demand, index) => {
		const id = appointmentId(seed, index);
		return {
			id,
			reference: referenceOf(id),
			stationId,
			deskId: demand.deskId,
			date: toDbDate(date),
			startsAt: toDbInstant(instantAt(date, demand.from)),
			endsAt: toDbInstant(instantAt(date, demand.until)),
			status: "booked",
			channel: demand.channel,
			locale: defaultLocale,
			ticket: appointmentTicket(first.lastTicket - demands.length + index + 1),
			calendarUid: id,
			createdAt: bookedAt,
		};
	});
	await tx.appointment.createMany({ data: rows });
	await tx.contact.createMany({
		data: rows.map(({ id }) => {
			const person = inventPerson(random);
			return { appointmentId: id, ...person, nameKey: foldName(person.name) };
		}),
	});
	await tx.appointmentService.createMany({
		data: demands.flatMap(({ selection }, index) =>
			selection.map(({ service, quantity }) => ({
				appointmentId: appointmentId(seed, index),
				serviceId: service.id,
				quantity,
			})),
		),
	});
	await tx.appointmentEvent.createMany({
		data: rows.map(({ id, deskId, channel }) => ({
			appointmentId: id,
			at: bookedAt,
			toStatus: "booked",
			deskId,
			actor: channel === "online" ? "citizen" : "system",
		})),
	});
}
