import { beforeAll, expect, test } from "vitest";
import { setNow } from "#lib/clock.ts";
import { db } from "#lib/db/client.ts";
import {
	countAnswer,
	writeAnswers,
} from "#lib/pilot/commands/count-answers.ts";
import { recordLeadTimes } from "#lib/pilot/commands/record-day.ts";
import { sweepFigures } from "#lib/pilot/commands/sweep-figures.ts";
import { book, NOW } from "#tests/support/booking.ts";
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
	await book({ station: station.slug, service: service.slug });
	await sweepFigures(NOW);
	await sweepFigures(NOW.add({ minutes: 10 }));
	const kinds = await db().bookingFigure.findMany({ orderBy: { kind: "asc" } });
	expect(kinds.map(({ kind, count }) => [kind, count])).toEqual([
		["booked", 1],
		["held", 1],
	]);
	expect(await db().dayCount.count({ where: { what: "error" } })).toBe(1);
	// A day that is over has its capacity recorded, every channel that was open.
	const capacity = await db().capacityFigure.findMany();
	expect(capacity.length).toBeGreaterThan(0);
	expect(capacity.every(({ channel }) => channel === "online")).toBe(true);
});
