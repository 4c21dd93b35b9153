import { expect, test } from "vitest";
import {
	type Closure,
	cutsOf,
	serviceClosuresOn,
} from "#lib/availability/rules/closure.ts";

const closure = (changes: Partial<Closure>): Closure => ({
	scope: "city",
	stationId: null,
	deskId: null,
	serviceIds: [],
	startDate: "2026-12-24",
	endDate: "2026-12-24",
	from: null,
	until: null,
	...changes,
});
const WHOLE_DAY = { from: 0, until: 1440 };

test.each([
	["city", closure({}), 1, 11, true],
	["own station", closure({ scope: "station", stationId: 1 }), 1, 11, true],
	["other station", closure({ scope: "station", stationId: 2 }), 1, 11, false],
	["own desk", closure({ scope: "desk", deskId: 11 }), 1, 11, true],
	["other desk", closure({ scope: "desk", deskId: 12 }), 1, 11, false],
	["services", closure({ scope: "services", serviceIds: [7] }), 1, 11, false],
] as const)(
	"a closure of the scope %s closes the desk or not",
	(_, one, station, desk, closes) => {
		expect(cutsOf([one], "2026-12-24", station, desk)).toEqual(
			closes ? [WHOLE_DAY] : [],
		);
	},
);

test("the minutes of a closure of several days hold on each day, first and last included", () => {
	const evenings = closure({
		startDate: "2026-12-21",
		endDate: "2026-12-23",
		from: 840,
		until: 960,
	});
	const cuts = (date: `${number}-${number}-${number}`) =>
		cutsOf([evenings], date, 1, 11);
	expect(cuts("2026-12-20")).toEqual([]);
	for (const date of ["2026-12-21", "2026-12-22", "2026-12-23"] as const) {
		expect(cuts(date)).toEqual([{ from: 840, until: 960 }]);
	}
	expect(cuts("2026-12-24")).toEqual([]);
});

test("a closure without an end goes on until midnight, one without a beginning starts there", () => {
	const closures = [closure({ from: 720 }), closure({ until: 540 })];
	expect(cutsOf(closures, "2026-12-24", 1, 11)).toEqual([
		{ from: 720, until: 1440 },
		{ from: 0, until: 540 },
	]);
});

test("closed services: at this station and at all, not at another and not on another day", () => {
	const services = { scope: "services", serviceIds: [7, 8] } as const;
	const all = closure({ ...services, serviceIds: [9], from: 480, until: 600 });
	const here = closure({ ...services, serviceIds: [7, 8], stationId: 1 });
	const elsewhere = closure({ ...services, serviceIds: [5], stationId: 2 });
	const closures = [all, here, elsewhere, closure({})];
	expect(serviceClosuresOn(closures, "2026-12-24", 1)).toEqual([
		{ serviceIds: new Set([9]), from: 480, until: 600 },
		{ serviceIds: new Set([7, 8]), ...WHOLE_DAY },
	]);
	expect(serviceClosuresOn(closures, "2026-12-25", 1)).toEqual([]);
});
