import fc from "fast-check";
import { expect, test } from "vitest";
import {
	ATTACK_TRIES,
	isWorthNoting,
	NO_TRIES,
	nextTry,
	type Tries,
} from "#lib/auth/rules/wait-rule.ts";

const MINUTE = 60_000;

/** Somebody who is wrong again and again and waits as long as it takes. @returns the waits, in minutes */
function waitsOf(rounds: number, attack = 0): number[] {
	let [tries, now]: [Tries, number] = [NO_TRIES, 1_000];
	const waits: number[] = [];
	while (waits.length < rounds) {
		const next = nextTry(tries, attack, now);
		tries = next.tries;
		const wait = tries.openAt === null ? 0 : tries.openAt - now;
		waits.push(wait / MINUTE);
		now += wait;
	}
	return waits;
}

test("four wrong tries are free, then each wait is longer, and none longer than a quarter of an hour", () => {
	expect(waitsOf(11)).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15]);
});

test("while an account is attacked a stranger waits before the first try, too", () => {
	const first = nextTry(NO_TRIES, ATTACK_TRIES, 0);
	expect(first).toEqual({
		isHeard: false,
		tries: { wrong: 0, openAt: MINUTE },
	});
	expect(nextTry(first.tries, ATTACK_TRIES, MINUTE).isHeard).toBe(true);
	expect(waitsOf(3, ATTACK_TRIES)).toEqual([1, 1, 1]);
	expect(waitsOf(2, 100)).toEqual([5, 5]);
	expect(waitsOf(2, 1_000_000)).toEqual([15, 15]);
});

test("whatever happened before, whoever waits as told is heard within 15 minutes", () => {
	fc.assert(
		fc.property(
			fc.nat(1_000_000),
			fc.nat(1_000_000),
			fc.option(fc.nat(900_000)),
			(wrong, attack, openAt) => {
				const told = nextTry({ wrong, openAt }, attack, 0);
				if (told.isHeard) return;
				const until = told.tries.openAt ?? Number.NaN;
				expect(until).toBeLessThanOrEqual(15 * MINUTE);
				expect(nextTry(told.tries, attack, until).isHeard).toBe(true);
			},
		),
	);
});

test("a million tries are some twenty lines", () => {
	let lines = 0;
	for (let count = 1; count <= 1_000_000; count++)
		if (isWorthNoting(count)) lines++;
	expect(lines).toBe(5 + 16);
});
