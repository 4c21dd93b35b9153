import fc from "fast-check";
import { expect, test } from "vitest";
import type { Group, PublishedDraw } from "#lib/draw/draw.ts";
import { giveOut } from "#lib/draw/rules/give-out.ts";
import { commitmentTo, inOrderOfLot } from "#lib/draw/rules/lot.ts";
import { verify } from "#lib/draw/rules/verify.ts";

const SEED = "5e".repeat(32);

function drawn(): PublishedDraw {
	const groups: Group[] = [
		{ date: "2027-01-04", half: "morning", kind: 0, rooms: [60, 40] },
		{ date: "2027-01-05", half: "afternoon", kind: 0, rooms: [30] },
	];
	const lines = Array.from({ length: 20 }, (_, number) => ({
		id: `line-${number}`,
		minutes: number % 3 === 0 ? 30 : 20,
		groups: number % 2 === 0 ? [0] : [0, 1],
	}));
	const winners = giveOut(groups, inOrderOfLot({ groups, lines }, SEED));
	return {
		format: "buergertermin-draw-1",
		draw: 1,
		station: "rathaus",
		week: "2027-01-04",
		commitment: commitmentTo(SEED),
		seed: SEED,
		groups,
		lines,
		winners: winners.map(({ line }) => line.id),
	};
}

const asFile = (draw: PublishedDraw): unknown =>
	JSON.parse(JSON.stringify(draw));

test("what was published is worked out again, by whoever noted the promise and by whoever did not", () => {
	const right = drawn();
	expect(right.winners.length).toBeGreaterThan(4);
	const verdict = {
		is: "right",
		lines: 20,
		winners: right.winners.length,
	};
	expect(verify(asFile(right), null)).toEqual(verdict);
	expect(verify(asFile(right), right.commitment.toUpperCase())).toEqual(
		verdict,
	);
	const lines = right.lines.toReversed();
	expect(verify(asFile({ ...right, lines }), null)).toEqual(verdict);
});

test("another seed, another promise, another winner, a line twice or none of it is found", () => {
	const right = drawn();
	const says = (changed: object, noted: string | null = null) =>
		verify(asFile({ ...right, ...changed }), noted).is;
	const seed = "ab".repeat(32);
	expect(says({ seed })).toBe("other-seed");
	expect(says({ seed, commitment: commitmentTo(seed) })).toBe("other-winners");
	expect(says({ seed, commitment: commitmentTo(seed) }, right.commitment)).toBe(
		"other-commitment",
	);
	const served = new Set(right.winners);
	const loser = right.lines.find(({ id }) => !served.has(id));
	expect(says({ winners: right.winners.with(0, loser?.id ?? "") })).toBe(
		"other-winners",
	);
	expect(says({ winners: right.winners.slice(1) })).toBe("other-winners");
	expect(says({ lines: [...right.lines, right.lines[0]] })).toBe("bad-line");
	expect(says({ lines: [{ ...right.lines[0], groups: [7] }] })).toBe(
		"bad-line",
	);
	for (const file of [null, {}, "nothing", { ...right, format: "other" }])
		expect(verify(file, null)).toEqual({ is: "unreadable" });
});

test("whoever changes one wish or one room after the draw shuffles everybody anew", () => {
	const right = drawn();
	let unnoticed = 0;
	fc.assert(
		fc.property(fc.nat({ max: 19 }), fc.boolean(), (at, isLine) => {
			const changed = isLine
				? {
						lines: right.lines.map((line, index) =>
							index === at ? { ...line, minutes: line.minutes + 5 } : line,
						),
					}
				: {
						groups: right.groups.map((group, index) =>
							index === at % 2
								? { ...group, rooms: [...group.rooms, 5 * (at + 1)] }
								: group,
						),
					};
			if (verify(asFile({ ...right, ...changed }), null).is === "right")
				unnoticed++;
		}),
	);
	expect(unnoticed).toBe(0);
});
