import type {
	BookingRules,
	DayFacts,
	DayWindow,
	TimeRequest,
} from "#lib/availability/availability.ts";
import {
	type CivilDate,
	civilDateOf,
	daysBetween,
	type Minute,
	minuteOf,
} from "#lib/time.ts";
import { type Span, subtract } from "./span.ts";

/** Every appointment starts on this grid, counted from midnight; its length is free. */
export const GRID_MINUTES = 5;

/** A free stretch of a desk that can take the request, at any grid start from `first` to `last`. */
export interface Place extends Span {
	deskId: number;
	/** How many services the desk serves; Infinity = all of them. */
	breadth: number;
	first: Minute;
	last: Minute;
}

/**
 * Where the request fits on this day by desk, channel, release, lead time, horizon and what is busy;
 * closures of single services are judged per start, since the desk stays open for others.
 *
 * Who may use which times (design §3):
 * - online: online times once released; staff times from `staffGoesOnlineDays` before the day on, but
 *   never before their own release; walk-in times never.
 * - staff: staff times once released, online times always (a release is a promise to the public, who
 *   all start at the same moment; it does not bind the counter) unless a draw gives them out; walk-in times never. No lead time: a
 *   start that is not past is enough. The horizon binds both.
 */
export function findPlaces(
	facts: DayFacts,
	rules: BookingRules,
	request: TimeRequest,
): Place[] {
	const ahead = daysBetween(dateAt(request.now), facts.date);
	if (ahead < 0 || ahead > rules.horizonDays) return [];
	const earliest = earliestMinute(facts.date, rules, request);
	const staffTimesOnline =
		rules.staffGoesOnlineDays !== null && ahead <= rules.staffGoesOnlineDays;
	const windows = facts.windows.filter((window) =>
		mayUse(window, request, staffTimesOnline),
	);
	const places: Place[] = [];
	const busy = busyByDesk(facts, request);
	for (const { id: deskId, serves } of facts.desks) {
		if (serves && !request.serviceIds.every((s) => serves.has(s))) continue;
		const breadth = serves?.size ?? Number.POSITIVE_INFINITY;
		for (const stretch of stretchesOf(deskId, windows)) {
			for (const span of subtract(stretch, busy.get(deskId) ?? [])) {
				const first = gridUp(Math.max(span.from, earliest));
				const last = gridDown(span.until - request.minutes);
				if (first > last) continue;
				places.push({ ...span, deskId, breadth, first, last });
			}
		}
	}
	return places;
}

function mayUse(
	{ channel, releasedAt, byLot }: DayWindow,
	request: TimeRequest,
	staffTimesOnline: boolean,
): boolean {
	if (channel === "walk-in") return false;
	if (channel === "online" && request.channel === "staff" && !byLot)
		return true;
	if (channel === "staff" && request.channel === "online" && !staffTimesOnline)
		return false;
	return releasedAt !== null && releasedAt <= request.now;
}

/** The desk's usable windows, those that touch joined: an appointment may cross from one to the next. */
function stretchesOf(deskId: number, windows: readonly DayWindow[]): Span[] {
	const stretches: Span[] = [];
	const own = windows.filter((window) => window.deskId === deskId);
	for (const { from, until } of own.sort((a, b) => a.from - b.from)) {
		const previous = stretches.at(-1);
		if (previous && from <= previous.until) {
			previous.until = Math.max(previous.until, until);
		} else {
			stretches.push({ from, until });
		}
	}
	return stretches;
}

/**
 * A hold counts until the instant it expires, that instant excluded. What follows upon each other is
 * one span: on a full day a few are left of hundreds of appointments, if they come in order.
 */
function busyByDesk(
	{ busy }: DayFacts,
	{ now, ignoreIds = [] }: TimeRequest,
): Map<number, Span[]> {
	const byDesk = new Map<number, Span[]>();
	let desk = Number.NaN;
	let spans: Span[] = [];
	for (const { appointmentId, deskId, from, until, holdExpiresAt } of busy) {
		if (holdExpiresAt !== null && holdExpiresAt <= now) continue;
		if (appointmentId !== null && ignoreIds.includes(appointmentId)) continue;
		if (deskId !== desk) {
			desk = deskId;
			spans = byDesk.get(deskId) ?? [];
			byDesk.set(deskId, spans);
		}
		const last = spans.at(-1);
		if (last && last.from <= from && from <= last.until)
			last.until = Math.max(last.until, until);
		else spans.push({ from, until });
	}
	return byDesk;
}

/** The first minute of the day that is late enough for the request; 1440 when none is. */
function earliestMinute(
	date: CivilDate,
	{ leadMinutes }: BookingRules,
	{ channel, now }: TimeRequest,
): Minute {
	const earliest = now + (channel === "online" ? leadMinutes * 60_000 : 0);
	const day = dateAt(earliest);
	if (day !== date) return day < date ? 0 : 1440;
	const begun = earliest % 60_000 === 0 ? 0 : 1;
	return minuteOf(Temporal.Instant.fromEpochMilliseconds(earliest)) + begun;
}

/** A month asks for the dates of the same two moments again with each of its days. */
const knownDates = new Map<number, CivilDate>();
const MAX_KNOWN = 100;

function dateAt(epochMilliseconds: number): CivilDate {
	const known = knownDates.get(epochMilliseconds);
	if (known) return known;
	const date = civilDateOf(
		Temporal.Instant.fromEpochMilliseconds(epochMilliseconds),
	);
	if (knownDates.size >= MAX_KNOWN) knownDates.clear();
	knownDates.set(epochMilliseconds, date);
	return date;
}

const gridUp = (minute: Minute) =>
	Math.ceil(minute / GRID_MINUTES) * GRID_MINUTES;
const gridDown = (minute: Minute) =>
	Math.floor(minute / GRID_MINUTES) * GRID_MINUTES;
