import { expect, test } from "vitest";
import { planOf } from "#components/calendar/plan.ts";
import type { CivilDate } from "#lib/time.ts";

const day = (date: CivilDate) => ({
	date,
	times: [{ stationId: 1, date, start: 480 }],
});
const days = [day("2026-11-27"), day("2026-12-01"), day("2026-12-03")];
const plan = (asked: Parameters<typeof planOf>[1], free = days) =>
	planOf(free, asked, "2026-11-24", "2027-01-23");

test("whoever comes first sees the earliest free day", () => {
	expect(plan({})).toMatchObject({
		view: "monat",
		month: "2026-11",
		selected: { date: "2026-11-27" },
		next: { date: "2026-12-01" },
		previousMonth: null,
		nextMonth: "2026-12",
	});
});

test("a month opens with its first free day", () => {
	expect(plan({ month: "2026-12" }).selected?.date).toBe("2026-12-01");
});

test("a chosen day is shown with its month", () => {
	expect(plan({ day: "2026-12-03" })).toMatchObject({
		month: "2026-12",
		selected: { date: "2026-12-03" },
		next: null,
	});
});

test("a day that is no longer free gives way to the first of its month", () => {
	expect(plan({ day: "2026-12-02" }).selected?.date).toBe("2026-12-01");
});

test("months outside the horizon cannot be reached", () => {
	expect(plan({ month: "2025-01" }).month).toBe("2026-11");
	expect(plan({ month: "2030-01" })).toMatchObject({
		month: "2027-01",
		nextMonth: null,
	});
});

test("a month without a free day says which day comes next", () => {
	expect(plan({ month: "2026-11" }, days.slice(1))).toMatchObject({
		selected: null,
		next: { date: "2026-12-01" },
	});
});

test("nothing free at all", () => {
	expect(plan({}, [])).toMatchObject({
		selected: null,
		earliest: null,
		next: null,
	});
});
