import type { PastDay, PastDesk, PastVisit } from "#lib/queue/past/past-day.ts";
import {
	likelyMinutes,
	type Measures,
} from "#lib/queue/waits/rules/measures.ts";
import type {
	Job,
	LaterDesk,
	NextLeg,
	OpenDesk,
	Situation,
} from "#lib/queue/waits/rules/situation.ts";
import { meanOf } from "#lib/queue/waits/rules/spread.ts";
import { usualWalkIns } from "#lib/queue/waits/rules/usual-walk-ins.ts";
import { instantAt, minuteOf } from "#lib/time.ts";
import { legAfter } from "./legs.ts";
import { handedOverOf, type Stay, staysOf } from "./stays.ts";
import { MOMENT, takenDesks, waitedFor, within } from "./taken.ts";

const MINUTE = 60_000;
/** Where nothing is known of anybody. */
const UNKNOWN_MINUTES = 10;
/** So many were called elsewhere since a desk was to open: whoever sat there would have had one of them. */
const ENOUGH = 3;

/** What is measured of days before. */
export interface Learnt {
	measures: Measures;
	/** Left out: as the measures say of the weekday. */
	walkIns?: Situation["walkIns"];
}

/**
 * What the forecast would have played through at that instant (queries/facts.ts, situationOf). Who sat at a desk is stored
 * nowhere: it is judged by what the desk has done by then. Nor is until when somebody was parked, or to which desk they were
 * handed over. Whoever had said that they come later is awaited then; of whom nobody stored when it was said, on time.
 * @param known of `knownAt` that instant
 */
export function situationThen(
	known: PastDay,
	now: number,
	{ measures, walkIns }: Learnt,
): Situation {
	const { stationId, date, settings, visits, appointments } = known;
	const hour = Math.floor(
		minuteOf(Temporal.Instant.fromEpochMilliseconds(now)) / 60,
	);
	const likelyOf = ({ services }: Pick<PastVisit, "services">) =>
		likelyMinutes(services, measures, { stationId, hour });
	const others = [...visits, ...appointments]
		.filter(({ services }) => services.length > 0)
		.map(likelyOf);
	const usually = others.length > 0 ? meanOf(others) : UNKNOWN_MINUTES;
	// Of whom nobody knows what they came for: as long as the others.
	const minutesOf = (one: Pick<PastVisit, "services">) =>
		one.services.length > 0 ? likelyOf(one) : usually;
	const stays = new Map(visits.map((visit) => [visit, staysOf(visit)]));
	const restOf = (visit: PastVisit) => {
		const wasServed = stays
			.get(visit)
			?.some(
				({ servedAt, end, leg }) =>
					servedAt !== null && end !== null && leg === legAfter(visit.steps),
			);
		return minutesOf(visit) * (wasServed ? (measures.people?.rest ?? 1) : 1);
	};
	const laterOf = ({ walk }: PastVisit): NextLeg[] =>
		(walk?.open ?? []).map((leg) => ({
			serviceIds: leg.serviceIds,
			forDeskId: null,
			minutes: minutesOf(leg),
		}));
	const desks = desksThen(known, now, [...stays.values()].flat(), {
		restOf,
		laterOf,
	});
	const here = new Set(visits.map(({ appointmentId }) => appointmentId));
	const usual = walkIns ? { walkIns } : usualWalkIns(stationId, date, measures);
	return {
		now,
		settings,
		measures,
		...desks,
		waiting: visits.flatMap((visit): Job[] => {
			const last = visit.steps.at(-1);
			if (last?.to !== "waiting" && last?.to !== "parked") return [];
			return [
				{
					...jobOf(visit),
					status: last.to,
					expectedAt: visit.expectedAt ?? null,
					handedOverAt: handedOverOf(visit),
					minutes: restOf(visit),
					...walkingOf(stays.get(visit) ?? []),
					later: laterOf(visit),
				},
			];
		}),
		coming: appointments
			.filter(({ id }) => !here.has(id))
			.map(({ isRemote = false, later, ...one }) => ({
				...one,
				isRemote,
				// As the day itself has it: who is overdue on the phone takes the next desk that is free.
				startsAt: isRemote
					? Math.max(one.startsAt, now + 1)
					: (later?.expectedAt ?? one.startsAt),
			}))
			.filter(({ startsAt }) => measures.people?.lateness || startsAt > now)
			.map((one) => ({
				isRemote: one.isRemote,
				...jobOf({
					...one,
					ticket: one.id,
					arrivedAt: one.startsAt,
					priority: null,
					serviceIds: one.services.map(({ serviceId }) => serviceId),
				}),
				minutes: minutesOf(one),
			})),
		...usual,
	};
}

function jobOf({
	id,
	ticket,
	arrivedAt,
	startsAt,
	priority,
	serviceIds,
}: Pick<
	PastVisit,
	"id" | "ticket" | "arrivedAt" | "startsAt" | "priority" | "serviceIds"
>): Omit<Job, "minutes"> {
	return {
		id,
		ticket,
		status: "waiting",
		arrivedAt,
		startsAt,
		priority,
		serviceIds,
		forDeskId: null,
		handedOverAt: null,
		parkedUntil: null,
	};
}

/** How long they were served for what is done of their walk list: nobody's patience was tried meanwhile. */
function walkingOf(stays: readonly Stay[]): Pick<Job, "servedBefore"> {
	const servedBefore = stays
		.filter(({ end }) => end?.kind === "sent-on")
		.reduce(
			(sum, { calledAt, servedAt, end }) =>
				sum + (end?.at ?? calledAt) - (servedAt ?? calledAt),
			0,
		);
	return servedBefore > 0 ? { servedBefore } : {};
}

/** Whoever is at a desk and goes to another one afterwards, as queries/facts.ts has it. */
function goesOn(
	{ visit, servedAt }: Stay,
	stays: readonly Stay[],
	[next, ...later]: readonly NextLeg[],
	now: number,
): { goesOn?: Job } {
	if (!next) return {};
	const own = stays.filter((stay) => stay.visit === visit);
	const { servedBefore = 0 } = walkingOf(own);
	return {
		goesOn: {
			...jobOf(visit),
			expectedAt: visit.expectedAt ?? null,
			servedBefore: servedBefore + Math.max(1, now - (servedAt ?? now)),
			...next,
			later,
		},
	};
}

function desksThen(
	known: PastDay,
	now: number,
	stays: readonly Stay[],
	{
		restOf,
		laterOf,
	}: {
		restOf: (visit: PastVisit) => number;
		laterOf: (visit: PastVisit) => NextLeg[];
	},
): { desks: OpenDesk[]; later: LaterDesk[] } {
	const taken = new Map(takenDesks(known).map((one) => [one.desk.id, one]));
	const desks: OpenDesk[] = [];
	const later: LaterDesk[] = [];
	for (const desk of known.desks) {
		const { id, serves } = desk;
		const own = stays
			.filter(({ deskId }) => deskId === id)
			.toSorted((a, b) => a.calledAt - b.calledAt);
		const last = own.at(-1);
		const current = last?.end === null ? last : null;
		const planned = spanThen(desk, known, now);
		const leftAt = last?.endedAt ?? null;
		if (current || isThere(known, desk, now, planned, leftAt, stays))
			desks.push({
				id,
				serves,
				busy: current
					? {
							since: current.servedAt ?? current.calledAt,
							isServed: current.servedAt !== null,
							minutes: restOf(current.visit),
							...goesOn(current, stays, laterOf(current.visit), now),
						}
					: null,
				...(planned && planned.until > now ? { goes: planned.until } : {}),
				isRested: (taken.get(id)?.rests.length ?? 0) > 0,
			});
		else if (planned && planned.until > now)
			later.push({
				id,
				serves,
				...planned,
				// Before midday's closing it was another shift.
				leftAt: leftAt !== null && leftAt >= planned.from ? leftAt : null,
			});
	}
	return { desks, later };
}

/** The stretch of the roster that the instant lies in, else the next one. */
function spanThen({ planned }: PastDesk, { date }: PastDay, now: number) {
	const at = (minute: number) => instantAt(date, minute).epochMilliseconds;
	const span = planned.find(({ until }) => now < at(until));
	return span ? { from: at(span.from), until: at(span.until) } : null;
}

/** Nobody waited whom it would have called, as far as was to be seen by then. */
function isThere(
	known: PastDay,
	desk: PastDesk,
	now: number,
	planned: { from: number; until: number } | null,
	leftAt: number | null,
	stays: readonly Stay[],
): boolean {
	const isNew = leftAt === null || (planned !== null && leftAt < planned.from);
	const from = isNew ? planned?.from : leftAt;
	if (from === undefined || from > now) return false;
	// In the evening whoever has nobody left goes home.
	if (!planned && now - from > 15 * MINUTE) return false;
	const passed = within(waitedFor(desk, known), { from, until: now }).some(
		(stretch) => stretch.until - stretch.from > MOMENT,
	);
	if (passed) return false;
	const elsewhere = stays.filter(
		({ deskId, calledAt }) => deskId !== desk.id && calledAt >= from,
	);
	return !isNew || elsewhere.length < ENOUGH;
}
