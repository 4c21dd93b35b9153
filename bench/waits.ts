import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type Held, tellingDayOf } from "#lib/queue/past/rules/held.ts";
import { type ToldThen, tellingThen } from "#lib/queue/past/rules/told-then.ts";
import type { Wait } from "#lib/queue/queue.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { median, rounded } from "./measure.ts";
import { absoluteError, compareWithLength, squaredError } from "./waits/mms.ts";
import {
	chanceOf,
	errorOf,
	learnDays,
	shareLonger,
	shareWithin,
	type Told,
	tellDay,
} from "./waits/told.ts";
import { playWaits, storedOf } from "./waits/world.ts";

const LEARNING_DAYS = 30;
const DAYS = 400;
/** Of these, told once more from their events alone. */
const STORED_DAYS = 20;
/** An hour with fewer people says nothing. */
const ENOUGH = 50;

/** "Up to five minutes": the shortest wait there are words for. */
const isSoonest = ({ until }: Wait) => until === SHORTEST;
const SHORTEST = 5;

/**
 * How true the wait is that people are told when they come, on simulated days (eight desks, of which some open late, stay
 * empty or have a break; 135 appointments, 60 people without one; late comers, no-shows, people who leave). The forecast
 * knows of them what a station knows: plans, what was measured on days before, and who is in the house. Beside it, on the
 * same people, what simpler forecasts would have told; and one line in which nobody can do better than the simplest.
 */
export async function measureWaits() {
	const catalog = await getCatalog(defaultLocale);
	const services = catalog.services.filter(({ bookable }) => bookable);
	const learnt = await learnDays("waits", LEARNING_DAYS, services);
	const all: Told[] = [];
	for (let day = 0; day < DAYS; day += 1)
		all.push(...(await tellDay(`waits, told ${day}`, services, learnt)));
	const stored: ToldThen[] = [];
	for (let day = 0; day < STORED_DAYS; day += 1) {
		const one = await playWaits(`waits, told ${day}`, services);
		stored.push(...wholeOf(tellingThen(storedOf(one), learnt)));
	}
	const waited = all.filter(({ hadToWait }) => hadToWait);
	const walkIns = waited.filter(({ isBooked }) => !isBooked);
	const soon = waited.filter(({ wait }) => isSoonest(wait));
	const later = waited.filter(({ wait }) => !isSoonest(wait));
	const rangeOf = (told: readonly Told[]) => ({
		people: told.length,
		within: rounded(shareWithin(told)),
		chance: rounded(chanceOf(told)),
		longer: rounded(shareLonger(told)),
	});
	const hours = [...new Set(later.map(({ hour }) => hour))].sort(
		(a, b) => a - b,
	);
	const lines = compareWithLength({
		desks: 8,
		load: 0.95,
		told: 400,
		every: 25,
		seed: 18,
	});
	return {
		days: DAYS,
		told: all.length,
		/** Whoever came while a desk was free, too. */
		all: rangeOf(all),
		waited: rangeOf(waited),
		/** Nothing shorter can be told: it holds more often than it need. */
		soon: rangeOf(soon),
		later: rangeOf(later),
		walkIns: rangeOf(later.filter(({ isBooked }) => !isBooked)),
		booked: rangeOf(later.filter(({ isBooked }) => isBooked)),
		hours: hours.flatMap((hour) => {
			const told = later.filter((one) => one.hour === hour);
			return told.length < ENOUGH ? [] : [{ hour, ...rangeOf(told) }];
		}),
		medianWait: rounded(median(waited.map(({ minutes }) => minutes))),
		medianAbsoluteError: rounded(
			median(
				waited.map(({ wait, minutes }) => Math.abs(wait.minutes - minutes)),
			),
		),
		errors: {
			ours: rounded(errorOf(waited)),
			length: rounded(errorOf(waited, ({ rivals }) => rivals.length)),
			head: rounded(errorOf(waited, ({ rivals }) => rivals.head)),
			last: rounded(errorOf(waited, ({ rivals }) => rivals.last)),
			rolling: rounded(errorOf(waited, ({ rivals }) => rivals.rolling)),
		},
		walkInErrors: {
			ours: rounded(errorOf(walkIns)),
			head: rounded(errorOf(walkIns, ({ rivals }) => rivals.head)),
		},
		stored: storedFigures(stored),
		/** First come first served, exponential services: ours as a multiple of the queue length's. */
		line: {
			squared: rounded(
				squaredError(lines, "ours") / squaredError(lines, "length"),
			),
			absolute: rounded(
				absoluteError(lines, "ours") / absoluteError(lines, "length"),
			),
		},
	};
}

/** What the same forecast tells by the events that are stored, which do not say who sits at a desk. */
function storedFigures(told: readonly ToldThen[]) {
	const known = told.filter(
		({ wait, minutes, hadToWait }) =>
			hadToWait && wait && !isSoonest(wait) && minutes !== null,
	);
	const { all, walkIns, booked } = tellingDayOf(known);
	const shares = ({ people, within, longer }: Held) => ({
		people,
		within: rounded(within / people),
		longer: rounded(longer / people),
	});
	return {
		days: STORED_DAYS,
		later: shares(all),
		walkIns: shares(walkIns),
		booked: shares(booked),
	};
}

function wholeOf<Value>(work: Generator<void, Value>): Value {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
	}
}
