import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate, toDbInstant } from "#lib/db/dates.ts";
import {
	countAnswer,
	writeAnswers,
} from "#lib/pilot/figures/commands/count-answers.ts";
import { recordLeadTimes } from "#lib/pilot/figures/commands/record-day.ts";
import { sweepFigures } from "#lib/pilot/figures/commands/sweep-figures.ts";
import { setNow } from "#lib/runtime/clock.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	instantAt,
} from "#lib/time.ts";
import { book, NOW, wish } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let station: { id: number; slug: string };
let service: { id: number; slug: string };

beforeAll(async () => {
	setNow(NOW);
	await makeCity();
	service = await makeService();
	station = await makeStation();
});

test("opened pages add up, from several processes, at their station", async () => {
	const page = { what: "page-time", station: station.slug } as const;
	countAnswer(page, NOW);
	countAnswer(page, NOW);
	countAnswer({ what: "page-time", station: "nirgends" }, NOW);
	countAnswer({ what: "error", station: null }, NOW);
	await writeAnswers(NOW);
	countAnswer(page, NOW);
	await writeAnswers(NOW);
	// Nothing is counted twice.
	await writeAnswers(NOW);
	const rows = await db().dayCount.findMany({
		orderBy: [{ what: "asc" }, { stationId: "asc" }],
		omit: { date: true },
	});
	expect(rows).toEqual([
		{ stationId: 0, what: "error", count: 1 },
		{ stationId: 0, what: "page-time", count: 1 },
		{ stationId: station.id, what: "page-time", count: 3 },
	]);
});

test("the first free time is recorded once a day, from noon on", async () => {
	await recordLeadTimes(NOW);
	expect(await db().leadTime.count()).toBe(0);
	const noon = NOW.add({ hours: 2 });
	await recordLeadTimes(noon);
	await recordLeadTimes(noon.add({ hours: 3 }));
	expect(await db().leadTime.findMany({ omit: { date: true } })).toEqual([
		{ stationId: station.id, serviceId: service.id, days: 0 },
	]);
});

test("the sweep derives today's figures, and keeps what was counted while it happened", async () => {
	await book(wish(station, service));
	await sweepFigures(NOW);
	await sweepFigures(NOW.add({ minutes: 10 }));
	const kinds = await db().bookingFigure.findMany({ orderBy: { kind: "asc" } });
	expect(kinds.map(({ kind, count }) => [kind, count])).toEqual([
		["booked", 1],
		["held", 1],
	]);
	expect(await db().dayCount.count({ where: { what: "error" } })).toBe(1);
});

test("what was offered on a day stays, whatever becomes of the roster; a day that nobody recorded is taken from it", async () => {
	const { id: stationId } = await makeStation();
	const [today, tomorrow] = [civilDateOf(NOW), addDays(civilDateOf(NOW), 1)];
	const later = NOW.add({ hours: 48 });
	const on = async (date: CivilDate) =>
		db().capacityFigure.findMany({
			where: { stationId, date: toDbDate(date) },
			omit: { date: true },
		});
	await sweepFigures(NOW);
	const offered = await on(today);
	expect(offered).toMatchObject([{ channel: "online", bookedMinutes: 0 }]);
	expect(offered[0]?.openMinutes).toBeGreaterThan(0);
	await db().opening.deleteMany({ where: { stationId } });
	await sweepFigures(later);
	expect(await on(today)).toEqual(offered);
	expect(await on(tomorrow)).toEqual([]);
});

test("a run that ended in the middle leaves no day out: the next one derives what is missing", async () => {
	const today = civilDateOf(NOW);
	const first = addDays(today, -40);
	const visit = await db().visit.create({
		data: {
			id: randomUUID(),
			stationId: station.id,
			date: toDbDate(first),
			ticket: "W001",
			status: "done",
			arrivedAt: toDbInstant(instantAt(first, 600)),
			endedAt: toDbInstant(instantAt(first, 620)),
			locale: "de",
		},
	});
	const listBuilt = async () => {
		const rows = await db().figureDay.findMany({
			where: { date: { lte: toDbDate(today) } },
			orderBy: { date: "asc" },
		});
		return rows.map(({ date }) => fromDbDate(date));
	};
	const all = datesBetween(first, today);
	await sweepFigures(NOW);
	expect(await listBuilt()).toEqual(all);
	// As if it had been ended after some days, and had derived today all the same.
	await db().figureDay.deleteMany({
		where: {
			date: {
				gte: toDbDate(addDays(today, -30)),
				lt: toDbDate(addDays(today, -2)),
			},
		},
	});
	await sweepFigures(NOW.add({ minutes: 10 }));
	expect(await listBuilt()).toEqual(all);
	await db().visit.delete({ where: { id: visit.id } });
});
