import { workState } from "#lib/watch/rules/work.ts";
import type { KnownFigures, Reading } from "#lib/watch/watch.ts";

/** What people use, and what it stands on. */
export const PARTS = ["booking", "waits", "mail", "jobs", "database"] as const;
export type Part = (typeof PARTS)[number];

/** How a part stands; each has a sentence for people (scripts/server/status/words.ts). */
export type State =
	| "works"
	/** Newcomers wait in the online waiting room. */
	| "room"
	/** Nobody new is let in. */
	| "closed"
	/** No station takes appointments online. */
	| "not-online"
	| "slow"
	/** The database tells and takes in nothing. */
	| "read-only"
	| "away"
	| "unknown";

/** From the best to the worst: what the page says of all parts together is its worst. */
export type Level = "fine" | "unknown" | "slow" | "away";

export const LEVEL: Record<State, Level> = {
	works: "fine",
	// A city that has not begun: nothing is broken.
	"not-online": "fine",
	unknown: "unknown",
	room: "slow",
	slow: "slow",
	closed: "away",
	"read-only": "away",
	away: "away",
};
const LEVELS: readonly Level[] = ["fine", "unknown", "slow", "away"];

export interface PartStatus {
	part: Part;
	state: State;
	/** Epoch milliseconds; null: always, or nobody knows. */
	since: number | null;
}

export interface Status {
	parts: readonly PartStatus[];
	level: Level;
	/** Epoch milliseconds; null: nobody has looked yet. */
	lookedAt: number | null;
}

/** A database that takes longer to say one word is slow. */
const SLOW_MS = 1_000;
/** So old may be what was looked at; then it says nothing about now. */
const STALE_MS = 60_000;
/** Mails go out within seconds. */
const MAIL_SLOW_SECONDS = 5 * 60;
const MAIL_AWAY_SECONDS = 60 * 60;

/**
 * What works and what does not, and since when.
 * @param reading the last one, whether the database answered or not; null: there has been none
 * @param answeredAt when the database last answered; null: never
 * @param now epoch milliseconds
 */
export function statusOf(
	reading: Reading | null,
	answeredAt: number | null,
	now: number,
): Status {
	const isKnown = reading !== null && now - reading.at <= STALE_MS;
	const parts = isKnown
		? PARTS.map((part) => ({ part, ...JUDGES[part](reading, answeredAt) }))
		: PARTS.map((part) => ({ part, state: "unknown" as const, since: null }));
	const levels = parts.map(({ state }) => LEVELS.indexOf(LEVEL[state]));
	return {
		parts,
		level: LEVELS[Math.max(...levels)] ?? "unknown",
		lookedAt: reading?.at ?? null,
	};
}

type Judged = Omit<PartStatus, "part">;
type Judge = (reading: Reading, answeredAt: number | null) => Judged;

const of = (state: State, since: number | null = null): Judged => ({
	state,
	since,
});

/** Without the database nothing of it goes. */
const within =
	(
		judge: (figures: KnownFigures, at: number, isReadOnly: boolean) => Judged,
	): Judge =>
	(reading, answeredAt) =>
		reading.answeredIn === null
			? of("away", answeredAt)
			: judge(reading.figures, reading.at, reading.isReadOnly);

const JUDGES: Record<Part, Judge> = {
	database: ({ answeredIn, isReadOnly }, answeredAt) => {
		if (answeredIn === null) return of("away", answeredAt);
		if (isReadOnly) return of("read-only");
		return of(answeredIn > SLOW_MS ? "slow" : "works");
	},
	booking: within(({ room, phases }, at, isReadOnly) => {
		if (isReadOnly) return of("away");
		if (!room || !phases) return of("unknown");
		if (phases.every(({ phase }) => phase === "walk-in"))
			return of("not-online");
		if (room.onFor === null) return of("works");
		return of(room.isClosed ? "closed" : "room", at - room.onFor * 1_000);
	}),
	waits: within(({ queues }) => of(queues ? "works" : "unknown")),
	mail: within(({ mails, beats, sweeps }, at) => {
		const work = workState(beats, sweeps);
		if (work.is === "nobody") return of("away", ago(at, work.forSeconds));
		if (!mails) return of("unknown");
		const since = ago(at, mails.oldest);
		if (mails.oldest > MAIL_AWAY_SECONDS) return of("away", since);
		if (mails.oldest > MAIL_SLOW_SECONDS) return of("slow", since);
		return of(work.is === "unknown" ? "unknown" : "works");
	}),
	jobs: within(({ beats, sweeps }, at) => {
		const work = workState(beats, sweeps);
		switch (work.is) {
			case "done":
				return of("works");
			case "late":
				return of("slow", ago(at, work.forSeconds));
			case "nobody":
				return of("away", ago(at, work.forSeconds));
			case "unknown":
				return of("unknown");
		}
	}),
};

const ago = (at: number, seconds: number | null): number | null =>
	seconds === null ? null : at - seconds * 1_000;
