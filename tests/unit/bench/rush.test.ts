import { expect, test } from "vitest";
import { newHistogram, percentile, record } from "#bench/rush/histogram.ts";
import { offersOf, refreshOf, roomForm, wordsOf } from "#bench/rush/page.ts";
import { addressOf, nameOf, planOf } from "#bench/rush/plan.ts";
import { newReport, sawPage, took } from "#bench/rush/report.ts";
import { isFull } from "#bench/rush/scenario.ts";
import { summaryOf } from "#bench/rush/summary.ts";
import { Taken } from "#bench/rush/taken.ts";
import type { Truth } from "#bench/rush/truth.ts";
import { verdictsOf } from "#bench/rush/verdict.ts";

const HABITS = { minutes: 5, stations: ["a", "b", "c", "d"], pace: 1 };
const PEOPLE = Array.from({ length: 2_000 }, (_, number) =>
	planOf("test", number, HABITS),
);

test("the same seed makes the same people, another one others", () => {
	expect(planOf("test", 7, HABITS)).toEqual(PEOPLE[7]);
	expect(planOf("other", 7, HABITS)).not.toEqual(PEOPLE[7]);
});

test("people come within the time, half of them with scripts, and most of them soon after the release", () => {
	const arrivals = PEOPLE.map(({ arrivesMs }) => arrivesMs);
	expect(Math.min(...arrivals)).toBeGreaterThanOrEqual(0);
	expect(Math.max(...arrivals)).toBeLessThanOrEqual(300_000);
	const share = (is: (plan: (typeof PEOPLE)[number]) => boolean) =>
		PEOPLE.filter(is).length / PEOPLE.length;
	expect(share(({ hasScripts }) => hasScripts)).toBe(0.5);
	expect(share(({ arrivesMs }) => arrivesMs < 30_000)).toBeCloseTo(0.25, 1);
	expect(share(({ arrivesMs }) => arrivesMs < 150_000)).toBeGreaterThan(0.6);
	expect(share(({ goesBack }) => goesBack !== "no")).toBeCloseTo(0.2, 1);
	for (const { stations } of PEOPLE)
		expect(new Set(stations).size).toBe(stations.length);
});

test("people think as long as usual by half, and a pace makes all of them faster", () => {
	const times = PEOPLE.map(({ thinksMs }) => thinksMs.details).sort(
		(a, b) => a - b,
	);
	expect(times[1_000]).toBeGreaterThan(19_000);
	expect(times[1_000]).toBeLessThan(25_000);
	const fast = planOf("test", 7, { ...HABITS, pace: 10 });
	expect(fast.thinksMs.check * 10).toBeCloseTo(
		PEOPLE[7]?.thinksMs.check ?? 0,
		-2,
	);
});

test("nobody shares a name or an address with somebody else", () => {
	const numbers = Array.from({ length: 60_000 }, (_, number) => number);
	expect(new Set(numbers.map(nameOf)).size).toBe(60_000);
	expect(new Set(numbers.map(addressOf)).size).toBe(60_000);
	expect(addressOf(65_537)).toBe("10.1.0.1");
});

test("percentiles are right to two per cent, and the slowest is itself", () => {
	const histogram = newHistogram();
	expect(percentile(histogram, 0.5)).toBeNull();
	for (let ms = 1; ms <= 1_000; ms += 1) record(histogram, ms);
	for (const share of [0.5, 0.95, 0.99]) {
		const told = percentile(histogram, share) ?? 0;
		expect(told).toBeGreaterThanOrEqual(share * 1_000);
		expect(told).toBeLessThan(share * 1_000 * 1.021);
	}
	expect(percentile(histogram, 1)).toBe(1_000);
});

const EIGHT = "sued|2026-11-25|08:00";

test("a time is gone when all desks are taken, and a page that offers it then is as old as that", () => {
	const taken = new Taken(() => 2);
	taken.ask(EIGHT);
	taken.answered(EIGHT, true, 1_000);
	expect(taken.ageOf([EIGHT], 5_000)).toBe(0);
	taken.ask(EIGHT);
	taken.answered(EIGHT, true, 2_000);
	expect(taken.ageOf([EIGHT, "sued|2026-11-25|08:15"], 5_000)).toBe(3_000);
	// Asked for before it was gone.
	expect(taken.ageOf([EIGHT], 1_500)).toBe(0);
	expect(taken.ageOf(["sued|2026-11-26|08:00"], 5_000)).toBe(0);
	taken.letGo(EIGHT);
	expect(taken.ageOf([EIGHT], 9_000)).toBe(0);
	expect(taken.atMost("sued")).toBe(1);
});

test("what was asked for without an answer may be gone, what was refused is not ours", () => {
	const taken = new Taken(() => 1);
	taken.ask(EIGHT);
	expect(taken.atMost("sued")).toBe(1);
	taken.answered(EIGHT, false, 1_000);
	expect(taken.atMost("sued")).toBe(0);
	expect(taken.ageOf([EIGHT], 9_000)).toBe(0);
});

test("times are found among the buttons of a page, and its words at the top", () => {
	const html = `<head><title>Nichts frei – Bürgertermin</title></head><h1 class="x">Wann <b>passt</b> es?</h1>
		<button type="submit" value="check" name="intent"><input value="sued|2026-11-25|09:00"/>
		<button type="submit" value="${EIGHT}" class="y" name="zeit">8:00</button>`;
	expect(offersOf(html)).toEqual([EIGHT]);
	expect(wordsOf(html)).toBe("Wann passt es? (Nichts frei)");
});

test("the waiting room leads on by its header, and lets in by a button", () => {
	const address = "http://localhost:1/termine";
	const headers = { refresh: "20; url=/termine?platz=abc" };
	expect(refreshOf({ headers, address })).toEqual({
		seconds: 20,
		address: "http://localhost:1/termine?platz=abc",
	});
	expect(refreshOf({ headers: {}, address })).toBeNull();
	const html = `<form method="post" action="/termine?a=1&#38;platz=abc"><button>`;
	expect(roomForm(html)?.action).toBe("/termine?a=1&platz=abc");
	expect(roomForm("<p>")).toBeNull();
});

const TRUTH: Truth = {
	sold: 900,
	soldTwice: 0,
	bookedTwice: 0,
	promisedInVain: 0,
	untold: 0,
	held: 0,
};

function missed(report = newReport(), truth: Truth | null = TRUTH) {
	const summary = summaryOf(report, [
		{ what: "kill", from: 10_000, until: 12_000 },
	]);
	return verdictsOf("c", { summary, truth, times: 900 })
		.filter(({ isMet }) => !isMet)
		.map(({ aim }) => aim);
}

test("a run in which nothing went wrong meets its aims; one that nobody could ask about does not", () => {
	expect(missed()).toEqual([]);
	expect(missed(newReport(), null)).toEqual([
		"no time sold twice",
		"nobody has two appointments",
		"nobody was promised one in vain",
	]);
	expect(missed(newReport(), { ...TRUTH, soldTwice: 1 })).toEqual([
		"no time sold twice",
	]);
});

test("an error is explained only by what was broken at that time", () => {
	const at = (moment: number) => {
		const report = newReport();
		report.failures.push({ kind: "503", page: "day", at: moment });
		return missed(report);
	};
	expect(at(11_000)).toEqual([]);
	expect(at(16_900)).toEqual([]);
	expect(at(9_999)).toEqual(["no errors"]);
	expect(at(17_001)).toEqual(["no errors"]);
});

test("a page that is a second old is still good, an older one is not", () => {
	const seen = (age: number) => {
		const report = newReport();
		sawPage(report, 3, age, "offers what is gone");
		return missed(report);
	};
	expect(seen(1_000)).toEqual([]);
	expect(seen(1_001)).toEqual(["no page older than a second"]);
});

test("bounds hold for 95 of 100, and a page that nobody saw has not met its bound", () => {
	const report = newReport();
	for (let count = 0; count < 95; count += 1) took(report, "start", 100);
	for (let count = 0; count < 5; count += 1) took(report, "start", 5_000);
	const summary = summaryOf(report, []);
	const verdicts = verdictsOf("a", { summary, truth: TRUTH, times: 900 });
	const isMet = (aim: string) =>
		verdicts.find((verdict) => verdict.aim === aim)?.isMet;
	expect(isMet("start: 95 % within 300 ms")).toBe(true);
	expect(isMet("hold: 95 % within 300 ms")).toBe(false);
	expect(isMet("all 900 times are sold")).toBe(true);
});

test("only a run of the size that was meant is written down by itself", () => {
	const whole = {
		letter: "a",
		people: 9_000,
		minutes: 5,
		pace: 1,
		processes: 1,
		withFailures: false,
		pagesPerSecond: 700,
		bookingsPerSecond: 30,
	} as const;
	expect(isFull(whole)).toBe(true);
	expect(isFull({ ...whole, people: 8_999 })).toBe(false);
	expect(isFull({ ...whole, pace: 2 })).toBe(false);
	expect(isFull({ ...whole, letter: "c", people: null, minutes: 30 })).toBe(
		true,
	);
});
