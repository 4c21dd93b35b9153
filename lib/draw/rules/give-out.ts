import type { Group, Line, Winner } from "#lib/draw/draw.ts";

interface Room {
	group: number;
	/** Its place in the group. */
	index: number;
	rest: number;
	holds: Set<Placed>;
}

interface Placed {
	line: Line;
	room: Room | null;
}

/**
 * Gives a room to one after another, in the order given: whoever comes gets one if that is possible without taking it
 * from anybody before them, however many of those have to change rooms for it (augmenting paths). Since any time of a
 * room suits whoever the room suits, minutes are all that has to fit, and nothing ever overlaps.
 *
 * Where all take equally long this serves as many people as any choice could: the sets that can be served are the
 * independent sets of a transversal matroid, of which the greedy choice in any order is a largest. Where they do not, a
 * longer one may in addition make several others change rooms; then nobody is passed over for whom a room is found so,
 * but a largest number is not promised: it would always be the short ones.
 */
export function giveOut(
	groups: readonly Group[],
	/** In the order of the lot. */
	lines: readonly Line[],
): Winner[] {
	const rooms = groups.map((group, number) =>
		group.rooms.map(
			(minutes, index): Room => ({
				group: number,
				index,
				rest: minutes,
				holds: new Set(),
			}),
		),
	);
	const search = new Search(rooms, isOneLength(lines));
	const placed = lines.flatMap((line) => search.place(line) ?? []);
	return placed.flatMap(({ line, room }) =>
		room ? [{ line, group: room.group, room: room.index }] : [],
	);
}

const isOneLength = (lines: readonly Line[]) =>
	new Set(lines.map(({ minutes }) => minutes)).size <= 1;

class Search {
	readonly #rooms: readonly (readonly Room[])[];
	readonly #isOneLength: boolean;
	/**
	 * Who was seen in searches that found nothing since the last that found something: they cannot move. Of one length
	 * they never can again, since no later path leads out of a set that none led out of.
	 */
	readonly #stuck = new Set<Placed>();
	#seen = new Set<Placed>();

	constructor(rooms: readonly (readonly Room[])[], isOneLength: boolean) {
		this.#rooms = rooms;
		this.#isOneLength = isOneLength;
	}

	place(line: Line): Placed | null {
		const placed: Placed = { line, room: null };
		this.#seen = new Set([placed]);
		if (this.#settle(placed)) {
			if (!this.#isOneLength) this.#stuck.clear();
			return placed;
		}
		this.#seen.delete(placed);
		for (const one of this.#seen) this.#stuck.add(one);
		return null;
	}

	/** Finds a room, and for whoever has to leave it another one; all stay where they were if there is none. */
	#settle(placed: Placed): boolean {
		const free = this.#freeRoom(placed);
		if (free) {
			enter(placed, free);
			return true;
		}
		for (const room of this.#roomsFor(placed)) {
			for (const other of [...room.holds]) {
				if (this.#seen.has(other) || this.#stuck.has(other)) continue;
				if (room.rest + other.line.minutes < placed.line.minutes) continue;
				this.#seen.add(other);
				leave(other);
				enter(placed, room);
				if (this.#settle(other)) return true;
				leave(placed);
				enter(other, room);
			}
			if (!this.#isOneLength && this.#clear(placed, room)) return true;
		}
		return false;
	}

	/** Lets several who are shorter move straight to other rooms, until there is room for one who is longer. */
	#clear(placed: Placed, room: Room): boolean {
		const moved: { other: Placed; to: Room }[] = [];
		for (const other of [...room.holds]) {
			if (room.rest >= placed.line.minutes) break;
			if (other.line.minutes >= placed.line.minutes) continue;
			const to = this.#freeRoom(other);
			if (!to || to === room || this.#seen.has(other)) continue;
			leave(other);
			enter(other, to);
			moved.push({ other, to });
		}
		if (room.rest >= placed.line.minutes) {
			enter(placed, room);
			return true;
		}
		for (const { other } of moved.reverse()) {
			leave(other);
			enter(other, room);
		}
		return false;
	}

	/** The one that is filled best; of several the first. */
	#freeRoom({ line }: Placed): Room | null {
		let best: Room | null = null;
		for (const group of line.groups)
			for (const room of this.#rooms[group] ?? [])
				if (room.rest >= line.minutes && (!best || room.rest < best.rest))
					best = room;
		return best;
	}

	#roomsFor({ line }: Placed): readonly Room[] {
		return line.groups.flatMap((group) => this.#rooms[group] ?? []);
	}
}

function enter(placed: Placed, room: Room): void {
	room.holds.add(placed);
	room.rest -= placed.line.minutes;
	placed.room = room;
}

function leave(placed: Placed): void {
	const { room } = placed;
	if (!room) return;
	room.holds.delete(placed);
	room.rest += placed.line.minutes;
	placed.room = null;
}
