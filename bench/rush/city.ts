import { copyDays, widenCity } from "#bench/city.ts";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import type { Service } from "#lib/catalog/catalog.ts";
import { db } from "#lib/db/client.ts";
import { withCheckDigit } from "#lib/text/reference.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
} from "#lib/time.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import type { Demand } from "#prisma/seed/demand.ts";
import { randomOf } from "#prisma/seed/random.ts";
import { rowsOf, seedOf } from "#prisma/seed/rows.ts";
import { passport } from "../wanted.ts";
import type { Job } from "./job.ts";

/** Of each station: 30 together, each with 30 quarters of an hour a day. */
const DESKS = [5, 4, 5, 4, 4, 4, 4];
const QUARTERS_A_DAY = 30;
const WEEKS = 8;
const DAYS_BEFORE = 56;
/** 7:00 */
const RELEASE_MINUTE = 420;
/** Where many book day after day: a quarter of a year with ten desks everywhere. */
const MANY_DESKS = 10;
const MANY_WEEKS = 13;

type Stations = Job["stations"];

/** A city that is booked out up to the day whose 900 times are released at 7:00. */
export async function makeReleaseDay(now: Temporal.Instant): Promise<Stations> {
	await seedCatalog();
	await db().closure.deleteMany();
	const release = { daysBefore: DAYS_BEFORE, minute: RELEASE_MINUTE };
	await widenCity({ desks: DESKS, weeks: WEEKS, booked: 1, release });
	await bookOut(civilDateOf(now));
	await db().$executeRaw`ANALYZE`;
	return listStations((index) => DESKS[index] ?? 0);
}

/** A city in which everything is free. */
export async function makeFreeCity(): Promise<Stations> {
	await seedCatalog();
	await db().closure.deleteMany();
	await widenCity({ desks: MANY_DESKS, weeks: MANY_WEEKS, booked: 0 });
	await db().$executeRaw`ANALYZE`;
	return listStations(() => MANY_DESKS);
}

async function listStations(
	desksOf: (index: number) => number,
): Promise<Stations> {
	const stations = await db().station.findMany({
		orderBy: { position: "asc" },
	});
	return stations.map(({ slug }, index) => {
		const desks = desksOf(index);
		return { slug, desks, times: desks * QUARTERS_A_DAY };
	});
}

/** Every quarter of an hour of every desk, from today to the day before the release. */
async function bookOut(today: CivilDate): Promise<void> {
	const service = await passport();
	const dates = datesBetween(today, addDays(today, DAYS_BEFORE - 1));
	const stations = await db().station.findMany();
	let count = 0;
	const reference = () => withCheckDigit(String(count++).padStart(8, "0"));
	for (const { id: stationId } of stations) {
		const [station] = await loadFacts([stationId], dates);
		const days = (station?.days ?? []).map(({ date, windows }) => {
			const day = { stationId, date };
			const random = randomOf(seedOf(day));
			const now = Temporal.Now.instant();
			const demands = windows.flatMap((window) => quarters(window, service));
			const options = { random, now, firstTicket: 1, reference };
			return { day, ...rowsOf(day, demands, options) };
		});
		await copyDays(days);
	}
}

function quarters(
	{ deskId, from, until }: { deskId: number; from: number; until: number },
	service: Service,
): Demand[] {
	const demands: Demand[] = [];
	for (let at = from; at + 15 <= until; at += 15)
		demands.push({
			channel: "online",
			deskId,
			from: at,
			until: at + 15,
			selection: [{ service, quantity: 1 }],
		});
	return demands;
}
