import type { PlaySettings, QueueDesk, Spoken } from "#lib/queue/queue.ts";
import {
	canCall,
	compare,
	type InLine,
	nextVisit,
	type Placed,
	placed,
	RANK,
} from "./order.ts";

/** So much later may somebody have come who is called before another for the sake of a language. */
const MINUTES = 5;
const MINUTE = 60_000;

/** Nobody who has waited long, and nobody who goes before for a reason, is passed over. */
const ORDINARY: readonly number[] = [RANK.due, RANK.walkIn];

const ELSEWHERE = 0;
const NEUTRAL = 1;
const SPOKEN = 2;

/**
 * Who this desk calls next at a station that prefers desks which speak somebody's language; everywhere else, and wherever
 * nobody's language is known, it is `nextVisit`.
 *
 * Among those of the same rank as whoever is next, and only among those who count from at most five minutes after them,
 * a desk calls first whose language it speaks, then who speaks German or said nothing, and last whose language another
 * desk speaks at which somebody sits and which serves them. So a person is passed by nobody who came more than five
 * minutes after them: they wait longer than by the rule of decision 18 by the services of those few at the most, and not
 * at all once their appointment is ten minutes past (`yieldMinutes`) or their patience as a walk-in is at its end
 * (`patienceMinutes`), for then another rank is theirs. Where no other desk speaks it they are called in turn.
 *
 * `left`: before them wait so many for a desk that speaks their language. The forecast plays the day with the same function.
 */
export function nextFor<Visit extends Spoken>(
	desk: QueueDesk,
	desks: readonly QueueDesk[],
	queue: readonly Visit[],
	now: number,
	rules: PlaySettings,
): (InLine<Visit> & { skipped: number; left: number }) | null {
	const next = nextVisit(queue, desk, now, rules);
	if (!next) return null;
	const inTurn = { ...next, left: 0 };
	// Most lines are made of people who speak German, and the forecast asks thousands of times.
	if (!rules.prefersLanguage || !queue.some(({ speaks }) => speaks))
		return inTurn;
	const line = placed(queue, now, rules);
	const first = line.find(({ visit }) => visit === next.visit);
	if (!first || !ORDINARY.includes(first.standing.rank)) return inTurn;
	const others = desks.filter(({ id }) => id !== desk.id);
	const fit = ({ visit }: Placed<Visit>) => fitOf(visit, desk, others);
	const near = line.filter(
		({ visit, standing }) =>
			canCall(desk, visit) &&
			standing.rank === first.standing.rank &&
			standing.since - first.standing.since <= MINUTES * MINUTE,
	);
	const chosen = near.reduce((best, one) => {
		const better = fit(one) - fit(best) || compare(best, one);
		return better > 0 ? one : best;
	}, first);
	if (chosen === first) return inTurn;
	const passed = line.filter(
		(one) => one !== chosen && compare(one, chosen) < 0,
	);
	return {
		visit: chosen.visit,
		reason: fit(chosen) === SPOKEN ? "language" : chosen.standing.reason,
		skipped: passed.filter(({ visit }) => !canCall(desk, visit)).length,
		left: passed.filter(
			(one) => canCall(desk, one.visit) && fit(one) === ELSEWHERE,
		).length,
	};
}

function fitOf(
	visit: Spoken,
	desk: QueueDesk,
	others: readonly QueueDesk[],
): number {
	const { speaks } = visit;
	if (!speaks) return NEUTRAL;
	if (desk.speaks?.has(speaks)) return SPOKEN;
	const isSpoken = others.some(
		(other) => other.speaks?.has(speaks) && canCall(other, visit),
	);
	return isSpoken ? ELSEWHERE : NEUTRAL;
}
