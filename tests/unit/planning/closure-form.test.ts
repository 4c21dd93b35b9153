import { describe, expect, test } from "vitest";
import {
	type ClosureProblem,
	readClosure,
	type TypedClosure,
} from "#lib/planning/closure/rules/closure-form.ts";

const TYPED: TypedClosure = {
	scope: "station",
	desk: "1",
	services: [],
	from: "2027-02-08",
	until: "",
	fromTime: "",
	untilTime: "",
	repeat: "once",
	repeatUntil: "",
	reason: "Rosenmontag",
	reasonEn: "",
};
const CHOICES = {
	stationId: 7,
	deskIds: [1, 2],
	serviceIds: [10, 11],
	mayCity: false,
	today: "2026-11-24",
} as const;

const read = (typed: Partial<TypedClosure>) =>
	readClosure({ ...TYPED, ...typed }, CHOICES);
const closureOf = (typed: Partial<TypedClosure>) => {
	const answer = read(typed);
	if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
	return answer.closure;
};

test("one day of the whole station, with the reason that everybody reads", () => {
	expect(closureOf({})).toEqual({
		scope: "station",
		stationId: 7,
		deskId: null,
		serviceIds: [],
		from: null,
		until: null,
		days: [{ startDate: "2027-02-08", endDate: "2027-02-08" }],
		reason: { de: "Rosenmontag", en: "" },
	});
});

test("hours as people type them; one alone means from the beginning, or until the end", () => {
	const hours = (fromTime: string, untilTime: string) => {
		const { from, until } = closureOf({ fromTime, untilTime });
		return [from, until];
	};
	expect(hours("8:00", "12.30 Uhr")).toEqual([480, 750]);
	expect(hours("11", "")).toEqual([660, 1440]);
	expect(hours("", "9:15")).toEqual([0, 555]);
	expect(hours("22:00", "24:00")).toEqual([1320, 1440]);
});

test("a desk and single services of this station", () => {
	expect(closureOf({ scope: "desk", desk: "2" })).toMatchObject({ deskId: 2 });
	expect(
		closureOf({ scope: "services", services: ["10", "10", "11"] }),
	).toMatchObject({ serviceIds: [10, 11], deskId: null });
});

test("a series: a staff meeting on every second Tuesday of the month", () => {
	const { days } = closureOf({
		from: "2026-12-08",
		repeat: "monthly",
		repeatUntil: "2027-04-30",
	});
	expect(days.map(({ startDate }) => startDate)).toEqual([
		"2026-12-08",
		"2027-01-12",
		"2027-02-09",
		"2027-03-09",
		"2027-04-13",
	]);
});

describe("what cannot be is said beside its field:", () => {
	const cases: [
		string,
		Partial<TypedClosure>,
		keyof TypedClosure,
		ClosureProblem,
	][] = [
		["nothing chosen", { scope: "alles" }, "scope", "scope-missing"],
		["the city", { scope: "city" }, "scope", "city-forbidden"],
		["a foreign desk", { scope: "desk", desk: "99" }, "desk", "desk-unknown"],
		["no desk", { scope: "desk", desk: "" }, "desk", "desk-unknown"],
		["no services", { scope: "services" }, "services", "services-missing"],
		[
			"an unknown service",
			{ scope: "services", services: ["10", "x"] },
			"services",
			"services-missing",
		],
		["no day", { from: "" }, "from", "date-missing"],
		["a day that is none", { from: "2027-02-30" }, "from", "date-missing"],
		["a day that is past", { from: "2026-11-23" }, "from", "date-past"],
		["a day far ahead", { from: "2031-01-01" }, "from", "date-far"],
		["until before from", { until: "2027-02-07" }, "until", "date-before"],
		["until far ahead", { until: "2099-01-01" }, "until", "date-far"],
		["no time", { fromTime: "mittags" }, "fromTime", "time-invalid"],
		["25 o'clock", { untilTime: "25:00" }, "untilTime", "time-invalid"],
		[
			"until before from on the clock",
			{ fromTime: "12:00", untilTime: "12:00" },
			"untilTime",
			"time-before",
		],
		["an unknown repeat", { repeat: "oft" }, "repeat", "repeat-invalid"],
		[
			"a series without end",
			{ repeat: "weekly" },
			"repeatUntil",
			"date-missing",
		],
		[
			"a series that ends before it begins",
			{ repeat: "weekly", repeatUntil: "2027-01-01" },
			"repeatUntil",
			"date-before",
		],
		[
			"a series of too many",
			{ repeat: "weekly", repeatUntil: "2029-11-20" },
			"repeatUntil",
			"repeat-many",
		],
		[
			"a series that overlaps itself",
			{ until: "2027-02-20", repeat: "weekly", repeatUntil: "2027-03-30" },
			"repeat",
			"repeat-overlap",
		],
		["no reason", { reason: " \u200b " }, "reason", "reason-missing"],
		[
			"10,000 characters",
			{ reason: "ä".repeat(10_000) },
			"reason",
			"reason-long",
		],
		[
			"10,000 characters in English",
			{ reasonEn: "a".repeat(10_000) },
			"reasonEn",
			"reason-long",
		],
	];
	test.each(cases)("%s", (_, typed, field, problem) => {
		const answer = read(typed);
		expect(answer.ok ? {} : answer.problems).toMatchObject({
			[field]: problem,
		});
	});
});
