import type {
	CallReason,
	QueueDesk,
	Queued,
	QueueSettings,
} from "#lib/queue/queue.ts";

/** Somebody's place: whoever has the lower rank goes first, within a rank whoever counts from earlier. */
export interface Standing {
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

export type OrderRules = Pick<
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

type Timed = Pick<Queued, "startsAt" | "arrivedAt" | "expectedAt">;

/**
 * The time from which an appointment's citizen counts (docs/decisions/0070): its own; if they came too late for that, the one
 * at which they had said that they come, unless they are too late for it as well. Null: none, they queue by arrival.
 */
export function timeOf(
	{ startsAt, arrivedAt, expectedAt = null }: Timed,
	{ lateMinutes }: Pick<OrderRules, "lateMinutes">,
): number | null {
	const times = [startsAt, startsAt === null ? null : expectedAt];
	const isInTime = (time: number | null) =>
		time !== null && arrivedAt <= time + lateMinutes * MINUTE;
	return times.find(isInTime) ?? null;
}

/** Whether an appointment's citizen came so late that they queue by arrival. */
export function isTooLate(
	visit: Timed,
	rules: Pick<OrderRules, "lateMinutes">,
): boolean {
	return visit.startsAt !== null && timeOf(visit, rules) === null;
}

/** Where this visit stands now (design §4, docs/decisions/0018). Instants are epoch milliseconds. */
export function standingOf(
	visit: Queued,
	now: number,
	rules: OrderRules,
): Standing {
	const { priority, handedOverAt, startsAt, arrivedAt } = visit;
	const { servedBefore = 0 } = visit;
	if (priority === "emergency")
		return { rank: RANK.emergency, since: arrivedAt, reason: "emergency" };
	if (handedOverAt !== null)
		return {
			rank: RANK.handedOver,
			since: handedOverAt,
			reason: "handed-over",
		};
	const time = timeOf(visit, rules);
	// Somebody who cannot wait long counts like an appointment at the minute they came.
	if (priority === "priority")
		return due(
			{ since: Math.min(arrivedAt, time ?? arrivedAt), servedBefore },
			"priority",
			now,
			rules,
		);
	if (time !== null)
		return time <= now
			? due({ since: time, servedBefore }, "appointment-due", now, rules)
			: { rank: RANK.early, since: time, reason: "early-appointment" };
	// Whoever was sent on stands as if they had drawn a number for each desk, but at a desk nobody's patience is tried.
	if (now - arrivedAt - servedBefore > rules.patienceMinutes * MINUTE)
		return { rank: RANK.patient, since: arrivedAt, reason: "waited-long" };
	return {
		rank: RANK.walkIn,
		since: arrivedAt,
		reason: startsAt === null ? "walk-in" : "late-appointment",
	};
}

/** Yielding is patience, too: at a desk nobody yields to anybody. */
function due(
	{ since, servedBefore }: { since: number; servedBefore: number },
	reason: CallReason,
	now: number,
	{ yieldMinutes }: OrderRules,
): Standing {
	const yields = now - since - servedBefore < yieldMinutes * MINUTE;
	return { rank: yields ? RANK.due : RANK.overdue, since, reason };
}

/** An instant from which on a visit may stand elsewhere; `after`: not at it, but right after it. */
export interface Turn {
	at: number;
	after: boolean;
}

/** When `standingOf` may change by itself while this visit waits; between two of these instants it is the same. */
export function turnsOf(
	visit: Queued,
	{ lateMinutes, patienceMinutes, yieldMinutes }: OrderRules,
): Turn[] {
	const { priority, handedOverAt, arrivedAt, servedBefore = 0 } = visit;
	if (priority === "emergency" || handedOverAt !== null) return [];
	const time = timeOf(visit, { lateMinutes });
	const since =
		priority === "priority" ? Math.min(arrivedAt, time ?? arrivedAt) : time;
	if (since === null)
		return [
			{
				at: arrivedAt + servedBefore + patienceMinutes * MINUTE,
				after: true,
			},
		];
	return [
		{ at: since, after: false },
		{ at: since + servedBefore + yieldMinutes * MINUTE, after: false },
	];
}

/**
 * Until then its standing is what it is now; infinite: it stays so. Whoever plays a day through need not ask for
 * everybody's standing at each call.
 */
export const standsUntil = (
	visit: Queued,
	now: number,
	rules: OrderRules,
): number =>
	turnsOf(visit, rules).find(({ at, after }) => (after ? at >= now : at > now))
		?.at ?? Number.POSITIVE_INFINITY;

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
	rules: OrderRules,
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
	rules: OrderRules,
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
	rules: OrderRules,
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
