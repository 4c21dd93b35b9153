import { expect, test } from "vitest";
import type { FiguresQuery } from "#lib/pilot/figures/rules/asked.ts";
import type { AllCounted } from "#lib/pilot/figures/rules/counted.ts";
import { figuresOf } from "#lib/pilot/figures/rules/figures.ts";
import type { CivilDate } from "#lib/time.ts";

const QUERY: FiguresQuery = {
	stationIds: [1],
	serviceId: null,
	weekday: null,
	hours: null,
	period: { from: "2026-11-03", until: "2026-11-30" },
	before: { from: "2026-10-06", until: "2026-11-02" },
	by: "tag",
};

/** Errors were counted as they happened, and no figures of these days were derived yet. */
const COUNTED: AllCounted = {
	visits: [],
	bookings: [],
	queues: [],
	capacity: [],
	leads: [],
	things: [
		{ period: 0, key: null, what: "error", count: 7 },
		{ period: 0, key: "2026-11-10", what: "error", count: 7 },
	],
	answers: [],
	languages: [{ period: 1, locale: "de", bookings: 900, visits: 900 }],
	spread: [],
};

const totalsOf = (name: string, built: readonly CivilDate[]) => {
	const figures = figuresOf(COUNTED, QUERY, [1], new Set(built));
	return figures
		.find((figure) => figure.name === name)
		?.total.map(({ value }) => value);
};

test("figures that nobody has derived yet are unknown, not nought, beside those that are counted at once", () => {
	expect(totalsOf("bookings", [])).toEqual([null, null, null, null]);
	expect(totalsOf("mix", [])).toEqual([null, null, null]);
	expect(totalsOf("languages", [])).toEqual([null, null]);
	expect(totalsOf("errors", [])).toEqual([7]);
	expect(totalsOf("funnel", [])).toEqual([0, 0, 0, null, null]);
	// Derived, and there was nothing.
	expect(totalsOf("bookings", ["2026-11-12"])?.slice(0, 2)).toEqual([0, 0]);
	expect(totalsOf("languages", ["2026-11-12"])).toEqual([0, 0]);
});
