import type { Span } from "#lib/availability/rules/span.ts";
import { joined } from "#lib/availability/rules/span.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import type { PastDay, PastDesk } from "#lib/queue/past/past-day.ts";
import { instantAt } from "#lib/time.ts";
import { dayTime } from "./day-time.ts";
import { legOf } from "./legs.ts";
import {
	isSeenTo,
	type Stay,
	type Stretch,
	staysOf,
	waitsOf,
} from "./stays.ts";

const MINUTE = 60_000;
/** A shorter gap is a word with a colleague, as in waits/rules/desk-habits.ts. */
const SHORTEST = 10 * MINUTE;
/** Whoever is free and has somebody to call presses so within a moment. */
export const MOMENT = 2 * MINUTE;

/**
 * Whoever was served at a desk that day shows that it serves them, whatever it does today. Not whoever was called by phone:
 * a desk that does part of it may do so.
 */
export function withServed(day: PastDay): PastDay {
	const served = Map.groupBy(
		day.visits
			.filter(({ isRemote }) => !isRemote)
			.flatMap(staysOf)
			.filter(({ servedAt }) => servedAt !== null),
		({ deskId }) => deskId,
	);
	return {
		...day,
		desks: day.desks.map((desk) => ({
			...desk,
			serves:
				desk.serves &&
				new Set([
					...desk.serves,
					...(served.get(desk.id) ?? []).flatMap(
						({ visit, leg }) => legOf(visit, leg).serviceIds,
					),
				]),
		})),
	};
}

/** A desk as somebody really sat at it. */
export interface TakenDesk {
	desk: PastDesk;
	/** Ascending; minutes of the day. */
	spans: Span[];
	/** Ascending; minutes of the day. */
	rests: Rest[];
	/** Ascending. */
	stays: TakenStay[];
}

/** It called nobody although somebody waited. */
export interface Rest {
	/** Played once more it begins as soon as the desk is free from then on: a bit before it really did. */
	from: number;
	began: number;
	minutes: number;
}

export interface TakenStay extends Stay {
	/** At the latest; null: it was the last one, and when it ended nobody knows. */
	endsBy: number | null;
	/** After it the desk called nobody for so long although somebody waited, too short for a break; milliseconds. */
	lag: number;
}

/**
 * How desks were taken. When somebody sat down nobody has stored: a desk that was planned and called nobody counts as
 * taken while nobody waited whom it could have called, and as left while somebody did.
 */
export function takenDesks(day: PastDay): TakenDesk[] {
	const timeOf = dayTime(day.date);
	const minute = (at: number) => timeOf(at) / MINUTE;
	const instant = (of: number) => instantAt(day.date, of).epochMilliseconds;
	const stays = Map.groupBy(
		day.visits.flatMap(staysOf),
		({ deskId }) => deskId,
	);
	return day.desks.flatMap((desk): TakenDesk[] => {
		const own: TakenStay[] = (stays.get(desk.id) ?? [])
			.toSorted((a, b) => a.calledAt - b.calledAt)
			.map((stay, index, all) => ({
				...stay,
				endedAt: firstOf(stay.endedAt, all[index + 1]?.calledAt),
				endsBy: stay.endedAt ?? all[index + 1]?.calledAt ?? null,
				lag: 0,
			}));
		const [first] = own;
		const last = own.at(-1);
		if (!first || !last) return [];
		const waited = waitedFor(desk, day);
		const planned = desk.planned.map(({ from, until }) => ({
			from: instant(from),
			until: instant(until),
		}));
		const begins = Math.min(
			first.calledAt,
			beginOf(planned[0]?.from ?? first.calledAt, first.calledAt, waited),
		);
		const ends = endOf(planned.at(-1)?.until ?? null, own, waited);
		const rests: Rest[] = [];
		for (const [index, stay] of own.entries()) {
			const next = own[index + 1];
			const end = endOfStay(stay);
			if (!next || next.calledAt <= end) continue;
			const gap = within(waited, { from: end, until: next.calledAt });
			const since = gap[0]?.from;
			if (since === undefined) continue;
			if (lengthOf(gap) < SHORTEST) {
				if (since === end) stay.lag = next.calledAt - end;
				continue;
			}
			rests.push({
				from: minute(since > end ? since : middleOf(stay, end)),
				began: minute(since),
				minutes: (next.calledAt - since) / MINUTE,
			});
		}
		const spans = joined(
			[
				...planned.map(({ from, until }) => ({
					from: minute(Math.max(from, begins)),
					until: minute(Math.min(until, ends)),
				})),
				// The last call ended its hours, not the person who was still there.
				...own.map((stay) => ({
					from: minute(Math.max(stay.calledAt, begins)),
					until: minute(Math.min(endOfStay(stay), ends)),
				})),
			].filter(({ from, until }) => from < until),
		);
		return [{ desk, spans, rests, stays: own }];
	});
}

/** Whoever is called next has the desk, whenever the one before was noted as done. */
const firstOf = (ended: number | null, next: number | undefined) =>
	ended === null || next === undefined ? ended : Math.min(ended, next);

/** Until the night it may have been anything, even no time at all. */
const endOfStay = ({ endsBy, servedAt, calledAt }: TakenStay) =>
	endsBy ?? servedAt ?? calledAt;

/** Whoever is served when a desk goes is, on average, half done. */
const middleOf = ({ calledAt }: Stay, end: number) => (calledAt + end) / 2;

function beginOf(
	planned: number,
	called: number,
	waited: readonly Stretch[],
): number {
	const since = within(waited, { from: planned, until: called })[0]?.from;
	return since === undefined || called - since <= MOMENT ? planned : called;
}

/** When it stops calling. */
function endOf(
	planned: number | null,
	own: readonly TakenStay[],
	waited: readonly Stretch[],
): number {
	const last = own.at(-1);
	if (!last) return planned ?? 0;
	const end = endOfStay(last);
	if (planned === null || last.calledAt >= planned) return end;
	const missed = within(waited, { from: end, until: planned });
	return lengthOf(missed) < SHORTEST
		? planned
		: Math.max(last.calledAt + 1, middleOf(last, end));
}

/**
 * When somebody waited whom this desk could have called; ascending. Not whoever was seen to without a call: they waited for
 * something else. Whoever was handed over waited for one desk, and which one tells only the next call.
 */
export function waitedFor(desk: PastDesk, { visits }: PastDay): Stretch[] {
	return joined(
		visits
			.flatMap((visit) =>
				waitsOf(visit).filter(({ leg }) =>
					canCall(desk, { ...legOf(visit, leg), forDeskId: null }),
				),
			)
			.filter((wait) => !isSeenTo(wait))
			.map(({ from, until, end, handedOverAt }) => ({
				from,
				until:
					handedOverAt === null || end?.deskId === desk.id
						? until
						: handedOverAt,
			}))
			.filter(({ from, until }) => from < until),
	);
}

export function within(
	stretches: readonly Stretch[],
	span: Stretch,
): Stretch[] {
	return stretches
		.map(({ from, until }) => ({
			from: Math.max(from, span.from),
			until: Math.min(until, span.until),
		}))
		.filter(({ from, until }) => from < until);
}

const lengthOf = (stretches: readonly Stretch[]) =>
	stretches.reduce((sum, { from, until }) => sum + until - from, 0);
