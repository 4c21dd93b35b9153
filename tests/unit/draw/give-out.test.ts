import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Batch, Group, Line } from "#lib/draw/draw.ts";
import { giveOut } from "#lib/draw/rules/give-out.ts";
import { inOrderOfLot } from "#lib/draw/rules/lot.ts";

const group = (rooms: number[], kind = 0): Group => ({
	date: "2027-01-04",
	half: "morning",
	kind,
	rooms,
});
const seedOf = (number: number) =>
	createHash("sha256").update(`seed ${number}`).digest("hex");

const batches = (lengths: readonly number[]): fc.Arbitrary<Batch> =>
	fc
		.array(fc.array(fc.integer({ min: 5, max: 90 }), { maxLength: 3 }), {
			minLength: 1,
			maxLength: 4,
		})
		.chain((rooms) =>
			fc
				.array(
					fc.record({
						minutes: fc.constantFrom(...lengths),
						groups: fc.uniqueArray(
							fc.integer({ min: 0, max: rooms.length - 1 }),
						),
					}),
					{ maxLength: 14 },
				)
				.map((wishes) => ({
					groups: rooms.map((one, kind) => group(one, kind)),
					lines: wishes.map((wish, index) => ({
						...wish,
						groups: wish.groups.sort((a, b) => a - b),
						id: `line-${String(index).padStart(2, "0")}`,
					})),
				})),
		);

/** How many of these can be served at most, of one length, by a plain search for paths over single times. */
function mostServed({ groups }: Batch, lines: readonly Line[]): number {
	const times = groups.flatMap(({ rooms }, number) =>
		rooms.flatMap((minutes) =>
			Array.from(
				{ length: Math.floor(minutes / (lines[0]?.minutes ?? 1)) },
				() => number,
			),
		),
	);
	const takenBy = new Map<number, number>();
	const serve = (line: number, seen: Set<number>): boolean =>
		times.some((group, time) => {
			if (seen.has(time) || !lines[line]?.groups.includes(group)) return false;
			seen.add(time);
			const other = takenBy.get(time);
			if (other !== undefined && !serve(other, seen)) return false;
			takenBy.set(time, line);
			return true;
		});
	return lines.filter((_, line) => serve(line, new Set())).length;
}

test("as many people get a time as any choice could serve, and the lot decides between them", () => {
	fc.assert(
		fc.property(batches([20]), fc.nat(), (batch, number) => {
			const order = inOrderOfLot(batch, seedOf(number));
			const winners = giveOut(batch.groups, order).map(({ line }) => line);
			expect(winners.length).toBe(mostServed(batch, order));
			// Nobody is passed over whom the ones before them would have left a time.
			const chosen: Line[] = [];
			for (const line of order)
				if (mostServed(batch, [...chosen, line]) > chosen.length)
					chosen.push(line);
			expect(winners).toEqual(chosen);
		}),
		{ numRuns: 500 },
	);
});

test("no room holds more minutes than it has, everybody is where it suits them and nobody twice", () => {
	fc.assert(
		fc.property(batches([5, 10, 20, 35, 60]), fc.nat(), (batch, number) => {
			const order = inOrderOfLot(batch, seedOf(number));
			const winners = giveOut(batch.groups, order);
			const rest = batch.groups.map(({ rooms }) => [...rooms]);
			for (const { line, group, room } of winners) {
				expect(line.groups).toContain(group);
				(rest[group] as number[])[room] =
					(rest[group]?.[room] ?? 0) - line.minutes;
			}
			expect(Math.min(0, ...rest.flat())).toBe(0);
			expect(new Set(winners.map(({ line }) => line.id)).size).toBe(
				winners.length,
			);
			// Nobody who got nothing would fit as it is.
			const served = new Set(winners.map(({ line }) => line.id));
			for (const line of order)
				if (!served.has(line.id))
					for (const one of line.groups)
						expect(Math.max(0, ...(rest[one] ?? []))).toBeLessThan(
							line.minutes,
						);
		}),
		{ numRuns: 500 },
	);
});

/** χ² of counts against the same count for each. */
function chiSquare(counts: readonly number[]): number {
	const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
	return counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
}

/** Of χ², which values beyond it chance gives once in ten thousand (Wilson and Hilferty). */
function rarely(degrees: number): number {
	const step = 2 / (9 * degrees);
	return degrees * (1 - step + 3.719 * Math.sqrt(step)) ** 3;
}

test("a thousand seeds find no unequal chance among people with the same wishes", () => {
	const groups = [group([100, 60]), group([40], 1), group([80], 2)];
	// Ids as somebody might wish for them, and kinds of wishes side by side.
	const lines = Array.from(
		{ length: 60 },
		(_, number): Line => ({
			id: number % 2 ? `zzz-${number}` : `000-${number}`,
			minutes: 20,
			groups: [[0], [0, 1], [1, 2]][number % 3] ?? [],
		}),
	);
	const won = new Map(lines.map(({ id }) => [id, 0]));
	for (let seed = 0; seed < 1_000; seed++)
		for (const { line } of giveOut(
			groups,
			inOrderOfLot({ groups, lines }, seedOf(seed)),
		))
			won.set(line.id, (won.get(line.id) ?? 0) + 1);
	for (const kind of [0, 1, 2]) {
		const counts = lines
			.filter((_, number) => number % 3 === kind)
			.map(({ id }) => won.get(id) ?? 0);
		// Each draw serves a share of the kind without replacement, so that χ² comes out smaller, never larger.
		expect(chiSquare(counts)).toBeLessThan(rarely(counts.length - 1));
	}
	const byId = ["zzz", "000"].map((begin) =>
		lines
			.filter(({ id }) => id.startsWith(begin))
			.reduce((sum, { id }) => sum + (won.get(id) ?? 0), 0),
	);
	expect(chiSquare(byId)).toBeLessThan(rarely(1));
});

test("the same wish comes neither earlier nor later for being handed in before or after others", () => {
	fc.assert(
		fc.property(
			batches([20, 35]).chain((batch) =>
				fc.tuple(
					fc.constant(batch),
					fc.shuffledSubarray([...batch.lines], {
						minLength: batch.lines.length,
					}),
				),
			),
			([batch, shuffled]) => {
				expect(inOrderOfLot({ ...batch, lines: shuffled }, seedOf(1))).toEqual(
					inOrderOfLot(batch, seedOf(1)),
				);
			},
		),
	);
});

test("different lengths leave hardly a minute unused while many still wish", () => {
	const groups = Array.from({ length: 10 }, (_, kind) =>
		group(Array(8).fill(240), kind),
	);
	const lengths = [10, 15, 20, 25, 35, 60];
	const lines = Array.from(
		{ length: 3_000 },
		(_, number): Line => ({
			id: `line-${number}`,
			minutes: lengths[(number * 7) % lengths.length] ?? 10,
			groups: [number % 10, (number * 3 + 1) % 10].sort((a, b) => a - b),
		}),
	);
	const used = giveOut(groups, inOrderOfLot({ groups, lines }, seedOf(7)))
		.map(({ line }) => line.minutes)
		.reduce((sum, minutes) => sum + minutes, 0);
	expect(used / (80 * 240)).toBeGreaterThan(0.98);
});
