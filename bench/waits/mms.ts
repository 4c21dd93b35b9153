import { distributions } from "#lib/queue/waits/rules/forecast.ts";
import { UNMEASURED } from "#lib/queue/waits/rules/measures.ts";
import { numbers } from "#lib/queue/waits/rules/numbers.ts";
import type { Job } from "#lib/queue/waits/rules/situation.ts";
import { meanOf, PARTS, type Spread } from "#lib/queue/waits/rules/spread.ts";
import { SETTINGS } from "./world.ts";

const MINUTE = 60_000;
const SERVICE = 12;
/** Some instant of a civil day. */
const BEGIN = Date.parse("2026-11-24T08:00:00Z");

/** Of somebody who has to wait, in mean services: what was told, what the queue's length says, and what came true. */
export interface Compared {
	ours: number;
	length: number;
	real: number;
}

/** The means of equal parts of the exponential distribution with mean 1. */
const EXPONENTIAL: Spread = Array.from({ length: PARTS }, (_, part) => {
	const beyond = (share: number) =>
		share >= 1 ? 0 : (1 - share) * (1 - Math.log(1 - share));
	return (beyond(part / PARTS) - beyond((part + 1) / PARTS)) * PARTS;
});

const MEASURES = {
	...UNMEASURED,
	spread: EXPONENTIAL,
	wayMs: 0,
	showRate: 1,
};

/**
 * M/M/s, first come first served, where nobody can tell more than the length of the line does: (people waiting + 1) /
 * (desks × pace). Each `every`th of those who have to wait is told a wait.
 */
export function compareWithLength({
	desks,
	load,
	told,
	every,
	seed,
}: {
	desks: number;
	load: number;
	told: number;
	every: number;
	seed: number;
}): Compared[] {
	const random = numbers(seed);
	const exponential = (mean: number) => -Math.log(1 - random()) * mean;
	/** Minutes: when each desk is free, if nobody else came. */
	const free = Array.from({ length: desks }, () => 0);
	let served: { begins: number; until: number }[] = [];
	const compared: Compared[] = [];
	let now = 0;
	for (let waited = 0; compared.length < told; ) {
		now += exponential(SERVICE / (desks * load));
		served = served.filter(({ until }) => until > now);
		const desk = free.indexOf(Math.min(...free));
		const begins = Math.max(now, free[desk] ?? 0);
		if (begins > now) {
			waited += 1;
			if (waited % every === 0)
				compared.push({
					ours: oursOf(now, served) / SERVICE,
					length: (served.filter((one) => one.begins > now).length + 1) / desks,
					real: (begins - now) / SERVICE,
				});
		}
		const until = begins + exponential(SERVICE);
		free[desk] = until;
		served.push({ begins, until });
	}
	return compared;
}

/** The mean of what is forecast: that is what makes squared errors smallest. */
function oursOf(now: number, served: readonly { begins: number }[]): number {
	const instant = (minutes: number) => BEGIN + minutes * MINUTE;
	const waiting = served
		.filter(({ begins }) => begins > now)
		.map((_, place) => jobOf(`${place}`, instant(now) - 1_000 + place));
	const newcomer = jobOf("newcomer", instant(now));
	const all = distributions({
		now: instant(now),
		// First come first served: nobody's patience is ever at its end.
		settings: { ...SETTINGS, patienceMinutes: 100_000 },
		measures: MEASURES,
		desks: served
			.filter(({ begins }) => begins <= now)
			.map(({ begins }, id) => ({
				id,
				serves: null,
				busy: { since: instant(begins), isServed: true, minutes: SERVICE },
			})),
		waiting: [...waiting, newcomer],
		coming: [],
	});
	return meanOf([...(all.get("newcomer") ?? [])]);
}

const jobOf = (id: string, arrivedAt: number): Job => ({
	id,
	ticket: id,
	status: "waiting",
	arrivedAt,
	startsAt: null,
	priority: null,
	serviceIds: [],
	forDeskId: null,
	handedOverAt: null,
	parkedUntil: null,
	minutes: SERVICE,
});

export const squaredError = (
	compared: readonly Compared[],
	of: "ours" | "length",
) => meanOf(compared.map((one) => (one[of] - one.real) ** 2));

export const absoluteError = (
	compared: readonly Compared[],
	of: "ours" | "length",
) => meanOf(compared.map((one) => Math.abs(one[of] - one.real)));
