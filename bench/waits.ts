import type { Service } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { minutesOf } from "#lib/catalog/rules/selection.ts";
import type { Wait } from "#lib/queue/queue.ts";
import { forecast, type Job } from "#lib/queue/waits/rules/forecast.ts";
import {
	likelyMinutes,
	type Measures,
	UNMEASURED,
} from "#lib/queue/waits/rules/measures.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { PaperHouse } from "#prisma/seed/day/paper-house.ts";
import { planDay } from "#prisma/seed/day/plan.ts";
import { playDay, type Truth } from "#prisma/seed/day/play.ts";
import type { Visitor } from "#prisma/seed/day/visitors.ts";
import { randomOf } from "#prisma/seed/random.ts";
import { median, rounded } from "./measure.ts";

const DATE = "2026-11-24";
const OPENS = 480;
const CLOSES = 960;
const DESKS = Array.from({ length: 8 }, (_, id) => ({ id, serves: null }));
const SETTINGS = {
	lateMinutes: 15,
	patienceMinutes: 45,
	yieldMinutes: 10,
	noShowMinutes: 10,
	checkInMinutes: 60,
};
const LEARNING_DAYS = 10;
const DAYS = 20;
/** The lengths of its services count. */
const DAY = "2026-11-24";

/** What a walk-in was told, and what came true. */
interface Told {
	wait: Wait;
	minutes: number;
}

/**
 * Figure 6 (issue 4): how wrong the expected wait is that a walk-in is told, on simulated days (8 desks, 160
 * appointments, 80 walk-ins, late comers, no-shows). The forecast knows of them what a station knows: plans, measured
 * service times of days before, and who is in the house.
 */
export async function measureWaits() {
	const catalog = await getCatalog(defaultLocale);
	const services = catalog.services.filter(({ bookable }) => bookable);
	const seen: Seen[] = [];
	for (let day = 0; day < LEARNING_DAYS; day += 1)
		await play(`waits, learning ${day}`, services, UNMEASURED, seen);
	const measures = learn(seen);
	const told: Told[] = [];
	for (let day = 0; day < DAYS; day += 1)
		told.push(...(await play(`waits ${day}`, services, measures)));
	const errors = told.map(({ wait, minutes }) =>
		Math.abs(wait.minutes - minutes),
	);
	const inRange = told.filter(
		({ wait, minutes }) => wait.from <= minutes && minutes <= wait.until,
	);
	return {
		days: DAYS,
		walkIns: told.length,
		medianWait: rounded(median(told.map(({ minutes }) => minutes))),
		medianAbsoluteError: rounded(median(errors)),
		/** Of whoever is told the mean wait of all days. */
		naiveError: rounded(naiveError(told)),
		shareInRange: rounded(inRange.length / told.length),
	};
}

function naiveError(told: readonly Told[]): number {
	const usual = median(told.map(({ minutes }) => minutes));
	return median(told.map(({ minutes }) => Math.abs(minutes - usual)));
}

interface Seen {
	who: Visitor;
	truth: Truth;
}

async function play(
	seed: string,
	services: readonly Service[],
	measures: Measures,
	seen: Seen[] = [],
): Promise<Told[]> {
	const random = randomOf(seed);
	const { visitors } = planDay(
		{
			date: DATE,
			opens: OPENS,
			closes: CLOSES,
			desks: DESKS,
			services,
			appointments: 160,
			walkIns: 80,
		},
		random,
	);
	const minutes = (who: Visitor) => likelyMinutes(plannedOf(who), measures);
	const waits = new Map<number, Wait>();
	const house = new PaperHouse(
		DESKS,
		SETTINGS,
		minutes,
		({ who, ...visit }) => {
			if (who.startsAt !== null) return;
			const wait = forecast({
				now: visit.arrivedAt,
				settings: SETTINGS,
				measures,
				desks: house.openDesks(),
				waiting: [...house.visits.values()].filter(
					({ status }) => status === "waiting" || status === "parked",
				),
				coming: comingOf(visitors, house, visit.arrivedAt, minutes),
			}).get(visit.id);
			if (wait) waits.set(who.number, wait);
		},
	);
	const truths = await playDay(
		house,
		visitors,
		DESKS.map(({ id }) => id),
		{ noShowMinutes: SETTINGS.noShowMinutes },
	);
	for (const who of visitors) {
		const truth = truths.get(who.number);
		if (truth) seen.push({ who, truth });
	}
	return [...waits].flatMap(([number, wait]) => {
		const first = truths.get(number)?.firstWait ?? null;
		return first === null ? [] : [{ wait, minutes: first / 60_000 }];
	});
}

/** Booked for later and not here yet, as the day plan tells. */
function comingOf(
	visitors: readonly Visitor[],
	house: PaperHouse,
	now: number,
	minutes: (who: Visitor) => number,
): Job[] {
	return visitors.flatMap((who) => {
		const { number, startsAt } = who;
		if (startsAt === null || startsAt <= now || house.visits.has(number))
			return [];
		return [
			{
				id: String(number),
				ticket: String(number),
				status: "waiting",
				arrivedAt: startsAt,
				startsAt,
				priority: null,
				serviceIds: who.selection.map(({ service }) => service.id),
				forDeskId: null,
				handedOverAt: null,
				parkedUntil: null,
				minutes: minutes(who),
			},
		];
	});
}

const plannedOf = ({ selection }: Visitor) =>
	selection.map(({ service, quantity }) => ({
		...planOn(service, DAY),
		serviceId: service.id,
		quantity,
	}));

/** What lib/queue/waits/queries/measured.ts asks of the database. */
function learn(seen: readonly Seen[]): Measures {
	const served = seen.filter(
		({ who, truth }) => truth.outcome === "done" && who.fate === "plain",
	);
	const ratios = served.map(
		({ who, truth }) => truth.served / (minutesOf(who.selection, DAY) * 60_000),
	);
	const sorted = ratios.toSorted((a, b) => a - b);
	const paceOfAll = median(ratios);
	const booked = seen.filter(({ who }) => who.startsAt !== null);
	const came = booked.filter(({ who }) => who.comes !== null);
	return {
		pace: new Map(),
		paceOfAll,
		spread: Array.from(
			{ length: 10 },
			(_, tenth) =>
				(sorted[Math.floor(((tenth + 0.5) / 10) * sorted.length)] ?? 1) /
				paceOfAll,
		),
		wayMs: median(served.map(({ truth }) => truth.way)),
		showRate: came.length / booked.length,
	};
}
