import { isDeepStrictEqual } from "node:util";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { countAll } from "#lib/pilot/figures/queries/count.ts";
import type { FiguresQuery } from "#lib/pilot/figures/rules/asked.ts";
import { periodBefore, periodNamed } from "#lib/pilot/figures/rules/period.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays, civilDateOf, datesBetween, weekdayOf } from "#lib/time.ts";
import { inventPast } from "#prisma/seed/past/quarter.ts";
import { sessionCookie } from "#tests/e2e/support/sign-in.ts";
import { makeAccount, makeSession } from "#tests/support/account.ts";
import { median, rounded, time } from "./measure.ts";
import { countNaively } from "./naive-figures.ts";

/** At seven stations on 65 working days, less those who do not come: some 50,000. */
const VISITS_A_DAY = 118;
const DAYS_AT_ONCE = 28;
/** None that is drawn begins with 0, and those of the calendar's begin lower. */
const FIRST_REFERENCE = 5_000_000;
const RUNS = 5;

/** A quarter that is over, its figures derived, and whether they are what adding up every event says. */
export async function measureFigures(now: Temporal.Instant) {
	const today = civilDateOf(now);
	const quarter = periodNamed("quartal", today);
	const catalog = await getCatalog(defaultLocale, now);
	const desks = await db().desk.findMany({ where: { active: true } });
	const dates = datesBetween(quarter.from, quarter.until).filter(
		(date) => weekdayOf(date) <= 5,
	);
	const visits = await inventPast(
		catalog.stations.map(({ id }, index) => ({
			id,
			deskIds: desks.flatMap((desk) =>
				desk.stationId === id ? [desk.id] : [],
			),
			dates,
			onlineFrom: dates[index * 9] ?? null,
		})),
		catalog.services.filter(({ bookable }) => bookable),
		{ visitsADay: VISITS_A_DAY, firstReference: FIRST_REFERENCE },
	);
	const buildMs = await time(async () => {
		for (
			let from = periodBefore(quarter).from;
			from <= quarter.until;
			from = addDays(from, DAYS_AT_ONCE)
		) {
			const last = addDays(from, DAYS_AT_ONCE - 1);
			await buildFigures(
				from,
				last < quarter.until ? last : quarter.until,
				now,
			);
		}
	});
	const query: FiguresQuery = {
		stationIds: catalog.stations.map(({ id }) => id),
		serviceId: null,
		weekday: null,
		hours: null,
		period: quarter,
		before: periodBefore(quarter),
		by: "station",
	};
	const naiveMs = await time(() => refuseDifference(query, now));
	return {
		visits,
		buildMs: rounded(buildMs),
		naiveMs: rounded(naiveMs),
	};
}

/** @throws when a figure differs from the sum of its events */
async function refuseDifference(
	query: FiguresQuery,
	now: Temporal.Instant,
): Promise<void> {
	const ours = await countAll(query);
	const naive = await countNaively(query, now);
	for (const what of [
		"bookings",
		"queues",
		"things",
		"languages",
		"spread",
	] as const)
		if (!isDeepStrictEqual(inOrder(ours[what]), inOrder(naive[what])))
			throw new Error(`The figures of ${what} differ from their events.`);
	const plain = (rows: typeof ours.visits) =>
		inOrder(
			rows.map(({ wait, way, service, ...row }) => ({
				...row,
				times: [wait, way, service]
					.flat()
					.map((value) => value && Math.round(value * 1_000)),
			})),
		);
	if (!isDeepStrictEqual(plain(ours.visits), plain(naive.visits)))
		throw new Error("The figures of visits differ from their events.");
}

const inOrder = (rows: readonly object[]) =>
	rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();

/** The page of figures over that quarter, as a coordinator's browser gets it: each view once, then again. */
export async function measureFigurePages(origin: string) {
	const { id } = await makeAccount("coordinator");
	const { name, value } = await sessionCookie(await makeSession(id));
	const headers = { cookie: `${name}=${value}` };
	const views = ["woche", "station", "dienst", "wochentag", "stunde"].map(
		(by) => pilot.figures({ period: "quartal", by }),
	);
	const open = async (path: string) => {
		const response = await fetch(origin + path, { headers });
		if (response.status !== 200)
			throw new Error(`${path} answered ${response.status}`);
		await response.arrayBuffer();
	};
	const cold: number[] = [];
	for (const view of views) cold.push(await time(() => open(view)));
	const warm: number[] = [];
	for (let run = 0; run < RUNS; run += 1)
		for (const view of views) warm.push(await time(() => open(view)));
	return {
		coldMs: rounded(Math.max(...cold)),
		warmMs: rounded(median(warm)),
		warmWorstMs: rounded(Math.max(...warm)),
	};
}
