import type {
	BookingRules,
	DayFacts,
	TimeRequest,
} from "#lib/availability/availability.ts";
import { addDays, civilDateOf, instantAt, type Minute } from "#lib/time.ts";
import { freeStarts, GRID_MINUTES } from "./free-starts.ts";

/** Free starts, and until when (excluded) time alone does not change them; epoch milliseconds. */
interface Starts {
	starts: readonly Minute[];
	until: number;
}

interface Remembered extends Starts {
	rules: BookingRules;
	/** It holds from then on. */
	from: number;
}

/** A day's answers go with its facts. */
const answers = new WeakMap<DayFacts, Map<string, Remembered>>();
/** Lengths, kinds of desks and a few own reservations; more is forgotten. */
const MAX_ANSWERS = 24;

/** `freeStarts`, worked out once for all who ask the same about the same facts while the answer holds. */
export function rememberedStarts(
	facts: DayFacts,
	rules: BookingRules,
	request: TimeRequest,
): Starts {
	const known = answers.get(facts) ?? new Map<string, Remembered>();
	const key = keyOf(facts, request);
	const answer = known.get(key);
	const { now } = request;
	if (answer?.rules === rules && answer.from <= now && now < answer.until)
		return answer;
	const found = {
		rules,
		from: now,
		until: changesAt(facts, rules, request),
		starts: freeStarts(facts, rules, request),
	};
	if (known.size >= MAX_ANSWERS) known.clear();
	known.set(key, found);
	answers.set(facts, known);
	return found;
}

/** What of a request matters on this day: whoever asks for other services that the same desks serve gets the same answer. */
function keyOf(facts: DayFacts, request: TimeRequest): string {
	const { serviceIds, minutes, channel, ignoreIds = [] } = request;
	const desks = facts.desks.map(({ serves }) =>
		serves === null || serviceIds.every((id) => serves.has(id)) ? 1 : 0,
	);
	const closures = facts.serviceClosures.map((closure) =>
		serviceIds.some((id) => closure.serviceIds.has(id)) ? 1 : 0,
	);
	// Most days have no own appointment.
	const ownHere = ignoreIds.filter((id) =>
		facts.busy.some(({ appointmentId }) => appointmentId === id),
	);
	return [channel, minutes, desks.join(""), closures.join(""), ...ownHere].join(
		" ",
	);
}

/**
 * The first instant after which time alone may change the answer: the day turns (horizon, staff times
 * that go online), something is released, a hold runs out, or the lead time passes a start.
 */
function changesAt(
	{ date, windows, busy }: DayFacts,
	{ leadMinutes }: BookingRules,
	{ now, channel }: TimeRequest,
): number {
	const today = civilDateOf(Temporal.Instant.fromEpochMilliseconds(now));
	let until = instantAt(addDays(today, 1), 0).epochMilliseconds;
	const mayBe = (instant: number | null) => {
		if (instant !== null && instant > now && instant < until) until = instant;
	};
	for (const { releasedAt } of windows) mayBe(releasedAt);
	for (const { holdExpiresAt } of busy) mayBe(holdExpiresAt);
	const lead = channel === "online" ? leadMinutes * 60_000 : 0;
	const dayBegins = instantAt(date, 0).epochMilliseconds;
	if (now + lead < dayBegins) {
		mayBe(dayBegins - lead);
	} else {
		// The city's clock differs from UTC by whole hours, so the grid is the same.
		const grid = GRID_MINUTES * 60_000;
		mayBe(Math.ceil((now + lead) / grid) * grid - lead + 1);
	}
	return until;
}
