import fc from "fast-check";
import { expect, test } from "vitest";
import {
	isUnheard,
	type LeftMail,
	type MailKind,
	type MailOrigin,
	mayLeave,
} from "#lib/notifications/delivery/rules/limits.ts";

const KINDS: readonly MailKind[] = [
	"confirmed",
	"changed",
	"moved",
	"cancelled",
	"cancelled-by-office",
	"reminder",
	"unsettled",
	"note",
	"announcement",
	"offer",
	"as-before",
	"feedback",
	"invitation",
	"reset",
	"answer",
];

/** Lets through what may leave. */
function send(
	wishes: readonly { kind: MailKind; origin: MailOrigin; at: number }[],
) {
	const left: LeftMail[] = [];
	for (const wish of wishes) if (mayLeave(wish, left)) left.push(wish);
	return left;
}

test("whatever a citizen sets off, in whatever order, is a handful an hour and a dozen a day", () => {
	const wish = fc.record({
		kind: fc.constantFrom(...KINDS),
		origin: fc.constant("citizen" as const),
		at: fc.integer({ min: 0, max: 86_399_999 }),
	});
	fc.assert(
		fc.property(fc.array(wish, { maxLength: 300 }), (wishes) => {
			const left = send(wishes.toSorted((a, b) => a.at - b.at));
			expect(left.length).toBeLessThanOrEqual(12);
			for (const { at } of left) {
				const hour = left.filter(
					(one) => one.at > at - 3_600_000 && one.at <= at,
				);
				expect(hour.length).toBeLessThanOrEqual(6);
			}
		}),
	);
});

test.each(KINDS)("%s has bounds, whoever sets it off", (kind) => {
	for (const origin of ["citizen", "staff", "house"] as const) {
		const wishes = Array.from({ length: 500 }, (_, index) => ({
			kind,
			origin,
			at: index * 1_000,
		}));
		expect(send(wishes).length).toBeLessThanOrEqual(60);
		expect(send(wishes).length).toBeGreaterThan(0);
	}
});

test("a day later it begins anew", () => {
	const mail = { kind: "confirmed", origin: "citizen" } as const;
	const left = send(Array.from({ length: 40 }, () => ({ ...mail, at: 0 })));
	expect(left).toHaveLength(5);
	expect(mayLeave({ ...mail, at: 3_600_000 }, left)).toBe(true);
});

test("what follows up nothing is not sent", () => {
	expect(isUnheard("cancelled", "nothing")).toBe(true);
	expect(isUnheard("cancelled", "told")).toBe(false);
	expect(isUnheard("reminder", "held-back")).toBe(true);
	expect(isUnheard("reminder", "nothing")).toBe(false);
	// Who would come in vain is told in any case.
	expect(isUnheard("cancelled-by-office", "nothing")).toBe(false);
});
