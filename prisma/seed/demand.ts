import type {
	BookingRules,
	Busy,
	DayFacts,
} from "#lib/availability/availability.ts";
import { deskFor, freeStarts } from "#lib/availability/rules/free-starts.ts";
import type { Service } from "#lib/catalog/catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import {
	canCombine,
	minutesOf,
	type Selection,
} from "#lib/catalog/rules/selection.ts";
import { type CivilDate, instantAt, type Minute } from "#lib/time.ts";
import { pick } from "./random.ts";

export interface Demand {
	channel: "online" | "staff";
	deskId: number;
	from: Minute;
	until: Minute;
	selection: Selection;
}

/** Popular services are asked for far more often than the rest. */
export function wantSelection(
	random: () => number,
	services: readonly Service[],
	day: CivilDate,
): Selection {
	const popular = services.filter((service) => service.popular);
	const service = pick(random, random() < 0.75 ? popular : services);
	const quantity =
		random() < 0.2 ? Math.min(2, planOn(service, day).maxQuantity) : 1;
	const first = { service, quantity };
	if (random() > 0.15) return [first];
	const partners = services.filter(
		(other) =>
			other !== service && canCombine(planOn(service, day), planOn(other, day)),
	);
	return partners.length > 0
		? [first, { service: pick(random, partners), quantity: 1 }]
		: [first];
}

/** Bookings made at any time before the day began: only unreleased times are out of reach. */
const RULES: BookingRules = {
	leadMinutes: 0,
	horizonDays: 1_000,
	usefulGapMinutes: 10,
	staffGoesOnlineDays: null,
};

/**
 * A realistic stream of bookings for one day, placed by the same function that places citizens, until
 * `share` of the time that is released at `now` is taken or people find nothing any more.
 */
export function demandFor(
	facts: DayFacts,
	services: readonly Service[],
	share: number,
	now: Temporal.Instant,
	random: () => number,
): Demand[] {
	const windows = facts.windows
		.filter(
			({ channel, releasedAt }) =>
				channel !== "walk-in" &&
				releasedAt !== null &&
				releasedAt <= now.epochMilliseconds,
		)
		.map((window) => ({ ...window, releasedAt: 0 }));
	const bookable = windows.reduce(
		(sum, { from, until }) => sum + until - from,
		0,
	);
	const busy: Busy[] = [...facts.busy];
	const demands: Demand[] = [];
	const dayBegins = instantAt(facts.date, 0).epochMilliseconds;
	let taken = 0;
	let misses = 0;
	while (taken < bookable * share && misses < 12) {
		const channel = random() < 0.8 ? "online" : "staff";
		const selection = wantSelection(random, services, facts.date);
		const minutes = minutesOf(selection, facts.date);
		const request = {
			serviceIds: selection.map(({ service }) => service.id),
			minutes,
			channel,
			now: dayBegins,
		} as const;
		const day = { ...facts, windows, busy };
		const starts = freeStarts(day, RULES, request);
		const from = starts.length > 0 ? pick(random, starts) : null;
		const deskId = from === null ? null : deskFor(day, RULES, request, from);
		if (from === null || deskId === null) {
			misses += 1;
			continue;
		}
		const until = from + minutes;
		busy.push({
			appointmentId: `${demands.length}`,
			deskId,
			from,
			until,
			holdExpiresAt: null,
		});
		demands.push({ channel, deskId, from, until, selection });
		taken += minutes;
	}
	return demands;
}
