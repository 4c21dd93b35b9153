import { loadFacts } from "#lib/availability/queries/facts.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { withCheckDigit } from "#lib/text/reference.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
} from "#lib/time.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { copyRows } from "#prisma/seed/copy.ts";
import { demandFor } from "#prisma/seed/demand.ts";
import { randomOf } from "#prisma/seed/random.ts";
import { rowsOf, seedOf } from "#prisma/seed/rows.ts";

export interface Scale {
	/** At each of the seven stations, or at each one by itself. */
	desks: number | readonly number[];
	weeks: number;
	/** Of the time that can be booked. */
	booked: number;
	/** When a day's times are released; left out: all of them are. */
	release?: { daysBefore: number; minute: number };
}

/** A city like ours when every station takes all appointments online: 70 desks, a quarter of a year ahead. */
export const WHOLE_CITY: Scale = { desks: 10, weeks: 13, booked: 0.9 };
export const SMALL_CITY: Scale = { desks: 3, weeks: 5, booked: 0.6 };

/** Seven and a half hours a day from Monday to Friday. */
const HOURS = [
	[480, 720],
	[750, 960],
] as const;

/** A city in an empty database. Returns how many appointments it has. */
export async function makeCity(
	scale: Scale,
	now: Temporal.Instant,
): Promise<number> {
	await seedCatalog();
	await widenCity(scale);
	const count = await fillCity(scale, now);
	// What PostgreSQL does by itself within minutes of such a change.
	await db().$executeRaw`ANALYZE`;
	return count;
}

export async function widenCity({
	desks,
	weeks,
	release,
}: Scale): Promise<void> {
	const horizonDays = weeks * 7;
	const releaseDaysBefore = release?.daysBefore ?? horizonDays + 1;
	await db().$transaction(
		async (tx) => {
			await tx.opening.deleteMany();
			await tx.station.updateMany({ data: { phase: "live", horizonDays } });
			const stations = await tx.station.findMany({
				orderBy: { position: "asc" },
			});
			for (const [index, station] of stations.entries()) {
				await tx.desk.updateMany({
					where: { stationId: station.id },
					data: { active: false },
				});
				const count = typeof desks === "number" ? desks : (desks[index] ?? 0);
				for (let position = 1; position <= count; position += 1) {
					const name = `Platz ${position}`;
					const key = { stationId: station.id, name };
					await tx.desk.upsert({
						where: { stationId_name: key },
						create: { ...key, position, servesAll: true },
						update: { active: true },
					});
				}
				const open = await tx.desk.findMany({
					where: { stationId: station.id, active: true },
				});
				for (const weekday of [1, 2, 3, 4, 5])
					for (const [fromMinute, untilMinute] of HOURS)
						await tx.opening.create({
							data: {
								stationId: station.id,
								kind: "weekly",
								weekday,
								fromMinute,
								untilMinute,
								validFrom: toDbDate("2026-01-01"),
								channel: "online",
								releaseDaysBefore,
								releaseMinute: release?.minute ?? 0,
								desks: { create: open.map(({ id }) => ({ deskId: id })) },
							},
						});
			}
			await tx.city.update({
				where: { id: 1 },
				data: { version: { increment: 1 }, catalogVersion: { increment: 1 } },
			});
		},
		{ timeout: 60_000 },
	);
}

/** Booked by the same stream of demand as the demo, which therefore leaves these days alone. */
async function fillCity(
	{ weeks, booked }: Scale,
	now: Temporal.Instant,
): Promise<number> {
	const catalog = await getCatalog(defaultLocale);
	const services = catalog.services.filter(({ bookable }) => bookable);
	const today = civilDateOf(now);
	const dates = datesBetween(today, addDays(today, weeks * 7));
	let count = 0;
	// Drawn numbers would meet each other among so many; none that is drawn begins with 0.
	const reference = () => withCheckDigit(String(count++).padStart(8, "0"));
	for (const { id: stationId } of catalog.stations) {
		const [station] = await loadFacts([stationId], dates);
		const days = (station?.days ?? []).flatMap((facts) => {
			const day = { stationId, date: facts.date };
			const random = randomOf(seedOf(day));
			const demands = demandFor(facts, services, booked, now, random);
			const options = { random, now, firstTicket: 1, reference };
			return [{ day, ...rowsOf(day, demands, options) }];
		});
		await copyDays(days);
	}
	return count;
}

type FilledDay = ReturnType<typeof rowsOf> & {
	day: { stationId: number; date: CivilDate };
};

export async function copyDays(days: readonly FilledDay[]): Promise<void> {
	await copyRows({
		station_day: days.map(({ day, appointments }) => ({
			stationId: day.stationId,
			date: toDbDate(day.date),
			version: 1,
			lastTicket: appointments.length,
		})),
		appointment: days.flatMap(({ appointments }) => appointments),
		contact: days.flatMap(({ contacts }) => contacts),
		appointment_service: days.flatMap(({ services }) => services),
		appointment_event: days.flatMap(({ events }) => events),
	});
}
