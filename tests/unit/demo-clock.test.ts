import { describe, expect, test } from "vitest";
import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import {
	type DemoClock,
	LEASE_MS,
	type PlayHours,
	playedTime,
	standsStill,
	turnedClock,
} from "#lib/runtime/demo-clock.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	dayClock,
	instantAt,
	weekdayOf,
} from "#lib/time.ts";

const MINUTE = 60_000;
const closed = new Map<CivilDate, boolean>();
/** Monday to Friday, not on holidays nor on 24 and 31 December. */
const hours: PlayHours = (date) => {
	const known =
		closed.get(date) ??
		(weekdayOf(date) > 5 ||
			publicHolidayOn(date) !== null ||
			/-12-(24|31)$/.test(date));
	closed.set(date, known);
	return known ? null : { from: 510, until: 900 };
};

const berlin = (text: string) => {
	const [date = "", time = ""] = text.split(" ");
	const [hour = 0, minute = 0] = time.split(":").map(Number);
	return instantAt(date as CivilDate, hour * 60 + minute).epochMilliseconds;
};
const words = (at: number) =>
	Temporal.Instant.fromEpochMilliseconds(at)
		.toZonedDateTimeISO("Europe/Berlin")
		.toPlainDateTime()
		.toString({ smallestUnit: "minute" })
		.replace("T", " ");

/** Processes that say every minute that they run, from the first to the last of these moments. */
function run(clock: DemoClock | null, from: string, until: string): DemoClock {
	let running = turnedClock(clock, berlin(from), hours);
	for (let at = berlin(from); at <= berlin(until); at += MINUTE)
		running = turnedClock(running, at, hours);
	return running;
}

const shows = (clock: DemoClock, real: string) =>
	words(playedTime(clock, berlin(real)));

describe("what the demo plays at its first start", () => {
	test.each([
		["a Sunday afternoon", "2026-11-29 16:30", "2026-11-30 10:12"],
		["Monday before anybody comes", "2026-11-30 06:00", "2026-11-30 10:12"],
		["Monday at noon: real time", "2026-11-30 12:00", "2026-11-30 12:00"],
		["after three: the next day", "2026-11-30 15:00", "2026-12-01 10:12"],
		["Friday evening", "2026-12-04 18:00", "2026-12-07 10:12"],
		["Christmas Eve", "2026-12-24 11:00", "2026-12-28 10:12"],
		["New Year's Eve", "2026-12-31 23:59", "2027-01-04 10:12"],
		["Easter Sunday, after a change", "2027-03-28 02:30", "2027-03-30 10:12"],
	])("%s", (_, real, played) => {
		const clock = turnedClock(null, berlin(real), hours);
		expect(words(playedTime(clock, berlin(real)))).toBe(played);
	});
});

describe("as time goes on", () => {
	test("a played day ends at three and the next one begins", () => {
		const sunday = run(null, "2026-11-29 16:30", "2026-11-29 21:17");
		expect(shows(sunday, "2026-11-29 21:17")).toBe("2026-11-30 14:59");
		const later = run(sunday, "2026-11-29 21:18", "2026-11-29 21:19");
		expect(shows(later, "2026-11-29 21:19")).toBe("2026-12-01 10:13");
	});

	test("a real day goes over into the next one", () => {
		const monday = run(null, "2026-11-30 14:58", "2026-11-30 15:01");
		expect(shows(monday, "2026-11-30 15:01")).toBe("2026-12-01 10:13");
	});

	test("after a night without it, the demo shows real time again", () => {
		const sunday = run(null, "2026-11-29 16:30", "2026-11-29 18:00");
		const tuesday = turnedClock(sunday, berlin("2026-12-01 09:00"), hours);
		expect(shows(tuesday, "2026-12-01 09:00")).toBe("2026-12-01 09:00");
	});

	test("what was played stays in the past, also when it is still ahead in reality", () => {
		const sunday = run(null, "2026-11-29 16:30", "2026-11-29 18:00");
		expect(shows(sunday, "2026-11-29 18:00")).toBe("2026-11-30 11:42");
		const monday = turnedClock(sunday, berlin("2026-11-30 09:00"), hours);
		// Five minutes pass before anybody knows that the demo was stopped.
		expect(shows(monday, "2026-11-30 09:00")).toBe("2026-11-30 11:47");
	});

	test("a restart is no jump, three at night are three times nothing", () => {
		let clock = run(null, "2026-11-30 22:00", "2026-11-30 22:20");
		for (const at of ["22:21", "22:23", "22:26"]) {
			const before = shows(clock, `2026-11-30 ${at}`);
			clock = turnedClock(clock, berlin(`2026-11-30 ${at}`), hours);
			expect(shows(clock, `2026-11-30 ${at}`)).toBe(before);
		}
		expect(shows(clock, "2026-11-30 22:26")).toBe("2026-12-01 10:38");
	});

	test("a computer that slept has not played meanwhile, nor goes back when it wakes", () => {
		const clock = run(null, "2026-11-29 16:30", "2026-11-29 16:40");
		const asleep = playedTime(clock, berlin("2026-11-29 19:00"));
		expect(asleep).toBe(berlin("2026-11-30 10:22") + LEASE_MS);
		const awake = turnedClock(clock, berlin("2026-11-29 19:00"), hours);
		expect(playedTime(awake, berlin("2026-11-29 19:00"))).toBe(asleep);
	});

	test("when nothing opens for a month, time passes as it does", () => {
		const clock = turnedClock(null, berlin("2026-11-29 16:30"), () => null);
		expect(shows(clock, "2026-11-29 16:31")).toBe("2026-11-29 16:31");
	});
});

test("every minute of two years shows an hour at which the houses are open, and never an earlier one", () => {
	const first = berlin("2026-10-01 00:00");
	let clock: DemoClock | null = null;
	let last = 0;
	let date = "2026-10-01" as CivilDate;
	let minuteOn = dayClock(date);
	const wrong: string[] = [];
	for (let real = first; real < first + 731 * 1440 * MINUTE; real += MINUTE) {
		// Now and then nobody is there for some hours, and then it is started again.
		const minutes = Math.floor((real - first) / MINUTE);
		if (minutes % 9_973 < 700 && clock) continue;
		clock = turnedClock(clock, real, hours);
		if (standsStill(clock, real)) wrong.push(`stands ${words(real)}`);
		const played = playedTime(clock, real);
		if (played < last) wrong.push(`back ${words(real)}`);
		last = played;
		while (minuteOn(played) >= 1440) {
			date = addDays(date, 1);
			minuteOn = dayClock(date);
		}
		const minute = minuteOn(played);
		const span = hours(date);
		if (!span || minute < span.from || minute >= span.until)
			wrong.push(`closed ${words(real)}: ${words(played)}`);
	}
	expect(wrong.slice(0, 5)).toEqual([]);
});

test("whenever in two years it is started for the first time, the houses are open and the day is not over", () => {
	const first = berlin("2026-10-01 00:00");
	for (
		let real = first;
		real < first + 731 * 1440 * MINUTE;
		real += 37 * MINUTE
	) {
		const clock = turnedClock(null, real, hours);
		const played = Temporal.Instant.fromEpochMilliseconds(clock.playedAt);
		const date = civilDateOf(played);
		const minute = dayClock(date)(clock.playedAt);
		const span = hours(date);
		if (!span || minute < span.from || minute >= span.until)
			throw new Error(words(real));
		expect(clock.playedAt).toBeGreaterThanOrEqual(real);
	}
});
