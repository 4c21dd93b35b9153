import type {
	CallReason,
	QueueDesk,
	Queued,
	QueueSettings,
} from "#lib/queue/queue.ts";

/** Somebody's place: whoever has the lower rank goes first, within a rank whoever counts from earlier. */
interface Standing {
	rank: number;
	/** Epoch milliseconds. */
	since: number;
	reason: CallReason;
}

export const RANK = {
	emergency: 0,
	handedOver: 1,
	/** Appointments so far past their time that they yield to nobody. */
	overdue: 2,
	/** Walk-ins whose patience has been tried long enough. */
	patient: 3,
	due: 4,
	walkIn: 5,
	/** Nobody else waits: appointments before their time. */
	early: 6,
} as const;

type Rules = Pick<
	QueueSettings,
	"lateMinutes" | "patienceMinutes" | "yieldMinutes"
>;

const MINUTE = 60_000;

/** Waits to be called; whoever is parked does so from the end of that time on. */
export function isWaiting(
	{ status, parkedUntil }: Pick<Queued, "status" | "parkedUntil">,
	now: number,
): boolean {
	if (status === "waiting") return true;
	return status === "parked" && parkedUntil !== null && parkedUntil <= now;
}

/** Whether an appointment's citizen came so late that they queue by arrival. */
export function isTooLate(
	{ startsAt, arrivedAt }: Pick<Queued, "startsAt" | "arrivedAt">,
	{ lateMinutes }: Pick<Rules, "lateMinutes">,
): boolean {
	return startsAt !== null && arrivedAt > startsAt + lateMinutes * MINUTE;
}

/** Where this visit stands now (design §4, docs/decisions/0018). Instants are epoch milliseconds. */
export function standingOf(visit: Queued, now: number, rules: Rules): Standing {
	const { priority, handedOverAt, startsAt, arrivedAt } = visit;
	if (priority === "emergency")
		return { rank: RANK.emergency, since: arrivedAt, reason: "emergency" };
	if (handedOverAt !== null)
		return {
			rank: RANK.handedOver,
			since: handedOverAt,
			reason: "handed-over",
		};
	const time = isTooLate(visit, rules) ? null : startsAt;
	// Somebody who cannot wait long counts like an appointment at the minute they came.
	if (priority === "priority")
		return due(Math.min(arrivedAt, time ?? arrivedAt), "priority", now, rules);
	if (time !== null)
		return time <= now
			? due(time, "appointment-due", now, rules)
			: { rank: RANK.early, since: time, reason: "early-appointment" };
	if (now - arrivedAt > rules.patienceMinutes * MINUTE)
		return { rank: RANK.patient, since: arrivedAt, reason: "waited-long" };
	return {
		rank: RANK.walkIn,
		since: arrivedAt,
		reason: startsAt === null ? "walk-in" : "late-appointment",
	};
}

/**
 * Until then its standing is what it is now; infinite: it stays so. Whoever plays a day through need not ask for
 * everybody's standing at each call.
 */
export function standsUntil(visit: Queued, now: number, rules: Rules): number {
	const { priority, handedOverAt, startsAt, arrivedAt } = visit;
	if (priority === "emergency" || handedOverAt !== null)
		return Number.POSITIVE_INFINITY;
	const time = isTooLate(visit, rules) ? null : startsAt;
	const changes =
		priority === "priority"
			? [Math.min(arrivedAt, time ?? arrivedAt) + rules.yieldMinutes * MINUTE]
			: time === null
				? [arrivedAt + rules.patienceMinutes * MINUTE]
				: [time, time + rules.yieldMinutes * MINUTE];
	// A walk-in's patience ends a moment after that minute, all else with it.
	const isOver = (at: number) =>
		time === null && priority === null ? at < now : at <= now;
	return changes.find((at) => !isOver(at)) ?? Number.POSITIVE_INFINITY;
}

function due(
	since: number,
	reason: CallReason,
	now: number,
	{ yieldMinutes }: Rules,
): Standing {
	const yields = now - since < yieldMinutes * MINUTE;
	return { rank: yields ? RANK.due : RANK.overdue, since, reason };
}

export interface InLine<Visit extends Queued> {
	visit: Visit;
	reason: CallReason;
}

export interface Placed<Visit extends Queued> {
	visit: Visit;
	standing: Standing;
}

/** Who waits, and where each stands. */
export function placed<Visit extends Queued>(
	queue: readonly Visit[],
	now: number,
	rules: Rules,
): Placed<Visit>[] {
	return queue
		.filter((visit) => isWaiting(visit, now))
		.map((visit) => ({ visit, standing: standingOf(visit, now, rules) }));
}

/** Negative: `a` goes first. */
export function compare(a: Placed<Queued>, b: Placed<Queued>): number {
	return (
		a.standing.rank - b.standing.rank ||
		a.standing.since - b.standing.since ||
		a.visit.arrivedAt - b.visit.arrivedAt ||
		// Came in the same instant: any order will do, as long as it is always the same.
		(a.visit.ticket < b.visit.ticket ? -1 : 1)
	);
}

/** Everybody who waits, in the order in which a desk that serves everything calls them. */
export function inOrder<Visit extends Queued>(
	queue: readonly Visit[],
	now: number,
	rules: Rules,
): InLine<Visit>[] {
	return placed(queue, now, rules)
		.sort(compare)
		.map(({ visit, standing }) => ({ visit, reason: standing.reason }));
}

/** Whether this desk may call this visit at all. */
export function canCall(
	{ id, serves }: QueueDesk,
	{ serviceIds, forDeskId }: Pick<Queued, "serviceIds" | "forDeskId">,
): boolean {
	if (forDeskId !== null && forDeskId !== id) return false;
	return serves === null || serviceIds.every((service) => serves.has(service));
}

/**
 * Who this desk calls next, and why; `skipped` wait before them for a desk that serves them. Null: nobody waits for
 * this desk. One pass without sorting: the forecast asks thousands of times.
 */
export function nextVisit<Visit extends Queued>(
	queue: readonly Visit[],
	desk: QueueDesk,
	now: number,
	rules: Rules,
): (InLine<Visit> & { skipped: number }) | null {
	const line = placed(queue, now, rules);
	let first: Placed<Visit> | undefined;
	for (const one of line)
		if (canCall(desk, one.visit) && (!first || compare(one, first) < 0))
			first = one;
	if (!first) return null;
	const { visit, standing } = first;
	let skipped = 0;
	for (const one of line)
		if (one.visit !== visit && compare(one, first) < 0) skipped += 1;
	return { visit, reason: standing.reason, skipped };
}
