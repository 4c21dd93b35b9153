import { expect, test } from "vitest";
import type { Catalog, Service } from "#lib/catalog/catalog.ts";
import { differsFrom } from "#lib/catalog/rules/drafted.ts";
import { PhasedCatalog } from "#lib/catalog/rules/phased-catalog.ts";
import { laterPlans, planOn } from "#lib/catalog/rules/plan.ts";
import {
	checkSelection,
	lengthOn,
	minutesOf,
	minutesWithin,
	parseSelection,
} from "#lib/catalog/rules/selection.ts";
import { exampleService } from "#tests/support/examples.ts";
import { station } from "#tests/unit/notifications/examples.ts";

const limits = { maxServices: 5, maxMinutes: 60 };
const days = { today: "2026-11-24", last: "2027-01-18" } as const;
const group = { slug: "g", combinesWithin: true, combinesWithAll: false };

/** 15 minutes until November is over, then 25, and never with others any more. */
const changing = (changes: Partial<Service> = {}): Service => {
	const now = exampleService({ combineGroup: group, maxQuantity: 4 });
	return {
		...now,
		plans: [
			...now.plans,
			{
				from: "2026-12-01",
				durationMinutes: 25,
				extraMinutes: 20,
				maxQuantity: 2,
				combineGroup: null,
			},
		],
		...changes,
	};
};
const other = exampleService({ id: 2, slug: "andere", combineGroup: group });
const catalogOf = (...services: Service[]): Catalog => ({
	locale: "de",
	days,
	limits,
	categories: [],
	services,
	stations: [],
});
const of = (service: Service, quantity = 1) => [{ service, quantity }];

test.each([
	["2020-01-01", 15],
	["2026-11-30", 15],
	["2026-12-01", 25],
	["2099-01-01", 25],
] as const)(
	"on %s it takes %i minutes, whatever day it is today",
	(day, minutes) => {
		expect(planOn(changing(), day).durationMinutes).toBe(minutes);
		expect(minutesOf(of(changing()), day)).toBe(minutes);
	},
);

test("whoever has not chosen a day is told of both lengths, and only of those that can be booked", () => {
	expect(minutesWithin(of(changing()), days)).toEqual({ least: 15, most: 25 });
	const soon = { today: "2026-11-24", last: "2026-11-30" } as const;
	expect(minutesWithin(of(changing()), soon)).toEqual({ least: 15, most: 15 });
	expect(laterPlans(changing(), days)).toEqual([
		{ from: "2026-12-01", minutes: 25 },
	]);
	expect(laterPlans(changing(), soon)).toEqual([]);
});

test("what goes together until a day is a choice that has free times until then only", () => {
	const catalog = catalogOf(changing(), other);
	const entries = ["reisepass", "andere"];
	expect(parseSelection(entries, catalog, "any").ok).toBe(true);
	expect(parseSelection(entries, catalog, "2026-11-30").ok).toBe(true);
	expect(parseSelection(entries, catalog, "2026-12-01")).toEqual({
		ok: false,
		error: "cannot-combine",
	});
	const later = { today: "2026-12-01", last: "2026-12-31" } as const;
	expect(parseSelection(entries, catalog, later).ok).toBe(false);
	const length = lengthOn([...of(changing()), ...of(other)], limits);
	expect([length("2026-11-30"), length("2026-12-01")]).toEqual([30, null]);
});

test("a whole appointment never exceeds the longest, from the day on which it would", () => {
	const four = of(changing(), 3);
	expect(checkSelection(four, limits, "2026-11-30").ok).toBe(true);
	expect(checkSelection(four, limits, "2026-12-01")).toEqual({
		ok: false,
		error: "quantity-out-of-range",
	});
	const tight = { ...limits, maxMinutes: 40 };
	expect(checkSelection(of(changing(), 2), tight, "2026-11-30").ok).toBe(true);
	expect(checkSelection(of(changing(), 2), tight, "2026-12-01")).toEqual({
		ok: false,
		error: "too-long",
	});
});

test("nobody books for a day after the last one, and until then everybody may", () => {
	const retiring = exampleService({ lastDay: "2026-12-15" });
	const catalog = catalogOf(retiring);
	expect(parseSelection(["reisepass"], catalog, "2026-12-15").ok).toBe(true);
	expect(parseSelection(["reisepass"], catalog, "2026-12-16")).toEqual({
		ok: false,
		error: "no-longer-offered",
	});
	expect(parseSelection(["reisepass"], catalog, "any").ok).toBe(true);
	const length = lengthOn(of(retiring), limits);
	expect([length("2026-12-15"), length("2026-12-16")]).toEqual([15, null]);
});

test("a catalogue knows by itself when a service ends, a house closes and the day turns", () => {
	const phased = new PhasedCatalog(
		{
			locale: "de",
			limits,
			categories: [],
			services: [exampleService({ lastDay: "2026-11-24" })],
			stations: [
				{ ...station, id: 1, lastDay: "2026-11-24" },
				{ ...station, id: 2, phase: "walk-in", listed: false },
			],
		},
		new Map([
			[2, [{ phase: "pilot", startsAt: Date.parse("2026-11-25T07:00Z") }]],
		]),
	);
	const at = (text: string) => phased.at(Date.parse(text));
	const seen = (text: string) => {
		const { services, stations, days } = at(text);
		return [
			days.today,
			services[0]?.isOffered,
			...stations.map((one) => `${one.phase} ${one.isPublic}`),
		];
	};
	expect(seen("2026-11-24T22:59Z")).toEqual([
		"2026-11-24",
		true,
		"pilot true",
		"walk-in false",
	]);
	expect(seen("2026-11-24T23:00Z")).toEqual([
		"2026-11-25",
		false,
		"walk-in false",
		"walk-in false",
	]);
	expect(seen("2026-11-25T07:00Z").at(-1)).toBe("pilot true");
	// Between two changes it is the same object, and each change is told beforehand.
	expect(at("2026-11-25T08:00Z")).toBe(at("2026-11-25T09:00Z"));
	const changes = (text: string) => phased.changesAfter(Date.parse(text));
	expect(changes("2026-11-24T12:00Z")).toBe(Date.parse("2026-11-24T23:00Z"));
	expect(changes("2026-11-25T06:59Z")).toBe(Date.parse("2026-11-25T07:00Z"));
});

test("a change tells from which day on it does something", () => {
	const before = exampleService();
	const from = (
		after: Partial<Service>,
		validFrom: "2026-12-01" | null = null,
	) => differsFrom(before, { ...before, ...after }, validFrom, days.today);
	expect(from({})).toBeNull();
	expect(from({}, "2026-12-01")).toBe("2026-12-01");
	expect(from({ lastDay: "2026-12-15" })).toBe("2026-12-16");
	expect(from({ lastDay: "2026-12-15" }, "2026-12-01")).toBe("2026-12-01");
	expect(from({ bookable: false })).toBe(days.today);
	expect(differsFrom(null, before, null, days.today)).toBeNull();
});
