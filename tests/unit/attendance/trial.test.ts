import fc from "fast-check";
import { expect, test } from "vitest";
import {
	drawArms,
	ENOUGH_REMINDED,
	effectOf,
	type StationOutcome,
} from "#lib/attendance/rules/trial.ts";
import { readWordings } from "#lib/attendance/rules/wording.ts";
import { numbers } from "#lib/queue/waits/rules/numbers.ts";

test("every lot gives each wording half of the stations, and the same seed draws the same", () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 2 }),
			fc.string(),
			(ids, seed) => {
				const arms = drawArms(ids, seed);
				const a = [...arms.values()].filter((arm) => arm === "a").length;
				expect(arms.size).toBe(ids.length);
				expect(Math.abs(2 * a - ids.length)).toBeLessThanOrEqual(1);
				expect(drawArms(ids.toReversed(), seed)).toEqual(arms);
			},
		),
	);
});

test("over many seeds each station and each pair is drawn as often as any other", () => {
	const ids = [1, 2, 3, 4, 5, 6, 7];
	const withB = new Map<number, number>();
	let together = 0;
	for (let seed = 0; seed < 2_000; seed += 1) {
		const arms = drawArms(ids, `seed ${seed}`);
		for (const id of ids)
			if (arms.get(id) === "b") withB.set(id, (withB.get(id) ?? 0) + 1);
		if (arms.get(1) === arms.get(2)) together += 1;
	}
	for (const id of ids) {
		expect(withB.get(id)).toBeGreaterThan(900);
		expect(withB.get(id)).toBeLessThan(1_100);
	}
	// Of seven, three and four: (3 + 6) of 21 pairs are in one arm.
	expect(together / 2_000).toBeGreaterThan(0.39);
	expect(together / 2_000).toBeLessThan(0.47);
});

const outcome = (
	stationId: number,
	arm: "a" | "b",
	before: number,
	during: number,
	due = 200,
): StationOutcome => ({
	stationId,
	arm,
	before: { due, absent: Math.round(before * due) },
	during: { due, absent: Math.round(during * due) },
});

test("with too few stations that have anything to tell nothing is said", () => {
	expect(effectOf([])).toEqual({ kind: "unknown", stations: { a: 0, b: 0 } });
	const few = [1, 2, 3, 4].map((id) =>
		outcome(id, id % 2 ? "a" : "b", 0.1, id % 2 ? 0.1 : 0.01),
	);
	expect(effectOf(few.slice(0, 3)).kind).toBe("unknown");
	expect(
		effectOf(
			few.map((one) => ({
				...one,
				during: { due: ENOUGH_REMINDED - 1, absent: 0 },
			})),
		).kind,
	).toBe("unknown");
});

test("four stations can never tell clearly: one lot of six looks the same by itself", () => {
	const effect = effectOf(
		[1, 2, 3, 4].map((id) =>
			outcome(id, id % 2 ? "a" : "b", 0.2, id % 2 ? 0.2 : 0.02, 2_000),
		),
	);
	if (effect.kind !== "known") throw new Error("unknown");
	expect(effect.difference).toBeCloseTo(-0.18);
	expect(effect.byLot).toBeCloseTo(2 / 6);
	expect(effect.isClear).toBe(false);
});

test("what differs between stations anyway is no effect; a great one at seven stations is", () => {
	const seven = (during: (id: number) => number) =>
		effectOf(
			[1, 2, 3, 4, 5, 6, 7].map((id) =>
				outcome(id, id % 2 ? "a" : "b", 0.05 * id, during(id), 400),
			),
		);
	const none = seven((id) => 0.05 * id);
	expect(none).toMatchObject({ kind: "known", isClear: false });
	if (none.kind !== "known") throw new Error("unknown");
	expect(none.difference).toBeCloseTo(0);
	expect(none.until).toBeGreaterThan(0.02);
	expect(seven((id) => (id % 2 ? 0.05 * id : 0.04 * id - 0.08)).kind).toBe(
		"known",
	);
	expect(seven((id) => 0.05 * id - (id % 2 ? 0 : 0.09))).toMatchObject({
		kind: "known",
		isClear: true,
	});
});

const many = (count: number, effect: number) =>
	Array.from({ length: count }, (_, id) =>
		outcome(
			id,
			id % 2 ? "a" : "b",
			0.1,
			0.1 + 0.01 * ((id * 7) % 5) - (id % 2 ? 0 : effect),
			500,
		),
	);
const known = (outcomes: readonly StationOutcome[]) => {
	const effect = effectOf(outcomes);
	if (effect.kind !== "known") throw new Error("unknown");
	return effect;
};

test("of many stations lots are drawn and not counted, as near to all of them as is said", () => {
	const stations = many(22, 0.01);
	const changes = stations.map(
		({ before, during }) =>
			during.absent / during.due - before.absent / before.due,
	);
	const total = changes.reduce((sum, one) => sum + one, 0);
	const { byLot, lotError, difference } = known(stations);
	// All 705,432 ways to choose eleven of them.
	let ways = 0;
	let asFar = 0;
	const count = (from: number, left: number, sum: number): void => {
		if (left > 0) {
			for (let index = from; index <= changes.length - left; index += 1)
				count(index + 1, left - 1, sum + (changes[index] ?? 0));
			return;
		}
		ways += 1;
		if (Math.abs((total - 2 * sum) / 11) >= Math.abs(difference) - 1e-12)
			asFar += 1;
	};
	count(0, 11, 0);
	expect(ways).toBe(705_432);
	expect(lotError).toBeGreaterThan(0);
	expect(lotError).toBeLessThan(0.01);
	expect(Math.abs(byLot - asFar / ways)).toBeLessThan(lotError);
	// Whoever opens the page again reads the same.
	expect(known(stations).byLot).toBe(byLot);
});

test("few stations are counted, and a hundred take no longer", () => {
	expect(known(many(20, 0.01)).lotError).toBe(0);
	expect(known(many(100, 0.08)).isClear).toBe(true);
	expect(known(many(100, 0)).isClear).toBe(false);
});

test("without any effect at most one trial of ten is called clear, and nine ranges of ten hold nought", () => {
	const random = numbers(4);
	const drawn = (share: number, due: number) => {
		let absent = 0;
		for (let one = 0; one < due; one += 1) if (random() < share) absent += 1;
		return { due, absent };
	};
	let clear = 0;
	let held = 0;
	const turns = 400;
	for (let turn = 0; turn < turns; turn += 1) {
		const arms = drawArms([1, 2, 3, 4, 5, 6, 7], `turn ${turn}`);
		const effect = effectOf(
			[...arms].map(([stationId, arm]) => {
				const base = 0.06 + 0.02 * stationId;
				// Each station changes by itself as well.
				const later = base + (random() - 0.5) * 0.08;
				return {
					stationId,
					arm,
					before: drawn(base, 150),
					during: drawn(later, 150),
				};
			}),
		);
		if (effect.kind !== "known") throw new Error("unknown");
		if (effect.isClear) clear += 1;
		if (effect.from <= 0 && 0 <= effect.until) held += 1;
	}
	expect(clear / turns).toBeLessThanOrEqual(0.1);
	expect(held / turns).toBeGreaterThan(0.88);
});

test("two wordings need words in both languages, that differ and lead nowhere", () => {
	const texts: Record<string, string> = {
		"a-de": " Kommen Sie  zu Ihrem Termin? ",
		"a-en": "Are you coming?",
		"b-de": "Ihr Platz ist frei.",
		"b-en": "Your place is free.",
	};
	const read = (more: Record<string, string> = {}) =>
		readWordings((name) => ({ ...texts, ...more })[name] ?? "");
	expect(read()).toEqual({
		ok: true,
		value: {
			a: { de: "Kommen Sie zu Ihrem Termin?", en: "Are you coming?" },
			b: { de: "Ihr Platz ist frei.", en: "Your place is free." },
		},
	});
	expect(
		read({
			"a-de": "kurz",
			"a-en": "x".repeat(301),
			"b-de": "Klicken Sie auf https://x.example",
			"b-en": texts["a-en"] ?? "",
		}),
	).toEqual({
		ok: false,
		errors: { "a-de": "missing", "a-en": "too-long", "b-de": "address" },
	});
	expect(read({ "b-en": "Are you coming?" })).toEqual({
		ok: false,
		errors: { "b-en": "same" },
	});
	expect(read({ "b-de": "Schreiben Sie an a@b.example" }).ok).toBe(false);
});

test("in other languages both wordings are written, or none", () => {
	const read = (more: Record<string, string>) =>
		readWordings(
			(name) =>
				({
					"a-de": "Kommen Sie zu Ihrem Termin?",
					"a-en": "Are you coming?",
					"b-de": "Ihr Platz ist frei.",
					"b-en": "Your place is free.",
					...more,
				})[name] ?? "",
		);
	expect(
		read({ "a-tr": "Geliyor musunuz?", "b-tr": "Yeriniz hazır." }),
	).toEqual(
		expect.objectContaining({
			value: {
				a: {
					de: "Kommen Sie zu Ihrem Termin?",
					en: "Are you coming?",
					tr: "Geliyor musunuz?",
				},
				b: {
					de: "Ihr Platz ist frei.",
					en: "Your place is free.",
					tr: "Yeriniz hazır.",
				},
			},
		}),
	);
	expect(read({ "a-tr": "Geliyor musunuz?" })).toEqual({
		ok: false,
		errors: { "b-tr": "pair" },
	});
	expect(read({ "b-ar": "مكانكم محجوز لكم.", "a-tr": "kısa" })).toEqual({
		ok: false,
		errors: { "a-ar": "pair", "a-tr": "missing", "b-tr": "pair" },
	});
	expect(
		read({ "a-tr": "Geliyor musunuz?", "b-tr": "Geliyor musunuz?" }),
	).toEqual({ ok: false, errors: { "b-tr": "same" } });
});
