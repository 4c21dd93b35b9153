import type { Span } from "#lib/availability/rules/span.ts";
import { Heap } from "#lib/heap.ts";
import { Line } from "#lib/queue/order/rules/line.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import { walkInState } from "#lib/queue/waits/rules/walk-ins.ts";
import type {
	DayDesk,
	DayPlan,
	Person,
	Played,
} from "#lib/simulation/simulation.ts";

const MINUTE = 60_000;

interface Seat {
	desk: DayDesk;
	/** Its last hour ends; milliseconds of the day. */
	until: number;
	isOpen: boolean;
	person: Person | null;
	idleSince: number;
	busyMs: number;
	/** When it was last done with somebody. */
	doneAt: number;
	/** Those still to come, and until when it rests; milliseconds of the day. */
	rests: { at: number; lasts: number }[];
	restsUntil: number;
	busy: Span[];
	rested: Span[];
}

interface Event {
	at: number;
	run(at: number): void;
}

/**
 * Plays a day through, from one event to the next: people come, the station's own order of calling (lib/queue/order) says
 * who is next, and each desk calls as soon as it is free and open. A desk finishes whom it has when its hours or a break
 * end. After its last hour it calls only those for whom no desk that serves them is open later: whoever has a number is
 * served. The same plan with the same people always gives the same day.
 */
export function playDay(plan: DayPlan, people: readonly Person[]): Played {
	const line = new Line<Person>(plan.order);
	const events = new Heap<Event>((a, b) => a.at - b.at);
	const seats = plan.desks
		.filter(({ spans }) => spans.length > 0)
		.map(
			(desk): Seat => ({
				desk,
				until: (desk.spans.at(-1)?.until ?? 0) * MINUTE,
				isOpen: false,
				person: null,
				idleSince: 0,
				busyMs: 0,
				doneAt: 0,
				rests: (desk.rests ?? []).map(({ from, minutes }) => ({
					at: from * MINUTE,
					lasts: minutes * MINUTE,
				})),
				restsUntil: 0,
				busy: [],
				rested: [],
			}),
		);
	const lastOf = lastHours(seats);
	const room = roomOf(plan, people, seats, line);

	const take = (seat: Seat, person: Person, at: number) => {
		line.remove(person);
		room.leave(person);
		person.calledAt = at;
		seat.person = person;
		const lasts = plan.way * MINUTE + person.serviceMs;
		seat.busyMs += lasts;
		seat.busy.push({ from: at, until: at + lasts });
		events.push({ at: at + lasts, run: (then) => finish(seat, person, then) });
	};
	const finish = (seat: Seat, person: Person, at: number) => {
		person.fate = "served";
		person.endedAt = at;
		seat.person = null;
		seat.doneAt = at;
		seat.idleSince = at;
		if (person.next) {
			const { person: again, afterMs, servedMs = 0 } = person.next;
			again.servedBefore = (person.servedBefore ?? 0) + servedMs;
			events.push({ at: at + afterMs, run: (then) => comeAgain(again, then) });
		}
		callNext(seat, at);
	};
	const callNext = (seat: Seat, at: number) => {
		if (seat.person || rests(seat, at)) return;
		const isOver = at >= seat.until;
		if (!seat.isOpen && !isOver) return;
		const only = isOver
			? (one: Person) => lastOf(one) <= seat.until
			: undefined;
		const next = line.next(seat.desk, at, only);
		if (next) take(seat, next.visit, at);
	};
	const rests = (seat: Seat, at: number): boolean => {
		const [rest] = seat.rests;
		if (rest && at >= rest.at && at < seat.until) {
			seat.rests.shift();
			seat.restsUntil = Math.max(seat.restsUntil, at) + rest.lasts;
			seat.rested.push({ from: at, until: seat.restsUntil });
			events.push({ at: seat.restsUntil, run: (then) => callNext(seat, then) });
		}
		return at < seat.restsUntil;
	};
	/** Has a number already: whoever is still there serves them, after the last hour as well. */
	const comeAgain = (person: Person, at: number) => {
		if (person.handedOverAt !== null) person.handedOverAt = at;
		line.add(person, at);
		room.enter(person);
		const seat = idleSeat(seats, person, at);
		if (seat) return callNext(seat, at);
		if (lastOf(person) > at) return;
		const late = seats
			.filter((one) => !one.person && canCall(one.desk, person))
			.sort((a, b) => b.doneAt - a.doneAt)[0];
		if (late) take(late, person, at);
	};
	const come = (person: Person, at: number) => {
		if (lastOf(person) <= at || !room.hasRoomFor(person, at)) {
			person.fate = "turned-away";
			person.endedAt = at;
			return;
		}
		line.add(person, at);
		room.enter(person);
		const seat = idleSeat(seats, person, at);
		if (seat) return callNext(seat, at);
		if (person.patienceMs < Number.POSITIVE_INFINITY)
			events.push({
				at: at + person.patienceMs,
				run: (then) => {
					if (!line.remove(person)) return;
					room.leave(person);
					person.fate = "left";
					person.endedAt = then;
				},
			});
	};

	for (const seat of seats) {
		for (const { at } of seat.rests)
			events.push({ at, run: (then) => callNext(seat, then) });
		for (const { from, until } of seat.desk.spans) {
			events.push({
				at: from * MINUTE,
				run: (at) => {
					seat.isOpen = true;
					seat.idleSince = Math.max(seat.idleSince, at);
					callNext(seat, at);
				},
			});
			events.push({
				at: until * MINUTE,
				run: (at) => {
					seat.isOpen = false;
					callNext(seat, at);
				},
			});
		}
	}
	for (const person of people) {
		if (person.arrivedAt === Number.POSITIVE_INFINITY) break;
		for (
			let event = events.peek();
			event && event.at <= person.arrivedAt;
			event = events.peek()
		)
			events.pop()?.run(event.at);
		come(person, person.arrivedAt);
	}
	for (let event = events.pop(); event; event = events.pop())
		event.run(event.at);
	for (const person of people) person.fate ??= "stranded";
	return totals(seats, people);
}

/** When nobody who serves this person is there any more; milliseconds of the day. Asked of each concern once. */
function lastHours(seats: readonly Seat[]): (person: Person) => number {
	const known = new Map<readonly number[], number>();
	return (person) => {
		const last = known.get(person.serviceIds);
		if (last !== undefined) return last;
		const hours = seats
			.filter(({ desk }) => canCall(desk, person))
			.map(({ until }) => until);
		const found = Math.max(Number.NEGATIVE_INFINITY, ...hours);
		known.set(person.serviceIds, found);
		return found;
	};
}

/** Free and open, may call this person: who can do the fewest other things, then who has had nobody for longest. */
function idleSeat(
	seats: readonly Seat[],
	person: Person,
	at: number,
): Seat | null {
	let found: Seat | null = null;
	for (const seat of seats) {
		if (seat.person || !seat.isOpen || !canCall(seat.desk, person)) continue;
		if (at < seat.restsUntil || at >= (seat.rests[0]?.at ?? at + 1)) continue;
		if (!found || prefers(seat, found)) found = seat;
	}
	return found;
}

function prefers(a: Seat, b: Seat): boolean {
	const breadth = (one: Seat) =>
		one.desk.serves?.size ?? Number.POSITIVE_INFINITY;
	if (breadth(a) !== breadth(b)) return breadth(a) < breadth(b);
	return a.idleSince < b.idleSince;
}

/**
 * Whether a ticket is still given out, as the kiosk decides it (lib/queue/waits). It asks the forecast, which plays the
 * rest of the day thirty times for each who comes; here the same is said by one division: the work in the line, by what
 * the desks have left for it beside the appointments to come.
 */
function roomOf(
	{ walkIns, order }: DayPlan,
	people: readonly Person[],
	seats: readonly Seat[],
	line: Line<Person>,
) {
	const closing = Math.max(0, ...seats.map(({ until }) => until)) / MINUTE;
	const booked = people
		.filter(({ startsAt, fate }) => startsAt !== null && fate !== "missing")
		.sort((a, b) => (b.startsAt ?? 0) - (a.startsAt ?? 0));
	let toCome = booked.reduce((sum, { planned }) => sum + planned, 0);
	let inLine = 0;
	const waitAt = (at: number) => {
		for (
			let last = booked.at(-1);
			last && (last.startsAt ?? 0) <= at;
			last = booked.at(-1)
		) {
			toCome -= last.planned;
			booked.pop();
		}
		const open = seats.filter(({ isOpen }) => isOpen).length;
		if (open === 0) return null;
		if (line.size === 0) return 0;
		const left = open - toCome / Math.max(1, closing - at / MINUTE);
		return left > 0 ? inLine / left : closing;
	};
	return {
		enter: ({ planned }: Person) => {
			inLine += planned;
		},
		leave: ({ planned }: Person) => {
			inLine -= planned;
		},
		hasRoomFor: ({ startsAt, planned }: Person, at: number) => {
			if (startsAt !== null || walkIns === "open") return true;
			const wait = waitAt(at);
			return walkInState({
				mode: walkIns,
				house: { kind: "open", until: closing, again: null },
				closing,
				minute: at / MINUTE,
				wait: wait === null ? null : { minutes: wait, from: wait, until: wait },
				minutes: planned,
				patienceMinutes: order.patienceMinutes,
			}).open;
		},
	};
}

function totals(seats: readonly Seat[], people: readonly Person[]): Played {
	const closing = Math.max(0, ...seats.map(({ until }) => until));
	let open = 0;
	let busy = 0;
	let overtime = 0;
	let closedLate = 0;
	for (const seat of seats) {
		for (const { from, until } of seat.desk.spans) open += until - from;
		busy += seat.busyMs / MINUTE;
		overtime += Math.max(0, seat.doneAt - seat.until) / MINUTE;
		closedLate = Math.max(closedLate, (seat.doneAt - closing) / MINUTE);
	}
	return {
		people,
		open,
		busy,
		idle: Math.max(0, open + overtime - busy),
		overtime,
		closedLate,
		desks: seats.map(({ desk, busy: had, rested }) => ({
			id: desk.id,
			busy: had,
			rests: rested,
		})),
	};
}
