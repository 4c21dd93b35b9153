import { randomUUID } from "node:crypto";
import type { LimitSettings } from "#lib/booking/limits/rules/settings.ts";
import type { Phase } from "#lib/catalog/catalog.ts";
import type { MinorRule } from "#lib/catalog/minors/rules/minor-case.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import type { CivilDate } from "#lib/time.ts";

/** Wide enough not to stand in anybody's way. */
export const NO_LIMITS: LimitSettings = {
	personMinutes: 100_000,
	contactMinutes: 100_000,
	onePerConcern: false,
	maxMoves: 100,
	freeReservations: 1_000,
	freeHeldMinutes: 100_000,
	networkMinutes: 100_000,
	cityMinutes: 1_000_000,
	dayShare: 100,
	networkDayShare: 100,
	againDayShare: 100,
	waitedMinutes: 100_000,
	waitedMinutesCity: 1_000_000,
};

/** The row that every database has; limits wide enough not to stand in a test's way. */
export async function makeCity(
	overrides: {
		maxServices?: number;
		maxMinutes?: number;
	} & Partial<LimitSettings> = {},
): Promise<void> {
	const data = {
		maxServices: 5,
		maxMinutes: 120,
		...NO_LIMITS,
		staffGoesOnlineDays: null,
		// What is given back is free at once, where a test is not about the wish list.
		freedMinMinutes: 0,
		freedMaxMinutes: 0,
		...overrides,
	};
	await db().city.upsert({
		where: { id: 1 },
		create: data,
		update: data,
	});
}

/** A service that combines with every other one made here. */
export async function makeService(
	overrides: {
		durationMinutes?: number;
		extraMinutes?: number;
		maxQuantity?: number;
		bookable?: boolean;
		personalPresence?: boolean;
		minorRule?: MinorRule;
	} = {},
): Promise<{ id: number; slug: string }> {
	const slug = `service-${randomUUID().slice(0, 8)}`;
	const service = await db().service.create({
		data: {
			slug,
			position: 1,
			durationMinutes: 15,
			extraMinutes: 5,
			maxQuantity: 4,
			personalPresence: true,
			walkInSuitable: true,
			bookable: true,
			popular: true,
			collectsDocument: false,
			...overrides,
			category: {
				connectOrCreate: {
					where: { slug: "test" },
					create: {
						slug: "test",
						position: 1,
						texts: { create: { locale: "de", name: "Test" } },
					},
				},
			},
			combineGroup: {
				connectOrCreate: {
					where: { slug: "test" },
					create: { slug: "test", combinesWithin: true, combinesWithAll: true },
				},
			},
			texts: {
				create: {
					locale: "de",
					name: `Dienst ${slug}`,
					summary: "Zum Ausprobieren",
					quantityLabel: "Personen",
					documents: ["Ausweis"],
				},
			},
		},
	});
	return { id: service.id, slug };
}

/** A station with some desks that serve everything, open online at the same hours on every day. */
export async function makeStation(
	overrides: {
		desks?: number;
		from?: number;
		until?: number;
		phase?: Phase;
		horizonDays?: number;
		/** False: desks that serve nothing yet. */
		servesAll?: boolean;
	} = {},
): Promise<{ id: number; slug: string; deskIds: number[] }> {
	const slug = `station-${randomUUID().slice(0, 8)}`;
	const station = await db().station.create({
		data: {
			slug,
			position: 1,
			phase: overrides.phase ?? "pilot",
			shortName: slug,
			district: "Mitte",
			building: "Rathaus",
			street: "Testweg 1",
			postcode: "47051",
			city: "Musterstadt",
			phone: "+49 203 94000",
			latitude: 51.43,
			longitude: 6.76,
			ortsteile: [],
			leadMinutes: 0,
			horizonDays: overrides.horizonDays ?? 60,
			holdMinutes: 10,
			usefulGapMinutes: 0,
			texts: {
				create: {
					locale: "de",
					name: `Station ${slug}`,
					directions: "Hier",
					accessibility: "Stufenlos",
				},
			},
			desks: {
				create: Array.from({ length: overrides.desks ?? 1 }, (_, index) => ({
					name: `Platz ${index + 1}`,
					position: index + 1,
					servesAll: overrides.servesAll ?? true,
				})),
			},
		},
		include: { desks: true },
	});
	const deskIds = station.desks.map(({ id }) => id);
	const openings = await db().opening.createManyAndReturn({
		data: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
			stationId: station.id,
			kind: "weekly",
			weekday,
			fromMinute: overrides.from ?? 480,
			untilMinute: overrides.until ?? 960,
			validFrom: toDbDate("2026-01-01"),
			channel: "online",
			releaseDaysBefore: 365,
			releaseMinute: 0,
		})),
	});
	await db().openingDesk.createMany({
		data: openings.flatMap(({ id: openingId }) =>
			deskIds.map((deskId) => ({ openingId, deskId })),
		),
	});
	return { id: station.id, slug, deskIds };
}

/** Closes a station made here on these days, both included. */
export async function closeStation(
	stationId: number,
	startDate: CivilDate,
	endDate: CivilDate,
): Promise<void> {
	await db().closure.create({
		data: {
			scope: "station",
			stationId,
			startDate: toDbDate(startDate),
			endDate: toDbDate(endDate),
			texts: { create: { locale: "de", reason: "Wir bauen um." } },
		},
	});
}

/** Takes a station made here, and all that was booked and wished for there, away again. */
export async function removeStation(stationId: number): Promise<void> {
	await db().wish.deleteMany({ where: { stationIds: { has: stationId } } });
	// The server may be offering a time there at this very moment, and again at the next.
	for (let tries = 1; ; tries++)
		try {
			return await removeOnce(stationId);
		} catch (error) {
			if (tries === REMOVALS) throw error;
		}
}

const REMOVALS = 10;

async function removeOnce(stationId: number): Promise<void> {
	await db().$transaction([
		db().announcement.deleteMany({ where: { stationId } }),
		db().collection.deleteMany({ where: { stationId } }),
		db().afarTicket.deleteMany({ where: { stationId } }),
		db().visit.deleteMany({ where: { stationId } }),
		db().appointment.deleteMany({ where: { stationId } }),
		db().invitation.deleteMany({ where: { stationId } }),
		db().openingDesk.deleteMany({ where: { desk: { stationId } } }),
		db().desk.deleteMany({ where: { stationId } }),
		db().station.delete({ where: { id: stationId } }),
	]);
}
