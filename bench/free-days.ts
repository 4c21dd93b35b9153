import {
	type FreeDaysQuery,
	listFreeDays,
} from "#lib/availability/queries/free-days.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { askedFor } from "#lib/catalog/rules/selection.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { countQueries } from "./count-queries.ts";
import { medianOf, rounded } from "./measure.ts";
import { listFreeDaysNaively } from "./naive.ts";
import { passport } from "./wanted.ts";

const MONTH_DAYS = 31;
const COLD_RUNS = 15;
const WARM_RUNS = 100;
/** It takes seconds. */
const NAIVE_RUNS = 3;

/** Figure 1: which days of a month have a free time, at one station and at any of the seven. */
export async function measureFreeDays(now: Temporal.Instant) {
	const { stations, limits } = await getCatalog(defaultLocale);
	const service = await passport();
	const today = civilDateOf(now);
	const month = (stationIds: number[]): FreeDaysQuery => ({
		stationIds,
		...askedFor([{ service, quantity: 1 }], limits),
		channel: "online",
		from: today,
		until: addDays(today, MONTH_DAYS - 1),
		now,
	});
	const ids = stations.map(({ id }) => id);
	return {
		oneStation: await measureMonth(month(ids.slice(0, 1))),
		anyStation: await measureMonth(month(ids)),
	};
}

async function measureMonth(query: FreeDaysQuery) {
	const ours = () => listFreeDays(query);
	const naive = () => listFreeDaysNaively(query);
	refuseDifference(await ours(), await naive());
	const coldMs = await medianOf(COLD_RUNS, ours, forget);
	forget();
	const coldQueries = await countQueries(ours);
	const warmMs = await medianOf(WARM_RUNS, ours);
	const warmQueries = await countQueries(ours);
	const naiveMs = await medianOf(NAIVE_RUNS, naive);
	return {
		coldMs: rounded(coldMs),
		coldQueries,
		warmMs: rounded(warmMs),
		warmQueries,
		naiveMs: rounded(naiveMs),
		naiveQueries: await countQueries(naive),
		timesFasterCold: rounded(naiveMs / coldMs),
		timesFasterWarm: rounded(naiveMs / warmMs),
	};
}

/** As after a start: neither a roster nor a day is known. */
function forget(): void {
	takeGlobal("days");
	takeGlobal("busy");
	takeGlobal("rosters");
}

function refuseDifference(ours: unknown, naive: unknown): void {
	if (JSON.stringify(ours) !== JSON.stringify(naive))
		throw new Error("Both ways must find the same days.");
}
