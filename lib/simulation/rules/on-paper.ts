import type {
	Channel,
	DayFacts,
	DayWindow,
	DayDesk as PlannedDesk,
} from "#lib/availability/availability.ts";
import { GRID_MINUTES } from "#lib/availability/rules/places.ts";
import { joined, type Span, subtract } from "#lib/availability/rules/span.ts";
import type { DayDesk } from "#lib/simulation/simulation.ts";

/** What is changed on the plan of a day; everything else stays. */
export interface PlanWish {
	/** So many desks more, or fewer if negative, from and until then; both null: all day. */
	desks: { more: number; from: number | null; until: number | null };
	/** Nobody sits there. */
	sickDeskId: number | null;
	/** Each desk rests once for so long within this span, one after the other. */
	rest: ({ minutes: number } & Span) | null;
	/** The house opens and closes then; null at one end: as it does now. */
	hours: { from: number | null; until: number | null } | null;
	/** Of all desk minutes, per cent that citizens book themselves, and that nobody books; the rest is for the counter. */
	shares: { online: number; walkIn: number } | null;
	isClosed: boolean;
}

/** The plan as it is. */
export const NOTHING: PlanWish = {
	desks: { more: 0, from: null, until: null },
	sickDeskId: null,
	rest: null,
	hours: null,
	shares: null,
	isClosed: false,
};

/** The day as it would be. Ids of desks that come in addition are negative. */
export function changedDay(facts: DayFacts, wish: PlanWish): DayFacts {
	if (wish.isClosed) return { ...facts, windows: [] };
	let day = facts;
	if (wish.hours) day = withHours(day, wish.hours);
	if (wish.sickDeskId !== null) day = without(day, [wish.sickDeskId], WHOLE);
	if (wish.desks.more !== 0) day = withDesks(day, wish.desks);
	if (wish.rest) day = withRest(day, wish.rest);
	if (wish.shares) day = withShares(day, wish.shares);
	return day;
}

const WHOLE: Span = { from: 0, until: 1440 };

/** Desks with somebody at them, whoever their times are for, as a day is played through. */
export function desksOf({ desks, windows }: DayFacts): DayDesk[] {
	return desks
		.map(({ id, serves }) => ({
			id,
			serves,
			spans: joined(windows.filter(({ deskId }) => deskId === id)),
		}))
		.filter(({ spans }) => spans.length > 0);
}

/** When the first desk opens and the last one closes; null: closed. */
export function hoursOf({ windows }: Pick<DayFacts, "windows">): Span | null {
	if (windows.length === 0) return null;
	return {
		from: Math.min(...windows.map(({ from }) => from)),
		until: Math.max(...windows.map(({ until }) => until)),
	};
}

/** Minutes that can be booked, by citizens or at the counter. */
export function bookableMinutes({
	windows,
}: Pick<DayFacts, "windows">): number {
	return windows
		.filter(({ channel }) => channel !== "walk-in")
		.reduce((sum, { from, until }) => sum + until - from, 0);
}

/** Whoever opened first, or closed last, of all does so at the new hours; the others are only cut. */
function withHours(
	day: DayFacts,
	wanted: NonNullable<PlanWish["hours"]>,
): DayFacts {
	const old = hoursOf(day);
	if (!old) return day;
	const hours = {
		from: wanted.from ?? old.from,
		until: wanted.until ?? old.until,
	};
	const windows = day.windows
		.map((window) => ({
			...window,
			from:
				window.from === old.from
					? hours.from
					: Math.max(window.from, hours.from),
			until:
				window.until === old.until
					? hours.until
					: Math.min(window.until, hours.until),
		}))
		.filter(({ from, until }) => from < until);
	return { ...day, windows };
}

function without(
	day: DayFacts,
	deskIds: readonly number[],
	span: Span,
): DayFacts {
	return {
		...day,
		windows: day.windows.flatMap((window) =>
			deskIds.includes(window.deskId)
				? subtract(window, [span]).map((left) => ({ ...window, ...left }))
				: [window],
		),
	};
}

/** More: like the desk that is open for longest, and for everything. Fewer: those that are open for the shortest time. */
function withDesks(
	day: DayFacts,
	{ more, from, until }: PlanWish["desks"],
): DayFacts {
	const span = { from: from ?? 0, until: until ?? 1440 };
	const byLength = openDesks(day).toSorted(
		(a, b) => minutesOf(day, b.id) - minutesOf(day, a.id) || a.id - b.id,
	);
	if (more < 0)
		return without(
			day,
			byLength.slice(more).map(({ id }) => id),
			span,
		);
	const [model] = byLength;
	if (!model) return day;
	const pattern = day.windows.filter(({ deskId }) => deskId === model.id);
	const lowest = Math.min(0, ...day.desks.map(({ id }) => id));
	const ids = Array.from({ length: more }, (_, index) => lowest - 1 - index);
	return {
		...day,
		desks: [...day.desks, ...ids.map((id) => ({ id, serves: null }))],
		windows: [
			...day.windows,
			...ids.flatMap((deskId) =>
				pattern
					.map((window) => ({
						...window,
						deskId,
						from: Math.max(window.from, span.from),
						until: Math.min(window.until, span.until),
					}))
					.filter((window) => window.from < window.until),
			),
		],
	};
}

const openDesks = ({ desks, windows }: DayFacts): PlannedDesk[] =>
	desks.filter(({ id }) => windows.some(({ deskId }) => deskId === id));

const minutesOf = ({ windows }: DayFacts, id: number): number =>
	windows
		.filter(({ deskId }) => deskId === id)
		.reduce((sum, { from, until }) => sum + until - from, 0);

function withRest(
	day: DayFacts,
	rest: NonNullable<PlanWish["rest"]>,
): DayFacts {
	return openDesks(day).reduce((before, { id }, index) => {
		const from = restBegins(rest, index);
		return without(before, [id], { from, until: from + rest.minutes });
	}, day);
}

/** Of the desk in this place; as many rest at once as it takes to get round within the span. */
export function restBegins(
	{ minutes, from, until }: NonNullable<PlanWish["rest"]>,
	index: number,
): number {
	const turns = Math.max(1, Math.floor((until - from) / minutes));
	return from + (index % turns) * minutes;
}

/** Desk by desk, so that each kind of time is spread over the whole day; one desk may be divided. */
function withShares(
	day: DayFacts,
	{ online, walkIn }: { online: number; walkIn: number },
): DayFacts {
	const all = openDesks(day).reduce(
		(sum, { id }) => sum + minutesOf(day, id),
		0,
	);
	const wanted: [Channel, number][] = [
		["online", (all * online) / 100],
		["staff", (all * (100 - online - walkIn)) / 100],
		["walk-in", Number.POSITIVE_INFINITY],
	];
	const releasedAt = Math.min(
		...day.windows.map(
			(window) => window.releasedAt ?? Number.POSITIVE_INFINITY,
		),
	);
	const windows: DayWindow[] = [];
	for (const { id } of openDesks(day))
		for (const span of joined(
			day.windows.filter(({ deskId }) => deskId === id),
		)) {
			let { from } = span;
			for (const one of wanted) {
				const [channel, left] = one;
				const free = Math.floor(left / GRID_MINUTES) * GRID_MINUTES;
				const until = Math.min(span.until, from + free);
				if (until <= from) continue;
				windows.push({
					deskId: id,
					from,
					until,
					channel,
					releasedAt: Number.isFinite(releasedAt) ? releasedAt : null,
				});
				one[1] -= until - from;
				from = until;
			}
		}
	return { ...day, windows };
}
