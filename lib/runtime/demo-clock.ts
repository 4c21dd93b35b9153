import {
	addDays,
	type CivilDate,
	civilDateOf,
	instantAt,
	type Minute,
} from "#lib/time.ts";

/**
 * The demo's own time (docs/decisions/0029): real time while the houses are full of people, otherwise a working day from 10:12
 * on. It never runs backwards and always shows an hour at which there is something to see. All instants are epoch
 * milliseconds.
 */
export interface DemoClock {
	/** At this real instant … */
	realAt: number;
	/** … the demo began to play at this one; from then on both tick alike. */
	playedAt: number;
	/** Here it stands still until it is moved on. */
	playedUntil: number;
	/** When a process last said, in real time, that it is running. */
	seenAt: number;
}

/** The hours of a day at which the houses are full of people; null: they are closed. */
export type PlayHours = (
	date: CivilDate,
) => { from: Minute; until: Minute } | null;

/** So long the clock goes on without a sign of life; then it stands still: a stopped demo gets no older. */
export const LEASE_MS = 5 * 60_000;
/** When a day that is not the real one begins: 10:12, in the middle of the morning. */
const STARTS = 612;
/** No day begins that could not be looked at for so many minutes. */
const AT_LEAST = 60;
const DAYS_AHEAD = 31;

export function playedTime(clock: DemoClock, real: number): number {
	const until = Math.min(real, clock.seenAt + LEASE_MS);
	const passed = Math.max(0, until - clock.realAt);
	return Math.min(clock.playedAt + passed, clock.playedUntil);
}

/**
 * The clock as it is to go on from this real instant: as it did, if it still runs and its day is not over. Otherwise, and
 * never earlier than what it has shown: real time, the rest of the day that was being played, or the next working day.
 * @param clock null: at the very first start
 */
export function turnedClock(
	clock: DemoClock | null,
	real: number,
	hours: PlayHours,
): DemoClock {
	if (clock === null) return begin(0, real, hours);
	return standsStill(clock, real)
		? begin(playedTime(clock, real), real, hours)
		: seen(clock, real);
}

/** Whether its day is over or nobody has seen it for long, so that it has to be moved on. */
export function standsStill(clock: DemoClock, real: number): boolean {
	return (
		real > clock.seenAt + LEASE_MS ||
		playedTime(clock, real) >= clock.playedUntil
	);
}

/** It runs, says somebody at this real instant. */
export function seen(clock: DemoClock, real: number): DemoClock {
	return { ...clock, seenAt: Math.max(clock.seenAt, real) };
}

function begin(shown: number, real: number, hours: PlayHours): DemoClock {
	const at = (playedAt: number, playedUntil: number) => ({
		realAt: real,
		playedAt,
		playedUntil,
		seenAt: real,
	});
	const earliest = Math.max(shown, real);
	const today = civilDateOf(Temporal.Instant.fromEpochMilliseconds(earliest));
	for (let days = 0; days <= DAYS_AHEAD; days++) {
		const date = addDays(today, days);
		const span = hours(date);
		if (!span) continue;
		const minute = (of: Minute) => instantAt(date, of).epochMilliseconds;
		const until = minute(span.until);
		// Real time, or the day that was being played when the demo was stopped.
		if (days === 0 && minute(span.from) <= earliest && earliest < until)
			return at(earliest, until);
		const from = Math.max(STARTS, span.from);
		if (minute(from) >= earliest && from + AT_LEAST <= span.until)
			return at(minute(from), until);
	}
	// Nothing opens for a month: time passes as it does.
	return at(earliest, earliest + AT_LEAST * 60_000);
}
