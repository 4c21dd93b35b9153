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
	await widenCity({
		desks: DESKS,
		weeks: WEEKS,
		booked: 1,
		release: { daysBefore: DAYS_BEFORE, minute: RELEASE_MINUTE },
	});
	const today = civilDateOf(now);
	const release = addDays(today, DAYS_BEFORE);
	const references = newReferences();
	await fillDays([today, addDays(release, -1)], references, (booked) => booked);
	await fillDays([release, release], references, cancelled);
	await db().$executeRaw`ANALYZE`;
	return listStations((index) => DESKS[index] ?? 0);
}

/** A city in which everything is free, and nobody is led to the waiting room: asked is whether pages come, and are right. */
export async function makeFreeCity(now: Temporal.Instant): Promise<Stations> {
	await db().$executeRaw`UPDATE crowd_room SET mode = 'off'`;
	await seedCatalog();
	await db().closure.deleteMany();
	await widenCity({ desks: MANY_DESKS, weeks: MANY_WEEKS, booked: 0 });
	const today = civilDateOf(now);
	const last = addDays(today, MANY_WEEKS * 7);
	await fillDays([today, last], newReferences(), cancelled);
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

type Rows = ReturnType<typeof rowsOf>;

/**
 * Where an appointment was once, the invented ones of the demo stay away when a server starts: here one that was
 * cancelled is enough, and everything is free.
 */
function cancelled({ appointments, contacts, services, events }: Rows): Rows {
	const [first] = appointments;
	const isOf = ({ appointmentId }: { appointmentId: string }) =>
		appointmentId === first?.id;
	return {
		appointments: first ? [{ ...first, status: "cancelled" }] : [],
		contacts: contacts.filter(isOf),
		services: services.filter(isOf),
		events: events.filter(isOf),
	};
}

/** Every quarter of an hour of every desk, from the first to the last of these days. */
async function fillDays(
	[first, last]: readonly [CivilDate, CivilDate],
	reference: () => string,
	as: (rows: Rows) => Rows,
): Promise<void> {
	const service = await passport();
	const dates = datesBetween(first, last);
	const stations = await db().station.findMany();
	const now = Temporal.Now.instant();
	for (const { id: stationId } of stations) {
		const [station] = await loadFacts([stationId], dates);
		const days = (station?.days ?? []).map(({ date, windows }) => {
			const day = { stationId, date };
			const random = randomOf(seedOf(day));
			const demands = windows.flatMap((window) => quarters(window, service));
			const options = { random, now, firstTicket: 1, reference };
			return { day, ...as(rowsOf(day, demands, options)) };
		});
		await copyDays(days);
	}
}

function newReferences(): () => string {
	let count = 0;
	return () => withCheckDigit(String(count++).padStart(8, "0"));
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
