import { type Journey, newJourney, STEPS, type Step } from "./journey.ts";
import { crowd, rounded } from "./measure.ts";
import { withCores } from "./processes.ts";
import type { Served } from "./serve.ts";
import { newVisitor } from "./visitor.ts";
import { listWanted } from "./wanted.ts";

const WIDTH = 8;

/**
 * Figure 2, second part: bookings over HTTP, a step at a time for everybody, so that each step has a rate
 * of its own; next to it the same requests to a page and a server action that do nothing. The load is a third of what the
 * machine does here: what a booking costs the server and the database is counted in their own time, and said as the
 * bookings that two cores bear when the load comes from elsewhere.
 */
export async function measureWebBooking(
	{ journeys: count }: { journeys: number },
	{ origins, processes }: Served,
	now: Temporal.Instant,
) {
	const before = await measureTrivial(origins.trivial, count);
	const wanted = await listWanted(count, now);
	const journeys = wanted.map((one) => newJourney(origins.application, one));
	const rates: Partial<Record<Step, number>> = {};
	const costs: Partial<Record<Step, number>> = {};
	let seconds = 0;
	let cost = 0;
	const { cores } = await withCores(processes, async () => {
		for (const step of Object.keys(STEPS) as Step[]) {
			const { outcome: rate, cores } = await withCores(processes, () =>
				rateOf(journeys, STEPS[step]),
			);
			const { server = 0, PostgreSQL = 0 } = cores;
			const milliseconds = ((server + PostgreSQL) / rate) * 1_000;
			rates[step] = rounded(rate);
			costs[step] = rounded(milliseconds);
			seconds += 1 / rate;
			cost += milliseconds;
		}
	});
	const after = await measureTrivial(origins.trivial, count);
	const trivialAction = (before.action + after.action) / 2;
	const trivialPage = (before.page + after.page) / 2;
	const bookingsPerSecond = 1 / seconds;
	// Three actions and four pages, one of them reached by a redirect.
	const trivialJourney = 1 / (3 / trivialAction + 4 / trivialPage);
	return {
		width: WIDTH,
		bookings: journeys.length,
		cores,
		perSecondByStep: rates,
		/** Of a processor, in the server and in PostgreSQL. */
		millisecondsByStep: costs,
		millisecondsPerBooking: rounded(cost),
		perSecondOnTwoCores: rounded(2_000 / cost),
		bookingsPerSecond: rounded(bookingsPerSecond),
		trivialActionsPerSecond: rounded(trivialAction),
		trivialPagesPerSecond: rounded(trivialPage),
		holdToTrivialAction: rounded((rates.hold ?? 0) / trivialAction),
		confirmToTrivialAction: rounded((rates.confirm ?? 0) / trivialAction),
		bookingToTrivialRequests: rounded(bookingsPerSecond / trivialJourney),
	};
}

async function rateOf(
	journeys: readonly Journey[],
	step: (journey: Journey) => Promise<void>,
): Promise<number> {
	return (await crowd(WIDTH, journeys, step)).perSecond;
}

async function measureTrivial(origin: string, count: number) {
	const visitors = Array.from({ length: count }, () => newVisitor(origin));
	const pages = await crowd(WIDTH, visitors, (visitor) => visitor.get("/"));
	const actions = await crowd(WIDTH, visitors, async (visitor, index) => {
		const page = pages.outcomes[index];
		if (page) await visitor.press(page, {});
	});
	return { page: pages.perSecond, action: actions.perSecond };
}
