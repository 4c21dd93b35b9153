import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

// Two clock-change nights, a holiday, an ordinary day; run by a process of its own, because a zone is
// read once at its start.
const SCRIPT = `
import { composeDay } from "#lib/availability/rules/compose.ts";
import { freeStarts } from "#lib/availability/rules/free-starts.ts";
import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import { datesBetween } from "#lib/time.ts";
const openings = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
	id: weekday, deskIds: [1], kind: "weekly", weekday, everyWeeks: 1, weekOfMonth: null, date: null,
	from: 0, until: 1440, validFrom: "2026-01-01", validUntil: null, channel: "online",
	releaseDaysBefore: 7, releaseMinute: 420,
}));
const rules = { leadMinutes: 90, horizonDays: 60, usefulGapMinutes: 10, staffGoesOnlineDays: null };
const starts = (date, now) => freeStarts(
	composeDay({ date, stationId: 1, desks: [{ id: 1, serves: null }], openings, closures: [], busy: [] }),
	rules,
	{ serviceIds: [1], minutes: 60, channel: "online", now: Date.parse(now) },
);
console.log(JSON.stringify({
	spring: starts("2027-03-28", "2027-03-25T10:00:00Z"),
	autumn: starts("2026-10-25", "2026-10-24T21:30:00Z"),
	holiday: starts("2026-12-25", "2026-12-24T10:00:00Z"),
	tonight: starts("2026-11-24", "2026-11-24T20:00:30Z"),
	released: starts("2026-12-01", "2026-11-24T06:00:00Z").length,
	unreleased: starts("2026-12-01", "2026-11-24T05:59:59Z").length,
	holidays: datesBetween("2026-01-01", "2026-12-31").filter(publicHolidayOn),
}));
`;

const answerIn = (zone: string) =>
	execFileSync(process.execPath, ["--input-type=module", "--eval", SCRIPT], {
		env: { ...process.env, TZ: zone },
		encoding: "utf8",
	});

test("the server's zone changes nothing, on the nights of both clock changes neither", () => {
	const answer = answerIn("UTC");
	expect(answerIn("America/New_York")).toBe(answer);
	expect(answerIn("Pacific/Auckland")).toBe(answer);

	const { spring, autumn, holiday, tonight, ...rest } = JSON.parse(answer);
	// 60 minutes end by 02:00 or begin at 03:00; a rest of five minutes is not left.
	const night = [0, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 180];
	expect(spring.slice(0, 12)).toEqual(night);
	// 23:30 the evening before, plus 90 minutes of lead.
	expect(autumn.slice(0, 2)).toEqual([60, 180]);
	expect(spring.at(-1)).toBe(1380);
	expect(holiday).toEqual([]);
	// 21:00:30 plus 90 minutes: the first grid time after it, and what ends by midnight.
	expect(tonight).toEqual([1355, 1360, 1365, 1370, 1380]);
	expect(rest).toEqual({
		released: 275,
		unreleased: 0,
		holidays: [
			"2026-01-01",
			"2026-04-03",
			"2026-04-06",
			"2026-05-01",
			"2026-05-14",
			"2026-05-25",
			"2026-06-04",
			"2026-10-03",
			"2026-11-01",
			"2026-12-25",
			"2026-12-26",
		],
	});
});
