import type { DayFacts } from "#lib/availability/availability.ts";
import type { Service } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { minutesOf } from "#lib/catalog/rules/selection.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import type { Minute } from "#lib/time.ts";
import { wantSelection } from "#prisma/seed/demand.ts";
import { randomOf } from "#prisma/seed/random.ts";
import { fillDay } from "./fill-day.ts";
import { rounded } from "./measure.ts";

const OPEN = 480;
const CLOSE = 960;
const DESKS = 10;
/** Of them serve only what is asked for most. */
const SPECIAL_DESKS = 2;
const CAPACITY = DESKS * (CLOSE - OPEN);
const SEEDS = Array.from({ length: 20 }, (_, index) => `utilisation ${index}`);
const RULES = {
	leadMinutes: 0,
	horizonDays: 60,
	usefulGapMinutes: 10,
	staffGoesOnlineDays: null,
};
const DAY = "2026-11-24";
const NOW = Date.parse("2026-11-20T09:00:00Z");

/**
 * Figure 4 (design §3). Requests for one day of a station come one after the other, drawn like the demo's
 * demand, and each takes one of the offered starts, until so many in a row find nothing all day long.
 * What was booked is compared with the offline optimum of the same requests, those turned away among
 * them, with desks freely reassigned. The optimum is not computed: no plan can book more than was asked for,
 * nor more than the desks have, so the smaller of both is at least the optimum, and the share given here
 * at most the true one.
 */
export async function measureUtilisation() {
	const catalog = await getCatalog(defaultLocale);
	const services = catalog.services.filter(({ bookable }) => bookable);
	const mean = meanMinutes(services);
	// As many requests as fill the day: for a whole day nobody who asked was given a time.
	const daysWorth = Math.round(CAPACITY / mean);
	return {
		requestsOfADay: daysWorth,
		seeds: SEEDS.length,
		dayLongStreak: summary(services, daysWorth),
		tenInARow: summary(services, 10),
	};
}

function summary(services: readonly Service[], streak: number) {
	const shares = SEEDS.map((seed) => {
		const { booked, asked } = fill(services, streak, randomOf(seed));
		return booked / Math.min(asked, CAPACITY);
	});
	return {
		mean: rounded4(shares.reduce((sum, one) => sum + one) / shares.length),
		worst: rounded4(Math.min(...shares)),
	};
}

const rounded4 = (value: number) => Math.round(value * 10_000) / 10_000;

function meanMinutes(services: readonly Service[]): number {
	const random = randomOf("mean");
	const draws = 10_000;
	let sum = 0;
	for (let draw = 0; draw < draws; draw += 1)
		sum += minutesOf(wantSelection(random, services, DAY), DAY);
	return rounded(sum / draws);
}

function fill(
	services: readonly Service[],
	streak: number,
	random: () => number,
): { booked: number; asked: number } {
	return fillDay(emptyDay(services), RULES, NOW, streak, () => {
		const selection = wantSelection(random, services, DAY);
		return {
			serviceIds: selection.map(({ service }) => service.id),
			minutes: minutesOf(selection, DAY),
			choose: (starts) => choose(starts, random),
		};
	});
}

/** A third wants to be done early, the others have a time of the day in mind. */
function choose(
	starts: readonly Minute[],
	random: () => number,
): Minute | null {
	const wish = random() < 1 / 3 ? OPEN : OPEN + random() * (CLOSE - OPEN);
	const [first] = starts.toSorted(
		(a, b) => Math.abs(a - wish) - Math.abs(b - wish),
	);
	return first ?? null;
}

function emptyDay(services: readonly Service[]): Omit<DayFacts, "busy"> {
	const popular = new Set(
		services.filter((service) => service.popular).map(({ id }) => id),
	);
	const ids = Array.from({ length: DESKS }, (_, index) => index + 1);
	return {
		date: "2026-11-24",
		desks: ids.map((id) => ({
			id,
			serves: id <= SPECIAL_DESKS ? popular : null,
		})),
		windows: ids.map((deskId) => ({
			deskId,
			from: OPEN,
			until: CLOSE,
			channel: "online",
			releasedAt: 0,
		})),
		serviceClosures: [],
	};
}
