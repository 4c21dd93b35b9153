import { expect, test } from "vitest";
import { misplaced } from "#lib/queue/arrival/rules/check-in.ts";
import { dueAt, missed, triesAt } from "#lib/queue/remote/rules/tries.ts";
import { isPossible } from "#lib/queue/visit/rules/steps.ts";

const MINUTE = 60_000;
const NEVER = { tries: 0, triedAt: null };

test("somebody by phone or video is due at their time, and five minutes after a try that reached nobody", () => {
	expect(dueAt(10 * MINUTE, NEVER)).toBe(10 * MINUTE);
	const tried = { tries: 1, triedAt: 12 * MINUTE };
	expect(dueAt(10 * MINUTE, tried)).toBe(17 * MINUTE);
	// Tried before their time, they are still due at it.
	expect(dueAt(30 * MINUTE, tried)).toBe(30 * MINUTE);
});

test("it is over after two tries, and what comes within five minutes is no second one", () => {
	const at = 100 * MINUTE;
	expect(missed(at, NEVER, at)).toEqual({ tries: 1, isOver: false });
	const once = { tries: 1, triedAt: at };
	expect(missed(at, once, at + 5 * MINUTE - 1)).toEqual({
		tries: 1,
		isOver: false,
	});
	expect(missed(at, once, at + 5 * MINUTE)).toEqual({ tries: 2, isOver: true });
});

test("before their time nobody has to answer, however often they are called", () => {
	const startsAt = 400 * MINUTE;
	const early = missed(startsAt, NEVER, startsAt - 60 * MINUTE);
	expect(early).toEqual({ tries: 0, isOver: false });
	const tried = { tries: 1, triedAt: startsAt - 60 * MINUTE };
	expect(missed(startsAt, tried, startsAt - 1)).toEqual(early);
	expect(missed(startsAt, tried, startsAt)).toEqual({
		tries: 1,
		isOver: false,
	});
});

test("a try of the time it was moved from is none of the new one", () => {
	const tried = { tries: 1, triedAt: 100 * MINUTE };
	expect(triesAt(100 * MINUTE, tried)).toEqual(tried);
	expect(triesAt(101 * MINUTE, tried)).toEqual(NEVER);
	expect(missed(101 * MINUTE, tried, 110 * MINUTE)).toEqual({
		tries: 1,
		isOver: false,
	});
});

test("nobody on the phone is put into a line, called by a display or sent to another desk", () => {
	const steps = [
		"called",
		"recalled",
		"parked",
		"handed-over",
		"returned",
		"priority",
		"reopened",
		"walk",
		"sent-on",
	] as const;
	const states = [
		"waiting",
		"called",
		"serving",
		"parked",
		"done",
		"no-show",
	] as const;
	for (const step of steps)
		for (const status of states)
			expect(isPossible(step, status, false, true)).toBe(false);
	for (const step of ["done", "unsettled", "note", "services"] as const)
		expect(isPossible(step, "serving", false, true)).toBe(true);
});

test("nobody checks in for an appointment without coming", () => {
	const now = Temporal.Instant.from("2026-11-24T10:00:00+01:00");
	const appointment = {
		status: "booked",
		stationId: 1,
		stationSlug: "mitte",
		startsAt: now.epochMilliseconds,
	};
	const judged = (kind: "counter" | "phone" | "video", status = "booked") =>
		misplaced({ ...appointment, status, kind }, 1, now, { checkInMinutes: 60 })
			?.outcome;
	expect(judged("counter")).toBeUndefined();
	expect(judged("phone")).toBe("remote");
	expect(judged("video", "serving")).toBe("remote");
	expect(judged("phone", "done")).toBe("over");
	expect(judged("phone", "cancelled")).toBe("cancelled");
});
