import { beforeAll, expect, test } from "vitest";
import { countNaively } from "#bench/naive-figures.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { countAll } from "#lib/pilot/figures/queries/count.ts";
import { getFigures } from "#lib/pilot/figures/queries/get-figures.ts";
import {
	DIMENSIONS,
	type FigureFilter,
	type FiguresQuery,
} from "#lib/pilot/figures/rules/asked.ts";
import { datesBetween } from "#lib/time.ts";
import { inventPast } from "#prisma/seed/past/quarter.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { editService } from "#tests/support/edit-service.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

/** Over the night of the clock change, too. */
const FROM = "2026-10-12";
const UNTIL = "2026-11-22";
const PERIOD = { from: "2026-11-02", until: UNTIL } as const;
const BEFORE = { from: FROM, until: "2026-11-01" } as const;

let stations: { id: number }[];
let services: { id: number }[];
const ALL: FigureFilter = {
	stationIds: [],
	serviceId: null,
	weekday: null,
	hours: null,
};

beforeAll(async () => {
	await makeCity();
	services = [
		await makeService({ durationMinutes: 5 }),
		await makeService({ durationMinutes: 10, extraMinutes: 5, maxQuantity: 3 }),
		await makeService({ durationMinutes: 20 }),
	];
	const made = [
		await makeStation({ desks: 3 }),
		await makeStation({ desks: 2 }),
	];
	stations = made;
	await db().service.updateMany({ data: { popular: true } });
	const catalog = await getCatalog("de");
	const dates = datesBetween(FROM, UNTIL);
	await inventPast(
		made.map(({ id, deskIds }, index) => ({
			id,
			deskIds,
			dates,
			// The second goes online in the middle.
			onlineFrom: index === 0 ? FROM : PERIOD.from,
		})),
		catalog.services,
		{ visitsADay: 16, firstReference: 1 },
	);
	// Half of them were told something, some of it wrong.
	await db().$executeRaw`
		UPDATE visit SET told_at = arrived_at, told_from = length(id::text || ticket) % 2 * 5, told_until = 15
		WHERE right(ticket, 1) IN ('1', '3', '5', '7', '9')`;
	await buildFigures(FROM, UNTIL, NOW);
});

const ask = (
	by: FiguresQuery["by"],
	filter: Partial<FigureFilter> = {},
): FiguresQuery => ({
	...ALL,
	stationIds: stations.map(({ id }) => id),
	period: PERIOD,
	before: BEFORE,
	by,
	...filter,
});

const NUMBERS = ["wait", "way", "service"] as const;

/** In one order, and without the last digits of divisions. */
function plain(counted: Awaited<ReturnType<typeof countNaively>>) {
	const round = (list: readonly number[] | null) =>
		list?.map((value) => Math.round(value * 1_000) / 1_000) ?? null;
	const sorted = (rows: readonly object[]) =>
		rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
	return {
		visits: sorted(
			counted.visits.map((row) => ({
				...row,
				...Object.fromEntries(NUMBERS.map((name) => [name, round(row[name])])),
			})),
		),
		bookings: sorted(counted.bookings),
		queues: sorted(counted.queues),
		things: sorted(counted.things),
		languages: sorted(counted.languages),
		spread: sorted(counted.spread),
	};
}

async function bothWays(query: FiguresQuery) {
	const { visits, bookings, queues, things, languages, spread } =
		await countAll(query);
	return {
		derived: plain({ visits, bookings, queues, things, languages, spread }),
		naive: plain(await countNaively(query, NOW)),
	};
}

test.each(DIMENSIONS)(
	"figures by %s are what adding up every event says",
	async (by) => {
		const { derived, naive } = await bothWays(ask(by));
		expect(naive.visits.length).toBeGreaterThan(6);
		expect(naive.bookings.length).toBeGreaterThan(10);
		expect(naive.queues.length).toBeGreaterThan(1);
		expect(derived).toEqual(naive);
	},
);

test("so are those of one station, one service, one weekday and some hours", async () => {
	const [station] = stations;
	const [, service] = services;
	if (!station || !service) throw new Error("nothing made");
	for (const filter of [
		{ stationIds: [station.id] },
		{ serviceId: service.id },
		{ weekday: 3 as const },
		{ hours: { from: 9, until: 11 } },
	]) {
		const { derived, naive } = await bothWays(ask("woche", filter));
		expect(naive.visits.length).toBeGreaterThan(2);
		expect(derived).toEqual(naive);
	}
});

test("building the figures again changes nothing", async () => {
	const read = async () => [
		await db().visitFigure.findMany({ orderBy: { visitId: "asc" } }),
		await db().queueFigure.findMany({
			orderBy: [{ date: "asc" }, { stationId: "asc" }, { hour: "asc" }],
		}),
		await db().bookingFigure.findMany({
			omit: { id: true },
			orderBy: [
				{ date: "asc" },
				{ hour: "asc" },
				{ stationId: "asc" },
				{ kind: "asc" },
				{ by: "asc" },
				{ channel: "asc" },
				{ locale: "asc" },
				{ serviceIds: "asc" },
			],
		}),
		await db().dayCount.findMany({
			orderBy: [{ date: "asc" }, { stationId: "asc" }, { what: "asc" }],
		}),
	];
	const before = await read();
	await buildFigures(FROM, "2026-11-01", NOW);
	await buildFigures("2026-10-20", UNTIL, NOW);
	expect(await read()).toEqual(before);
});

test("what people were told is held against what came true, and who was told nothing does not count", async () => {
	const { visits } = await countAll({ ...ask("stunde"), before: null });
	const all = visits.filter(({ key }) => key === null);
	const whole = all.find(({ booked }) => booked === null);
	if (!whole) throw new Error("nobody came");
	expect(whole.told).toBeGreaterThan(20);
	expect(whole.told).toBeLessThan(whole.visits);
	expect(whole.asTold).toBeGreaterThan(0);
	expect(whole.asTold).toBeLessThan(whole.told);
	for (const what of ["told", "asTold"] as const) {
		const parts = all.filter(({ booked }) => booked !== null);
		expect(parts.reduce((sum, one) => sum + one[what], 0)).toBe(whole[what]);
		const hours = visits.filter(
			({ key, booked }) => key !== null && booked === null,
		);
		expect(hours.reduce((sum, one) => sum + one[what], 0)).toBe(whole[what]);
	}
	const coordinator = await makeActor("coordinator");
	const found = await getFigures(coordinator, ask("stunde"), NOW);
	const figure = found.ok
		? found.value.figures.find(({ name }) => name === "told")
		: null;
	const [count, share] = figure?.total ?? [];
	expect(count?.value).toBe(Math.round(whole.told / 5) * 5);
	expect(share?.value).toBeCloseTo(
		(Math.round(whole.asTold / 5) / Math.round(whole.told / 5)) * 100,
	);
});

test("a lead sees the figures of the own station only, a clerk none", async () => {
	const [own] = stations;
	if (!own) throw new Error("nothing made");
	const lead = await makeActor("lead", own);
	const clerk = await makeActor("clerk", own);
	const seen = await getFigures(lead, ask("station"), NOW);
	const mix = seen.ok
		? seen.value.figures.find(({ name }) => name === "mix")
		: null;
	expect(mix?.rows.map(({ key }) => key)).toEqual([String(own.id)]);
	expect(await getFigures(clerk, ask("station"), NOW)).toEqual({
		ok: false,
		error: "forbidden",
	});
});

test("days of which nobody has derived figures have no number, which is not nought", async () => {
	const coordinator = await makeActor("coordinator");
	const read = async (query: FiguresQuery) => {
		const found = await getFigures(coordinator, query, NOW);
		if (!found.ok) throw new Error(found.error);
		const figure = found.value.figures.find(({ name }) => name === "bookings");
		if (!figure) throw new Error("no bookings");
		return figure;
	};
	// Before anything was counted at all.
	const early = { from: "2026-08-03", until: "2026-08-09" } as const;
	const figure = await read({ ...ask("tag"), period: PERIOD, before: early });
	expect(figure.total[0]?.value).toBeGreaterThan(0);
	expect(figure.before?.[0]).toEqual({ value: null, few: false });
	expect(figure.rows[0]?.before?.[0]).toEqual({ value: null, few: false });
	// A day that was counted and had nothing has a nought.
	await buildFigures("2026-11-23", "2026-11-23", NOW);
	const quiet = await read({
		...ask("tag"),
		period: { from: "2026-11-23", until: "2026-11-24" },
		before: null,
	});
	expect(quiet.rows.map(({ cells: [cell] }) => cell?.value)).toEqual([0, null]);
});

test("a service that takes longer from now on was not planned so on the days before", async () => {
	const read = () => db().visitFigure.findMany({ orderBy: { visitId: "asc" } });
	const before = await read();
	const admin = await makeActor("admin");
	for (const { id } of services) {
		const row = await db().service.findUniqueOrThrow({ where: { id } });
		const changed = await editService(
			admin,
			row.slug,
			{
				validFrom: "2026-11-24",
				extraMinutes: row.extraMinutes + 5,
				durationMinutes: row.durationMinutes + 30,
			},
			NOW,
		);
		expect(changed.ok).toBe(true);
	}
	await buildFigures(FROM, UNTIL, NOW);
	expect(await read()).toEqual(before);
	const { derived, naive } = await bothWays(ask("woche"));
	expect(derived).toEqual(naive);
});
