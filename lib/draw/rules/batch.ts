import type { DayFacts } from "#lib/availability/availability.ts";
import { GRID_MINUTES } from "#lib/availability/rules/free-starts.ts";
import {
	joined,
	overlaps,
	type Span,
	subtract,
} from "#lib/availability/rules/span.ts";
import type { Group, Line } from "#lib/draw/draw.ts";
import { type CivilDate, type Minute, weekdayOf } from "#lib/time.ts";
import {
	type Half,
	type HalfOfWeek,
	NOON,
	suitsHalf,
} from "#lib/wishes/rules/halves.ts";

/** A free stretch of one desk within one half of a day. */
interface Room extends Span {
	date: CivilDate;
	half: Half;
	deskId: number;
	/** Null: every service. */
	serves: ReadonlySet<number> | null;
	/** Services that are closed for some of its time. */
	closed: ReadonlySet<number>;
}

/** Groups as they are published, with the rooms behind them: of each group in the same order. */
export interface Rooms {
	groups: readonly Group[];
	rooms: readonly (readonly Room[])[];
}

/** What of a wish decides which times suit. */
export interface Suits {
	serviceIds: readonly number[];
	/** Empty: any time. */
	halves: readonly HalfOfWeek[];
	/** Both included. */
	earliest: CivilDate;
	latest: CivilDate;
}

/** All that the draw has to give on these days: what lies under lot and is free. */
export function roomsOf(days: readonly DayFacts[]): Rooms {
	const byGroup = new Map<string, Room[]>();
	for (const room of days.flatMap(roomsOnDay)) {
		const key = JSON.stringify([
			room.date,
			room.half === "morning" ? 0 : 1,
			room.serves && sorted(room.serves),
			sorted(room.closed),
		]);
		byGroup.set(key, [...(byGroup.get(key) ?? []), room]);
	}
	const kinds = new Map<string, number>();
	const groups = [...byGroup.entries()]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, rooms]) => rooms.sort(byLength));
	return {
		rooms: groups,
		groups: groups.flatMap(([first, ...others]) => {
			if (!first) return [];
			const key = JSON.stringify([
				first.serves && sorted(first.serves),
				sorted(first.closed),
			]);
			const kind = kinds.get(key) ?? kinds.size;
			kinds.set(key, kind);
			const { date, half } = first;
			return [{ date, half, kind, rooms: [first, ...others].map(minutesIn) }];
		}),
	};
}

const minutesIn = ({ from, until }: Span) => until - from;
const byLength = (a: Room, b: Room) =>
	minutesIn(b) - minutesIn(a) || a.deskId - b.deskId || a.from - b.from;
const sorted = (ids: ReadonlySet<number>) => [...ids].sort((a, b) => a - b);

function roomsOnDay(facts: DayFacts): Room[] {
	return facts.desks.flatMap(({ id: deskId, serves }) => {
		const busy = facts.busy.filter((one) => one.deskId === deskId);
		const under = facts.windows.filter(
			(window) => window.deskId === deskId && window.releasedAt === null,
		);
		return joined(under)
			.flatMap((span) => subtract(span, busy))
			.flatMap(halvesOf)
			.flatMap(({ half, ...span }): Room[] => {
				const from = Math.ceil(span.from / GRID_MINUTES) * GRID_MINUTES;
				const until = Math.floor(span.until / GRID_MINUTES) * GRID_MINUTES;
				if (until <= from) return [];
				const closed = facts.serviceClosures
					.filter((closure) => overlaps(closure, { from, until }))
					.flatMap(({ serviceIds }) => [...serviceIds]);
				const { date } = facts;
				return [
					{ date, half, deskId, serves, closed: new Set(closed), from, until },
				];
			});
	});
}

function halvesOf({ from, until }: Span): (Span & { half: Half })[] {
	const halves = [
		{ half: "morning" as const, from, until: Math.min(until, NOON) },
		{ half: "afternoon" as const, from: Math.max(from, NOON), until },
	];
	return halves.filter((half) => half.from < half.until);
}

/** The groups in which every time suits a wish. Thousands of wishes are alike in that: each kind is looked at once. */
export function groupsFor({ groups, rooms }: Rooms): (wish: Suits) => number[] {
	const known = new Map<string, number[]>();
	const weekdays = groups.map(({ date }) => weekdayOf(date));
	const suits = (wish: Suits, number: number): boolean => {
		const group = groups[number];
		const [room] = rooms[number] ?? [];
		const weekday = weekdays[number];
		if (!group || !room || !weekday) return false;
		return (
			wish.earliest <= group.date &&
			group.date <= wish.latest &&
			suitsHalf(wish.halves, weekday, group.half) &&
			wish.serviceIds.every(
				(id) =>
					(room.serves === null || room.serves.has(id)) && !room.closed.has(id),
			)
		);
	};
	return ({ serviceIds, halves, earliest, latest }) => {
		const wish = { serviceIds, halves, earliest, latest };
		const key = JSON.stringify(wish);
		const found =
			known.get(key) ??
			groups.flatMap((_, number) => (suits(wish, number) ? [number] : []));
		known.set(key, found);
		return found;
	};
}

/** Lengths count in steps of the calendar's grid, so that each appointment begins on it. */
export const onGrid = (minutes: number): number =>
	Math.ceil(minutes / GRID_MINUTES) * GRID_MINUTES;

export interface Start {
	line: Line;
	deskId: number;
	date: CivilDate;
	start: Minute;
}

/** Those who share a room come one after another. */
export function startsOf(
	{ rooms }: Rooms,
	placed: readonly { line: Line; group: number; room: number }[],
): Start[] {
	const next = new Map<Room, Minute>();
	return placed.flatMap(({ line, ...at }) => {
		const room = rooms[at.group]?.[at.room];
		if (!room) return [];
		const start = next.get(room) ?? room.from;
		next.set(room, start + line.minutes);
		return [{ line, deskId: room.deskId, date: room.date, start }];
	});
}
