import { isWaiting } from "#lib/queue/order/rules/order.ts";
import type { Situation } from "#lib/queue/waits/rules/situation.ts";
import { meanOf } from "#lib/queue/waits/rules/spread.ts";
import type { PaperHouse, PaperVisit } from "#prisma/seed/day/paper-house.ts";

const MINUTE = 60_000;
/** So long ago is recently. */
const RECENT = 30 * MINUTE;

/** What other forecasts would have told, in minutes until the call. */
export interface Rivals {
	/** Queue length: (people waiting + 1) services, shared by the desks. */
	length: number;
	/** Head of line: as long as the first of the line has waited. */
	head: number;
	/** Last to enter service: as long as the last one called had waited. */
	last: number;
	/** As long as those waited who were called in the last half hour. */
	rolling: number;
}

/**
 * Each knows what it needs to know. None of them knows appointments; so they look at people of the same kind only, and
 * somebody who comes before their time is told the time until then besides.
 */
export function rivalsOf(
	visit: PaperVisit,
	house: PaperHouse,
	{ now, desks, measures }: Situation,
	usualMinutes: number,
): Rivals {
	const others = [...house.visits.values()].filter((one) => one !== visit);
	const same = others.filter(
		(one) => (one.startsAt === null) === (visit.startsAt === null),
	);
	const early = Math.max(0, (visit.startsAt ?? 0) - now) / MINUTE;
	const from = (one: PaperVisit) => Math.max(one.arrivedAt, one.startsAt ?? 0);
	// Who was there before and comes back has a wait of another kind.
	const inLine = same.filter(
		(one) =>
			isWaiting(one, now) &&
			from(one) <= now &&
			one.steps.every(({ kind }) => kind !== "called"),
	);
	const head = Math.max(0, ...inLine.map((one) => (now - from(one)) / MINUTE));
	const called = same
		.flatMap((one) => {
			const first = one.steps.find(({ kind }) => kind === "called");
			// Whom nobody saw coming never waited.
			return first && one.steps[0]?.kind === "arrived"
				? [
						{
							at: first.at,
							waited: Math.max(0, first.at - from(one)) / MINUTE,
						},
					]
				: [];
		})
		.sort((a, b) => a.at - b.at);
	const last = called.at(-1)?.waited ?? 0;
	const recent = called.filter(({ at }) => now - at <= RECENT);
	const all = others.filter((one) => isWaiting(one, now)).length;
	const isFree = desks.some(({ busy }) => !busy);
	const length =
		isFree && all === 0
			? 0
			: ((all + 1) * (usualMinutes + measures.wayMs / MINUTE)) /
				Math.max(1, desks.length);
	return {
		length: visit.startsAt === null ? length : Math.max(early, length),
		head: early + head,
		last: early + last,
		rolling:
			early +
			(recent.length > 0 ? meanOf(recent.map(({ waited }) => waited)) : last),
	};
}
