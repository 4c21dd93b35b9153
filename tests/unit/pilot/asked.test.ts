import fc from "fast-check";
import { expect, test } from "vitest";
import { readAsked } from "#lib/pilot/figures/rules/asked.ts";
import { daysOf, LONGEST_DAYS } from "#lib/pilot/figures/rules/period.ts";
import { instantAt } from "#lib/time.ts";

const NOW = Temporal.Instant.from("2026-11-24T10:00:00+01:00");
const KNOWN = {
	stations: [
		{ id: 1, slug: "mitte", onlineSince: null },
		{
			id: 2,
			slug: "walsum",
			onlineSince: instantAt("2026-11-10", 480).epochMilliseconds,
		},
	],
	services: [{ id: 7, slug: "reisepass" }],
	now: NOW,
};
const ask = (texts: Parameters<typeof readAsked>[0]) => readAsked(texts, KNOWN);

test("without a choice it is the last four weeks beside the four before, by days", () => {
	const { query, flaws } = ask({});
	expect(query).toEqual({
		period: { from: "2026-10-27", until: "2026-11-23" },
		before: { from: "2026-09-29", until: "2026-10-26" },
		by: "tag",
		stationIds: [1, 2],
		serviceId: null,
		weekday: null,
		hours: null,
	});
	expect(flaws).toEqual([]);
});

test.each([
	["heute", "2026-11-24", "2026-11-24"],
	["woche", "2026-11-17", "2026-11-23"],
	["monat", "2026-11-01", "2026-11-23"],
	["vormonat", "2026-10-01", "2026-10-31"],
	["quartal", "2026-08-25", "2026-11-23"],
])("„%s“ is %s to %s", (period, from, until) => {
	expect(ask({ period }).query.period).toEqual({ from, until });
});

test("before and after a station went online: as many days on both sides", () => {
	const { query } = ask({ compare: "start", station: "walsum" });
	expect(query.period).toEqual({ from: "2026-11-10", until: "2026-11-23" });
	expect(query.before).toEqual({ from: "2026-10-27", until: "2026-11-09" });
	expect(ask({ compare: "start", station: "mitte" }).flaws).toEqual([
		"no-start",
	]);
});

test.each([
	["backwards", { from: "2026-11-10", until: "2026-11-01" }, "backwards"],
	["a year too far", { from: "9999-01-01", until: "9999-12-31" }, "no-date"],
	["the future", { from: "2027-01-01", until: "2027-02-01" }, "cut"],
	["a century", { from: "2000-01-01", until: "2026-11-01" }, "cut"],
	["no date", { from: "gestern", until: "heute" }, "no-date"],
	["one date", { from: "2026-11-10" }, "no-date"],
	["31 February", { from: "2026-02-31", until: "2026-03-01" }, "no-date"],
	["an unknown station", { station: "nirgends" }, "unknown-station"],
	["an unknown service", { service: "=1+1" }, "unknown-service"],
	["an unknown period", { period: "ewig" }, "unknown-choice"],
	["an eighth weekday", { weekday: "8" }, "unknown-choice"],
	["hours backwards", { fromHour: "12", untilHour: "8" }, "backwards"],
])("%s becomes the nearest that makes sense, and is said", (_, texts, flaw) => {
	const { query, flaws } = ask(texts);
	expect(flaws).toEqual([flaw]);
	expect(query.period.from <= query.period.until).toBe(true);
	expect(daysOf(query.period)).toBeLessThanOrEqual(LONGEST_DAYS);
});

test("garbage everywhere still is a period of the past", () => {
	const text = fc.oneof(
		fc.string({ maxLength: 30 }),
		fc.constantFrom(
			"frei",
			"tag",
			"start",
			"\u0000",
			"😀",
			"א",
			"=1+1",
			"2026-11-01",
			"9999-99-99",
			"23",
		),
	);
	fc.assert(
		fc.property(
			fc.record({
				period: text,
				from: text,
				until: text,
				compare: text,
				station: text,
				service: text,
				weekday: text,
				fromHour: text,
				untilHour: text,
				by: text,
			}),
			(texts) => {
				const { query } = ask(texts);
				expect(query.period.from <= query.period.until).toBe(true);
				expect(query.period.until <= "2026-11-24").toBe(true);
			},
		),
	);
});
