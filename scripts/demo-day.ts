// npm run demo:day                 plays a whole day in one station with the real commands on a PostgreSQL of its own
// npm run demo:day -- --seed x     another day
import { parseArgs } from "node:util";
import { median } from "#bench/measure.ts";
import { openStage } from "#bench/stage.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import type { VisitStatus, VisitStep } from "#lib/queue/queue.ts";
import { timesOf } from "#lib/queue/waits/rules/times.ts";
import { civilDateOf, instantAt } from "#lib/time.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { planDay } from "#prisma/seed/day/plan.ts";
import { playDay, type Truth } from "#prisma/seed/day/play.ts";
import type { RealHouse } from "#prisma/seed/day/real-house.ts";
import { openHouse } from "#prisma/seed/day/stage.ts";
import { randomOf } from "#prisma/seed/random.ts";
import { run } from "#scripts/setup/run.ts";

const OPENS = 480;
const CLOSES = 960;
const DESKS = 8;

const { values } = parseArgs({ options: { seed: { type: "string" } } });

await run(async () => {
	const { now } = await openStage();
	await seedCatalog();
	const date = civilDateOf(now);
	const station = await eightDesks();
	const { services } = await getCatalog("de");
	const random = randomOf(values.seed ?? "a day");
	const plan = planDay(
		{
			date,
			opens: OPENS,
			closes: CLOSES,
			desks: station.deskIds.map((id) => ({ id, serves: null })),
			services: services.filter(({ bookable }) => bookable),
			appointments: 160,
			walkIns: 80,
		},
		random,
	);
	const morning = instantAt(date, OPENS - 30);
	const house = await openHouse(station, date, plan, random, morning);
	const startedAt = performance.now();
	const truths = await playDay(house, plan.visitors, station.deskIds, {
		noShowMinutes: 10,
	});
	const seconds = Math.round((performance.now() - startedAt) / 1000);
	console.log(
		`${plan.visitors.length} visitors at ${DESKS} desks, played in ${seconds} s`,
	);
	await report(station.id, house, truths);
});

/** A station of the city, with desks that all serve everything. */
async function eightDesks() {
	const { id } = await db().station.findFirstOrThrow({
		orderBy: { desks: { _count: "desc" } },
	});
	await db().desk.updateMany({
		where: { stationId: id },
		data: { servesAll: true },
	});
	const desks = await db().desk.findMany({
		where: { stationId: id, active: true },
		orderBy: { position: "asc" },
		take: DESKS,
	});
	const deskIds = desks.map((desk) => desk.id);
	while (deskIds.length < DESKS) {
		const position = 100 + deskIds.length;
		const data = { stationId: id, position, servesAll: true };
		const desk = await db().desk.create({
			data: { ...data, name: `Platz ${position}` },
		});
		deskIds.push(desk.id);
	}
	return { id, deskIds };
}

async function report(
	stationId: number,
	house: RealHouse,
	truths: ReadonlyMap<number, Truth>,
): Promise<void> {
	const visits = await db().visit.findMany({
		where: { stationId },
		include: {
			events: { orderBy: { id: "asc" } },
			appointment: { select: { startsAt: true } },
		},
	});
	const numbers = new Map(
		[...house.visitIds].map(([number, id]) => [id, number]),
	);
	const ended = new Map<string, number>();
	const waits: { booked: number[]; walkIn: number[] } = {
		booked: [],
		walkIn: [],
	};
	const errors: number[] = [];
	let wrong = 0;
	for (const { id, status, appointment, events, expectedMinutes } of visits) {
		ended.set(status, (ended.get(status) ?? 0) + 1);
		const times = timesOf(
			events.map((event) => ({
				at: event.at.getTime(),
				kind: event.kind as VisitStep,
				toStatus: event.toStatus as VisitStatus,
				undone: event.undone,
			})),
			appointment?.startsAt.getTime() ?? null,
		);
		const truth = truths.get(numbers.get(id) ?? -1);
		if (!truth || !isSame(times, truth)) wrong += 1;
		if (truth?.firstWait == null) continue;
		const minutes = truth.firstWait / 60_000;
		(appointment ? waits.booked : waits.walkIn).push(minutes);
		if (!appointment && expectedMinutes !== null)
			errors.push(Math.abs(minutes - expectedMinutes));
	}
	const called = house.calls.length;
	const instants = new Set(house.calls.map(({ at }) => at)).size;
	const shown = (all: readonly number[]) =>
		`median ${Math.round(median(all))} min, longest ${Math.round(Math.max(...all))} min`;
	console.log(
		[
			`Ended: ${[...ended].map(([status, count]) => `${status} ${count}`).join(", ")}`,
			`Lost: ${truths.size - visits.length}; times that differ from the truth: ${wrong}`,
			`Calls: ${called}, of them ${called - instants} while somebody else was called at the same instant`,
			`Wait with an appointment: ${shown(waits.booked)}`,
			`Wait without one: ${shown(waits.walkIn)}`,
			`Expected wait when the ticket was drawn: wrong by ${Math.round(median(errors))} min (median)`,
		].join("\n"),
	);
	if (wrong > 0 || visits.length !== truths.size) process.exitCode = 1;
}

/** PostgreSQL keeps milliseconds. */
function isSame(
	times: { waited: number; way: number; served: number },
	truth: Truth,
): boolean {
	return (["waited", "way", "served"] as const).every(
		(part) => Math.abs(times[part] - truth[part]) < 10,
	);
}
