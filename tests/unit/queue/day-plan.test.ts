import { expect, test } from "vitest";
import {
	countMarks,
	heightClass,
	laneClasses,
	markOf,
	onSheet,
} from "#app/(staff)/team/plan/_parts/sheet.ts";
import type { PlannedAppointment } from "#lib/booking/staff/queries/get-day-plan.ts";

let count = 0;
const planned = (
	from: number,
	until: number,
	more: Partial<PlannedAppointment> = {},
): PlannedAppointment => ({
	id: `appointment ${count++}`,
	deskId: 1,
	lane: 0,
	from,
	until,
	status: "booked",
	channel: "online",
	kind: "counter",
	reference: "123456789",
	ticket: "A001",
	name: "Ayşe Müller",
	phone: null,
	hasConfirmed: false,
	lacksRoom: false,
	services: [],
	...more,
});

test("the plan shows who came, who did not, and who is late today; cancelled ones it leaves out", () => {
	const all = [
		planned(540, 555, { status: "no-show" }),
		planned(555, 570, { status: "cancelled" }),
		planned(570, 585, { status: "arrived" }),
		planned(585, 600),
		planned(600, 615),
		planned(615, 630, { status: "serving" }),
	];
	expect(onSheet(all).map(({ status }) => status)).toEqual([
		"no-show",
		"arrived",
		"booked",
		"booked",
		"serving",
	]);
	expect(onSheet(all).map((one) => markOf(one, 590))).toEqual([
		"no-show",
		"arrived",
		"late",
		null,
		"serving",
	]);
	expect(countMarks(onSheet(all), 590)).toEqual([
		{ mark: "late", count: 1 },
		{ mark: "arrived", count: 1 },
		{ mark: "serving", count: 1 },
		{ mark: "no-show", count: 1 },
	]);
});

test("by phone or video nobody is late: they are called", () => {
	const waits = planned(585, 600, { kind: "phone" });
	expect(markOf(waits, 590)).toBeNull();
	expect(countMarks([waits, planned(585, 600)], 590)).toEqual([
		{ mark: "late", count: 1 },
	]);
	expect(markOf({ ...waits, status: "done" }, 590)).toBe("done");
});

test("on another day nobody is late, and who did not come then is still said", () => {
	const [missed, booked] = [
		planned(540, 555, { status: "no-show" }),
		planned(555, 570),
	];
	expect(countMarks([missed, booked], null)).toEqual([
		{ mark: "no-show", count: 1 },
	]);
});

test("whoever has the time of somebody who did not come stands beside them, and others have the whole width", () => {
	const missed = planned(540, 570, { status: "no-show" });
	const instead = planned(550, 565);
	const after = planned(570, 585);
	const elsewhere = planned(540, 570, { deskId: 2 });
	const lanes = laneClasses([after, missed, instead, elsewhere]);
	expect(lanes.get(missed.id)).toBe("plan-lane-1-2");
	expect(lanes.get(instead.id)).toBe("plan-lane-2-2");
	expect(lanes.get(after.id)).toBe("");
	expect(lanes.get(elsewhere.id)).toBe("");
});

test("in a row of several a lane is used again as soon as it is free", () => {
	const all = [planned(540, 600), planned(540, 555), planned(555, 570)];
	const lanes = laneClasses(all);
	expect(all.map(({ id }) => lanes.get(id))).toEqual([
		"plan-lane-1-2",
		"plan-lane-2-2",
		"plan-lane-2-2",
	]);
});

test("rows are high where somebody has one alone", () => {
	expect(heightClass([planned(540, 545)])).toBe("plan-tall");
	expect(heightClass([planned(540, 550)])).toBe("");
});
