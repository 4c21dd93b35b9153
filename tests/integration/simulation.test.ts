import { beforeAll, describe, expect, test } from "vitest";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { measure } from "#lib/simulation/queries/measure.ts";
import { oneAtATime } from "#lib/simulation/queries/one-at-a-time.ts";
import { suggestWeek } from "#lib/simulation/queries/suggest-week.ts";
import { findPlayedDay, tryPlan } from "#lib/simulation/queries/try-plan.ts";
import {
	listReplayable,
	replayDay,
} from "#lib/simulation/replay/queries/replay-day.ts";
import { tellDay } from "#lib/simulation/replay/queries/tell-day.ts";
import {
	NO_PAST_WISH,
	type PastWish,
} from "#lib/simulation/replay/rules/replay.ts";
import { NO_WISH, type Wish } from "#lib/simulation/rules/compare.ts";
import { desksOf } from "#lib/simulation/rules/on-paper.ts";
import { AIM } from "#lib/simulation/rules/suggest.ts";
import { type CivilDate, datesBetween } from "#lib/time.ts";
import { inventPast } from "#prisma/seed/past/quarter.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
	closeStation,
	makeCity,
	makeService,
	makeStation,
} from "#tests/support/factory.ts";
import { outcomeOf, value } from "#tests/support/queue.ts";

const FROM = "2026-10-12";
const UNTIL = "2026-11-22";
const TODAY = "2026-11-24";
let station: Awaited<ReturnType<typeof makeStation>>;

beforeAll(async () => {
	await makeCity();
	await makeService({ durationMinutes: 10 });
	await makeService({ durationMinutes: 20 });
	station = await makeStation({ desks: 3 });
	await db().service.updateMany({ data: { popular: true } });
	const { services } = await getCatalog("de");
	await inventPast(
		[{ ...station, dates: datesBetween(FROM, UNTIL), onlineFrom: FROM }],
		services,
		{ visitsADay: 45, firstReference: 1 },
	);
	await buildFigures(FROM, UNTIL, NOW);
});

async function ask(
	actor: Parameters<typeof tryPlan>[0],
	wish: Partial<Wish> = {},
	stationId = station.id,
) {
	const played = await findPlayedDay(actor, {
		stationId,
		date: "2026-12-01",
		isClosed: wish.isClosed ?? false,
		now: NOW,
	});
	if (!played.ok) return played;
	return tryPlan(actor, played.value, {
		wish: { ...NO_WISH, ...wish },
		now: NOW,
	});
}

describe("a plan on paper", () => {
	test("is measured from what the figures say of the station and the weekday", async () => {
		const measured = await measure(station.id, 2, NOW);
		const visits = await db().visitFigure.findMany({
			where: { stationId: station.id },
		});
		const tuesdays = visits.filter(({ date }) => date.getUTCDay() === 2);
		const walkIns = tuesdays.filter(({ booked }) => !booked);
		expect(measured.days).toBe(6);
		expect(measured.walkInsByDay.reduce((a, b) => a + b)).toBe(walkIns.length);
		expect(
			measured.walkInsByHour.reduce((sum, { count }) => sum + count, 0),
		).toBe(walkIns.length);
		const people = measured.concerns.reduce(
			(sum, one) => sum + one.booked + one.walkIns,
			0,
		);
		expect(people).toBe(visits.filter((one) => one.plannedSeconds > 0).length);
		const took = visits.filter(
			({ outcome, serviceSeconds }) =>
				["done", "unsettled"].includes(outcome) && serviceSeconds > 0,
		);
		const minutes = measured.concerns.reduce(
			(sum, one) => sum + one.served * one.mean,
			0,
		);
		expect(minutes).toBeCloseTo(
			took.reduce((sum, one) => sum + one.serviceSeconds / 60, 0),
			3,
		);
		expect(measured.absence.due).toBeGreaterThan(measured.absence.absent);
		expect(measured.late.length).toBe(21);
		expect(measured.late.toSorted((a, b) => a - b)).toEqual(measured.late);
	});

	test("a lead and a coordinator see both plans, and that a sick desk lets people wait", async () => {
		const lead = await makeActor("lead", station);
		const trial = value(
			await ask(lead, { sickDeskId: station.deskIds[0] ?? 0 }),
		);
		expect(trial.tooLittle).toEqual([]);
		const { before, after, difference } = trial.comparison ?? {};
		expect(after?.walkInMost?.mean).toBeGreaterThan(
			before?.walkInMost?.mean ?? 99,
		);
		expect(difference?.idle?.mean).toBeLessThan(0);
		expect(before?.daysAhead?.mean).toBeGreaterThanOrEqual(0);
		const coordinator = await makeActor("coordinator");
		expect(
			value(await ask(coordinator)).comparison?.difference.idle?.mean,
		).toBe(0);
	});

	test("nobody else sees it, not even at the next station", async () => {
		const other = await makeStation();
		expect(outcomeOf(await ask(await makeActor("clerk", station)))).toBe(
			"forbidden",
		);
		expect(outcomeOf(await ask(await makeActor("agent")))).toBe("forbidden");
		expect(outcomeOf(await ask(await makeActor("lead", other)))).toBe(
			"forbidden",
		);
		const asked = { stationId: station.id, date: null, isClosed: false };
		const played = value(
			await findPlayedDay(await makeActor("lead", station), {
				...asked,
				now: NOW,
			}),
		);
		const stranger = await makeActor("lead", other);
		const wish = { wish: NO_WISH, now: NOW };
		expect(outcomeOf(await tryPlan(stranger, played, wish))).toBe("forbidden");
	});

	test("without a day the next open one is known before the question is read, and days enough to look ahead", async () => {
		const lead = await makeActor("lead", station);
		const { day, ahead, rules } = value(
			await findPlayedDay(lead, {
				stationId: station.id,
				date: null,
				isClosed: false,
				now: NOW,
			}),
		);
		const next = ahead.find(
			({ date, windows }) => date > TODAY && windows.length > 0,
		);
		expect(day).toBe(next);
		expect(ahead[0]?.date).toBe(TODAY);
		expect(ahead.length).toBeGreaterThan(Math.min(60, rules.horizonDays) + 14);
	});

	test("where too little was measured there are no figures, but words", async () => {
		const fresh = await makeStation();
		const lead = await makeActor("lead", fresh);
		const trial = value(await ask(lead, {}, fresh.id));
		expect(trial.comparison).toBe(null);
		expect(trial.tooLittle).toEqual(
			["days", "walk-ins", "services"].map((reason) => ({
				reason,
				weekday: 2,
				days: 0,
			})),
		);
	});

	test("a closed day shows the next one; where nothing opens there is nothing to play", async () => {
		const lead = await makeActor("lead", station);
		const trial = value(await ask(lead, { isClosed: true }));
		expect(trial).toMatchObject({
			date: "2026-12-02",
			closedDate: "2026-12-01",
		});
		expect(trial.comparison?.difference.walkInMost?.mean).toBeGreaterThan(0);
		const shut = await makeStation();
		await closeStation(shut.id, "2026-12-01", "2026-12-01");
		const other = await makeActor("lead", shut);
		expect(outcomeOf(await ask(other, {}, shut.id))).toBe("closed");
	});

	test("a day of which nothing was measured is not closed on paper: nobody knows who would come the next day", async () => {
		const visits = await db().visitFigure.findMany({
			where: { stationId: station.id },
		});
		const figures = visits.filter(({ date }) => date.getUTCDay() === 2);
		const ids = figures.map(({ visitId }) => visitId);
		await db().visitFigure.deleteMany({ where: { visitId: { in: ids } } });
		const lead = await makeActor("lead", station);
		const trial = value(await ask(lead, { isClosed: true }));
		await db().visitFigure.createMany({ data: figures });
		expect(trial.date).toBe("2026-12-02");
		expect(trial.comparison).toBe(null);
		expect(trial.tooLittle).toEqual([{ reason: "days", weekday: 2, days: 0 }]);
	});

	test("a week's fewest desk hours are those of its open days, and only leads and coordinators see them", async () => {
		const lead = await makeActor("lead", station);
		const played = value(
			await findPlayedDay(lead, {
				stationId: station.id,
				date: "2026-12-01",
				isClosed: false,
				now: NOW,
			}),
		);
		const { day, ahead } = played;
		const open = ahead.filter(
			({ date, windows }) => date < "2026-12-08" && windows.length > 0,
		);
		const week = value(await suggestWeek(lead, played, NOW));
		expect(week.days.map(({ date }) => date)).toEqual(
			open.map(({ date }) => date).filter((date) => date >= day.date),
		);
		const known = week.days.flatMap(({ suggestion }) => suggestion ?? []);
		expect(known.length).toBe(week.days.length);
		for (const { isMet, after, minutesAfter, day } of known) {
			if (isMet) expect(after?.mean).toBeGreaterThanOrEqual(AIM);
			expect(
				desksOf(day)
					.flatMap(({ spans }) => spans)
					.reduce((sum, { from, until }) => sum + until - from, 0),
			).toBe(minutesAfter);
		}
		expect(week.minutesAfter).toBe(
			known.reduce((sum, { minutesAfter }) => sum + minutesAfter, 0),
		);
		// The same day asked for alone.
		const alone = value(
			await tryPlan(lead, played, {
				wish: NO_WISH,
				suggests: true,
				now: NOW,
			}),
		);
		expect(week.days[0]?.suggestion).toEqual(alone.suggestion);
		for (const stranger of [
			await makeActor("clerk", station),
			await makeActor("lead", await makeStation()),
		])
			expect(outcomeOf(await suggestWeek(stranger, played, NOW))).toBe(
				"forbidden",
			);
	});

	test("a weekday of which too little was measured has no suggestion", async () => {
		const fresh = await makeStation();
		const lead = await makeActor("lead", fresh);
		const asked = { stationId: fresh.id, date: null, isClosed: false };
		const played = value(await findPlayedDay(lead, { ...asked, now: NOW }));
		const week = value(await suggestWeek(lead, played, NOW));
		expect(week.days.length).toBeGreaterThan(0);
		expect(week.days.every(({ suggestion }) => suggestion === null)).toBe(true);
		expect(week.minutesBefore).toBe(0);
	});

	test("one is played at a time, some wait, and whoever comes then is told that it is busy", async () => {
		const begun: number[] = [];
		const ends: (() => void)[] = [];
		const work = (id: number) => () => {
			begun.push(id);
			return new Promise<number>((resolve) => {
				ends.push(() => resolve(id));
			});
		};
		const failed = oneAtATime(() => Promise.reject(new Error("broken")));
		await expect(failed).rejects.toThrow("broken");
		const all = [0, 1, 2, 3, 4].map((id) => oneAtATime(work(id)));
		expect(await oneAtATime(work(5))).toBe(null);
		for (const id of [0, 1, 2, 3, 4]) {
			await eventually(() =>
				expect(begun).toEqual([0, 1, 2, 3, 4].slice(0, id + 1)),
			);
			ends[id]?.();
			expect(await all[id]).toBe(id);
		}
		expect(await oneAtATime(async () => 6)).toBe(6);
	});

	test("what reminders do is unknown where nobody was counted without one", async () => {
		const lead = await makeActor("lead", station);
		const trial = value(await ask(lead, { reminder: "all" }));
		const { reminded } = trial.measured;
		expect(trial.knowsReminder).toBe(reminded.due >= 50);
		expect(value(await ask(lead)).knowsReminder).toBe(true);
	});
});

describe("a day that is over", () => {
	const ask = (
		actor: Parameters<typeof replayDay>[0],
		date: CivilDate,
		wish: PastWish | null = null,
	) => replayDay(actor, { stationId: station.id, date, wish, now: NOW });

	test("is shown to whom a plan on paper is, with what a sick desk would have done", async () => {
		const lead = await makeActor("lead", station);
		const replay = value(
			await ask(lead, "2026-11-17", {
				...NO_PAST_WISH,
				sickDeskId: station.deskIds[0] ?? 0,
			}),
		);
		const visits = await db().visit.count({
			where: { stationId: station.id, date: new Date("2026-11-17") },
		});
		expect(visits).toBeGreaterThan(10);
		const { walkInMost, left } = replay.figures;
		expect(walkInMost.difference?.mean).toBeGreaterThan(0);
		expect(left.stored.few || left.stored.value !== null).toBe(true);
		expect(replay.taken).toBe(station.deskIds.length);
		const coordinator = await makeActor("coordinator");
		expect(value(await ask(coordinator, "2026-11-17")).isSame).not.toBe(null);
		for (const stranger of [
			await makeActor("clerk", station),
			await makeActor("agent"),
			await makeActor("lead", await makeStation()),
		]) {
			expect(outcomeOf(await ask(stranger, "2026-11-17"))).toBe("forbidden");
			expect(outcomeOf(await listReplayable(stranger, station.id, NOW))).toBe(
				"forbidden",
			);
		}
	});

	test("is not made up: not of a day on which nobody was there, nor of today", async () => {
		const lead = await makeActor("lead", station);
		expect(outcomeOf(await ask(lead, "2026-10-11"))).toBe("not-stored");
		expect(outcomeOf(await ask(lead, TODAY))).toBe("not-stored");
		const days = value(await listReplayable(lead, station.id, NOW));
		expect(days).toHaveLength(5);
		expect(days[0]).toBe(UNTIL);
		expect(days.toSorted().toReversed()).toEqual(days);
		const fresh = await makeStation();
		const other = await makeActor("lead", fresh);
		expect(value(await listReplayable(other, fresh.id, NOW))).toEqual([]);
	});

	test("is told once more by the forecast, with what was measured on days before", async () => {
		const lead = await makeActor("lead", station);
		const asked = {
			stationId: station.id,
			date: "2026-11-17",
			now: NOW,
			patienceMs: 50_000,
		} as const;
		const day = value(await tellDay(lead, asked));
		expect(value(await tellDay(lead, asked))).toBe(day);
		expect(day.all.people).toBeGreaterThan(10);
		expect(day.all.people).toBe(day.walkIns.people + day.booked.people);
		expect(day.hours.reduce((sum, { people }) => sum + people, 0)).toBe(
			day.all.people,
		);
		// Steps of later days are no matter of this one.
		const later = await db().visitEvent.findMany({
			where: { visit: { date: { gt: new Date("2026-11-17") } } },
		});
		await db().visitEvent.deleteMany({
			where: { id: { in: later.map(({ id }) => id) } },
		});
		takeGlobal("worked-out");
		const again = value(await tellDay(lead, asked));
		await db().visitEvent.createMany({ data: later });
		expect(again).toEqual(day);
		expect(outcomeOf(await tellDay(lead, { ...asked, date: TODAY }))).toBe(
			"not-stored",
		);
		for (const stranger of [
			await makeActor("clerk", station),
			await makeActor("lead", await makeStation()),
		])
			expect(outcomeOf(await tellDay(stranger, asked))).toBe("forbidden");
	});
});
