import type { Arm, Counted } from "#lib/attendance/attendance.ts";
import { numbers } from "#lib/queue/waits/rules/numbers.ts";

/** What a station has to tell about the two wordings. */
export interface StationOutcome {
	stationId: number;
	arm: Arm;
	/** Of those who were reminded: before the trial with the usual wording, and during it. */
	before: Counted;
	during: Counted;
}

export type Effect =
	| {
			kind: "unknown";
			/** Stations of each wording that have enough to tell. */
			stations: Record<Arm, number>;
	  }
	| {
			kind: "known";
			stations: Record<Arm, number>;
			/** Share of no-shows with wording b less that with wording a, each against the station's own time before. */
			difference: number;
			/** Nine times of ten the true difference lies within. */
			from: number;
			until: number;
			/**
			 * How often the lot alone makes a difference as great, had the wording none; of many stations drawn and not counted,
			 * and then true to within `lotError` nineteen times of twenty. 0: counted.
			 */
			byLot: number;
			lotError: number;
			/** Neither chance nor the lot would explain it easily. */
			isClear: boolean;
	  };

/** A station that reminded fewer people before or during the trial says nothing. */
export const ENOUGH_REMINDED = 30;
/** In each arm; with one station nobody knows how much stations differ anyway. */
const FEWEST_STATIONS = 2;
const LEVEL = 0.1;

/** Half of the stations each, by lot; of an odd number the lot says which wording gets one more. */
export function drawArms(
	stationIds: readonly number[],
	seed: string,
): ReadonlyMap<number, Arm> {
	const random = lotOf(seed);
	const drawn = stationIds.toSorted((a, b) => a - b);
	for (let last = drawn.length - 1; last > 0; last -= 1) {
		const other = Math.floor(random() * (last + 1));
		[drawn[last], drawn[other]] = [
			drawn[other] as number,
			drawn[last] as number,
		];
	}
	const first: Arm = random() < 0.5 ? "a" : "b";
	const second: Arm = first === "a" ? "b" : "a";
	return new Map(
		drawn.map((id, index) => [id, index % 2 === 0 ? first : second]),
	);
}

/**
 * Whether the wording matters. Stations were drawn, not people, so each station counts once, with its change against
 * its own time before; how much those changes differ within a wording is the measure of chance, at least that of the
 * people themselves. With so few stations the lot itself must be asked, too: how many of all ways to draw them would
 * show as much.
 */
export function effectOf(outcomes: readonly StationOutcome[]): Effect {
	const known = outcomes.filter(
		({ before, during }) =>
			before.due >= ENOUGH_REMINDED && during.due >= ENOUGH_REMINDED,
	);
	const changes = (arm: Arm) =>
		known.filter((one) => one.arm === arm).map(changeOf);
	const a = changes("a");
	const b = changes("b");
	const stations = { a: a.length, b: b.length };
	if (Math.min(a.length, b.length) < FEWEST_STATIONS)
		return { kind: "unknown", stations };
	const difference = mean(b) - mean(a);
	const freedom = a.length + b.length - 2;
	const between =
		((squares(a) + squares(b)) / freedom) * (1 / a.length + 1 / b.length);
	const among = (arm: Arm, count: number) =>
		known
			.filter((one) => one.arm === arm)
			.reduce(
				(sum, { before, during }) => sum + chanceOf(before) + chanceOf(during),
				0,
			) /
		count ** 2;
	const within = among("a", a.length) + among("b", b.length);
	const half = quantile(freedom) * Math.sqrt(Math.max(between, within));
	const { share: byLot, error: lotError } = lotShare(
		[...a, ...b],
		a.length,
		difference,
	);
	const from = difference - half;
	const until = difference + half;
	return {
		kind: "known",
		stations,
		difference,
		from,
		until,
		byLot,
		lotError,
		isClear: (from > 0 || until < 0) && byLot + lotError <= LEVEL,
	};
}

const share = ({ due, absent }: Counted) => absent / due;
const changeOf = ({ before, during }: StationOutcome) =>
	share(during) - share(before);
/** The variance of a share that so many people make; never nought. */
function chanceOf({ due, absent }: Counted): number {
	const likely = (absent + 0.5) / (due + 1);
	return (likely * (1 - likely)) / due;
}

const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
const squares = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0);

/** So many ways to draw are counted, every one; that is up to twenty stations. */
const MOST_WAYS = 200_000;
/** Of more, so many are drawn. */
const DRAWN_WAYS = 20_000;

/** Of all ways to draw so many stations for wording a: the part in which wording b differs at least as much. */
function lotShare(
	changes: readonly number[],
	first: number,
	seen: number,
): { share: number; error: number } {
	const total = changes.reduce((sum, value) => sum + value, 0);
	/** @param sum of the stations with wording a */
	const isAsFar = (sum: number) => {
		const difference = (total - sum) / (changes.length - first) - sum / first;
		return Math.abs(difference) >= Math.abs(seen) - 1e-12;
	};
	if (waysToDraw(changes.length, first) > MOST_WAYS)
		return drawnShare(changes, first, isAsFar);
	let ways = 0;
	let asFar = 0;
	const draw = (from: number, left: number, sum: number): void => {
		if (left === 0) {
			ways += 1;
			if (isAsFar(sum)) asFar += 1;
			return;
		}
		for (let index = from; index <= changes.length - left; index += 1)
			draw(index + 1, left - 1, sum + (changes[index] ?? 0));
	};
	draw(0, first, 0);
	return { share: asFar / ways, error: 0 };
}

function waysToDraw(all: number, first: number): number {
	let ways = 1;
	for (let one = 1; one <= first; one += 1) ways *= (all - first + one) / one;
	return Math.round(ways);
}

/** The same seed always: the page says the same each time it is opened. The lot that was really drawn is one of them. */
function drawnShare(
	changes: readonly number[],
	first: number,
	isAsFar: (sum: number) => boolean,
): { share: number; error: number } {
	const random = numbers(changes.length);
	const order = [...changes];
	let asFar = 1;
	for (let way = 0; way < DRAWN_WAYS; way += 1) {
		let sum = 0;
		for (let place = 0; place < first; place += 1) {
			const other = place + Math.floor(random() * (order.length - place));
			[order[place], order[other]] = [
				order[other] as number,
				order[place] as number,
			];
			sum += order[place] as number;
		}
		if (isAsFar(sum)) asFar += 1;
	}
	const share = asFar / (DRAWN_WAYS + 1);
	return {
		share,
		error: 1.96 * Math.sqrt((share * (1 - share)) / DRAWN_WAYS),
	};
}

/** 95 % of Student's t with so many degrees of freedom; between two entries the wider one. */
const STUDENT: readonly (readonly [freedom: number, quantile: number])[] = [
	[2, 2.92],
	[3, 2.353],
	[4, 2.132],
	[5, 2.015],
	[6, 1.943],
	[7, 1.895],
	[8, 1.86],
	[10, 1.812],
	[12, 1.782],
	[15, 1.753],
	[20, 1.725],
	[30, 1.697],
];
const quantile = (freedom: number) =>
	STUDENT.findLast(([known]) => known <= freedom)?.[1] ?? 6.314;

/** Numbers in [0, 1) from a text: FNV-1a, then mulberry32. */
function lotOf(seed: string): () => number {
	let hash = 0x811c9dc5;
	for (const character of seed) {
		hash ^= character.codePointAt(0) ?? 0;
		hash = Math.imul(hash, 0x01000193);
	}
	return numbers(hash);
}
