import { paths } from "#lib/paths/citizen.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { pick, randomOf } from "#prisma/seed/random.ts";
import { newJourney, STEPS } from "./journey.ts";
import { rounded } from "./measure.ts";
import { memoryOf, withCores } from "./processes.ts";
import type { Served } from "./serve.ts";
import { newVisitor } from "./visitor.ts";
import { listWanted } from "./wanted.ts";

const WIDTH = 8;
/** Of ten people who look one books. */
const BOOKING_SHARE = 0.1;
const MINUTE_MS = 60_000;

/** Figure 5: what the server holds in memory while people seek and book, minute by minute. */
export async function measureMemory(
	{ minutes }: { minutes: number },
	{ origins, processes }: Served,
	now: Temporal.Instant,
) {
	const origin = origins.application;
	const pid = processes.server;
	const startMB = memoryOf(pid);
	const until = performance.now() + minutes * MINUTE_MS;
	const done = { looked: 0, booked: 0, missed: 0 };
	const crowd = Array.from({ length: WIDTH }, (_, index) =>
		visit(origin, now, randomOf(`crowd ${index}`), until, done),
	);
	const byMinute: number[] = [];
	const minute = setInterval(() => byMinute.push(memoryOf(pid)), MINUTE_MS);
	const { cores } = await withCores(processes, () => Promise.all(crowd));
	clearInterval(minute);
	if (byMinute.length < minutes) byMinute.push(memoryOf(pid));
	return {
		minutes,
		...done,
		requestsPerSecond: rounded(
			(done.looked + done.booked * 8) / (minutes * 60),
		),
		cores,
		startMB,
		byMinuteMB: byMinute,
		highestMB: Math.max(...byMinute),
		lastFiveMBPerMinute: slope(byMinute.slice(-5)),
	};
}

async function visit(
	origin: string,
	now: Temporal.Instant,
	random: () => number,
	until: number,
	done: { looked: number; booked: number; missed: number },
): Promise<void> {
	while (performance.now() < until) {
		if (random() < BOOKING_SHARE) {
			const booked = await book(origin, now, random);
			if (booked) done.booked += 1;
			else done.missed += 1;
		} else {
			await newVisitor(origin).get(anyAddress(now, random));
			done.looked += 1;
		}
	}
}

/** More pages than the server keeps in memory, so that it is full while we watch. */
const STATIONS = [
	...["stadtmitte", "hamborn", "sued", "rheinhausen", "walsum"],
	...["meiderich-beeck", "homberg-ruhrort-baerl", "alle"],
];
const SERVICES = [
	...["reisepass", "personalausweis", "wohnsitz-anmelden:2", "zweitpass"],
	...["fuehrungszeugnis", "fuehrerschein-umtausch", "wohnsitz-abmelden"],
	...["beglaubigung-bis-5", "meldebescheinigung", "lebensbescheinigung"],
];

function anyAddress(now: Temporal.Instant, random: () => number): string {
	const to = paths("de");
	const services = [pick(random, SERVICES)];
	const station = pick(random, STATIONS);
	const from = addDays(civilDateOf(now), Math.floor(random() * 60));
	return pick(random, [
		to.start(),
		to.where({ services }),
		to.when({ services, station }),
		to.when({ services, station }, { day: from }),
		`/api/v1/availability?station=hamborn&service=${services[0]}&from=${from}&to=${addDays(from, 20)}`,
	]);
}

/** False: somebody else was quicker. */
async function book(
	origin: string,
	now: Temporal.Instant,
	random: () => number,
): Promise<boolean> {
	const free = await listWanted(400, now);
	// Booked out by the figures before.
	if (free.length === 0) return false;
	const journey = newJourney(origin, pick(random, free));
	await STEPS.times(journey);
	try {
		await STEPS.hold(journey);
	} catch {
		return false;
	}
	await STEPS.details(journey);
	await STEPS.check(journey);
	await STEPS.confirm(journey);
	await STEPS.appointment(journey);
	return true;
}

/** Of the straight line that fits best, by minute. */
function slope(values: readonly number[]): number {
	const middle = (values.length - 1) / 2;
	const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
	let above = 0;
	let below = 0;
	for (const [index, value] of values.entries()) {
		above += (index - middle) * (value - mean);
		below += (index - middle) ** 2;
	}
	return below === 0 ? 0 : Math.round((above / below) * 10) / 10;
}
