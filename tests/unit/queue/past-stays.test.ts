import { describe, expect, test } from "vitest";
import { firstWaitOf, waitsOf } from "#lib/queue/past/rules/stays.ts";
import { pastDayWriter } from "#tests/support/past-visits.ts";

const { at, step, visit } = pastDayWriter("2026-11-24");

describe("somebody's wait", () => {
	test.each(["note", "services", "priority", "handed-over"] as const)(
		"goes on over a step that leaves them in the line: %s",
		(kind) => {
			const one = visit("1", [
				step(540, "arrived", "waiting"),
				step(560, kind, "waiting"),
				step(565, kind, "waiting"),
				step(570, "called", "called", 1),
			]);
			const whole = { from: at(540), until: at(570) };
			expect(waitsOf(one)).toMatchObject([whole]);
			expect(firstWaitOf(one)).toMatchObject(whole);
		},
	);

	test("begins anew for whoever went and came back", () => {
		const one = visit("1", [
			step(540, "arrived", "waiting"),
			step(550, "parked", "parked"),
			step(560, "note", "parked"),
			step(570, "returned", "waiting"),
			step(575, "note", "waiting"),
			step(590, "called", "called", 1),
		]);
		expect(waitsOf(one)).toMatchObject([
			{ from: at(540), until: at(550) },
			{ from: at(570), until: at(590) },
		]);
		expect(firstWaitOf(one)?.from).toBe(at(570));
	});
});
