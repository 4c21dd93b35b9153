import fc from "fast-check";
import { expect, test } from "vitest";
import { overlaps, type Span, subtract } from "#lib/availability/rules/span.ts";

const span = fc
	.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
	.map(([a, b]): Span => ({ from: Math.min(a, b), until: Math.max(a, b) }));
const minutesOf = ({ from, until }: Span) =>
	Array.from({ length: until - from }, (_, i) => from + i);

test("a span less its cuts is what a minute-by-minute count says, in order and without gaps of its own", () => {
	fc.assert(
		fc.property(span, fc.array(span, { maxLength: 5 }), (whole, cuts) => {
			const cut = new Set(cuts.flatMap(minutesOf));
			const rest = subtract(whole, cuts);
			expect(rest.flatMap(minutesOf)).toEqual(
				minutesOf(whole).filter((minute) => !cut.has(minute)),
			);
			rest.forEach((piece, i) => {
				const next = rest[i + 1];
				expect(piece.until).toBeGreaterThan(piece.from);
				if (next) expect(next.from).toBeGreaterThan(piece.until);
			});
		}),
	);
});

test("spans that only touch do not overlap", () => {
	const morning = { from: 480, until: 720 };
	expect(overlaps(morning, { from: 720, until: 960 })).toBe(false);
	expect(overlaps({ from: 720, until: 960 }, morning)).toBe(false);
	expect(overlaps(morning, { from: 719, until: 960 })).toBe(true);
});
