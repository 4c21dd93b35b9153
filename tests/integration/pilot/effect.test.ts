import { beforeAll, expect, test } from "vitest";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { recorded, stillHolds } from "#lib/finished/finished.ts";
import { Versions } from "#lib/finished/versions.ts";
import { deleteWaits } from "#lib/pilot/before/commands/delete-waits.ts";
import { saveWaits } from "#lib/pilot/before/commands/save-waits.ts";
import { listWaitsBefore } from "#lib/pilot/before/queries/list-waits.ts";
import { lookAtFile } from "#lib/pilot/before/queries/look-at-file.ts";
import { MOST_LINES } from "#lib/pilot/before/rules/read-csv.ts";
import { changePromise } from "#lib/pilot/effect/commands/change-promise.ts";
import type { WaitBefore } from "#lib/pilot/effect/effect.ts";
import {
	findEffect,
	getEffect,
	readEffect,
} from "#lib/pilot/effect/queries/get-effect.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { addDays, type CivilDate, datesBetween, weekdayOf } from "#lib/time.ts";
import { inventPast } from "#prisma/seed/past/quarter.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

/** Three weeks before and six after. */
const FROM: CivilDate = "2026-09-21";
const START: CivilDate = "2026-10-12";
const UNTIL: CivilDate = "2026-11-22";

let online: Awaited<ReturnType<typeof makeStation>>;
let offline: Awaited<ReturnType<typeof makeStation>>;
let coordinator: Awaited<ReturnType<typeof makeActor>>;

/** Milliseconds on the clock that nobody sets. */
let passed = 0;
const known = onGlobal("versions", () => new Versions(() => passed));

beforeAll(async () => {
	await makeCity();
	await makeService({ durationMinutes: 10 });
	online = await makeStation({ desks: 3, phase: "walk-in" });
	offline = await makeStation({ desks: 3, phase: "walk-in" });
	coordinator = await makeActor("coordinator");
	const { services } = await getCatalog("de");
	const dates = datesBetween(FROM, UNTIL).filter((day) => weekdayOf(day) <= 5);
	await inventPast(
		[
			{ ...online, dates, onlineFrom: START },
			{ ...offline, dates, onlineFrom: null },
		],
		services,
		{ visitsADay: 16, firstReference: 1 },
	);
	await db().rolloutDecision.create({
		data: {
			stationId: online.id,
			at: toDbInstant(NOW),
			kind: "phase",
			phase: "pilot",
			startsAt: new Date(`${START}T06:00:00Z`),
			reason: "",
		},
	});
	await buildFigures(FROM, UNTIL, NOW);
});

const wait = (more: Partial<WaitBefore> = {}): WaitBefore => ({
	stationId: online.id,
	firstDay: "2026-09-07",
	lastDay: "2026-09-13",
	booked: false,
	everybody: false,
	people: 180,
	mean: 31.5,
	median: null,
	source: "Strichliste",
	...more,
});

test("waits that became shorter are found from what was counted, beside the station that is not online", async () => {
	const { compared, weeks, until } = await getEffect(NOW);
	expect(until).toBe(addDays("2026-11-24", -1));
	const { overall, stations } = compared.wait;
	// Of the invented visits those with an appointment hardly wait, and the others half as long.
	expect(overall?.state).toBe("less");
	expect(overall?.estimate).toBeLessThan(-10);
	expect(overall?.others).not.toBeNull();
	const stateOf = ({ id }: { id: number }) =>
		stations.find(({ stationId }) => stationId === id)?.answer.state;
	expect([stateOf(online), stateOf(offline)]).toEqual(["less", "offline"]);
	expect(compared.waitWith.overall).toBeNull();
	expect(compared.waitWithout.overall?.state).toBe("less");
	expect(weeks.find(({ week }) => week === -1)?.online).toBeGreaterThan(15);
});

test("how many were served within the promise comes from booking and visit", async () => {
	const { days } = await getEffect(NOW);
	const own = days.filter(({ stationId }) => stationId === online.id);
	const counted = own.reduce((sum, { promise }) => sum + promise.known, 0);
	const [rows] = await db().$queryRaw<{ within: number; known: number }[]>`
		SELECT count(*)::int AS known, count(*) FILTER (WHERE a.date - (a.created_at AT TIME ZONE 'Europe/Berlin')::date <= 14)::int AS within
		FROM appointment a JOIN visit v ON v.appointment_id = a.id WHERE v.status IN ('done', 'unsettled')`;
	expect(counted).toBe(rows?.known);
	expect(own.reduce((sum, { promise }) => sum + promise.within, 0)).toBe(
		rows?.within,
	);
	expect(counted).toBeGreaterThan(100);
});

test("a month that is over is reported by the promise that held then, the present by today's", async () => {
	const promised = async (day: CivilDate, now = NOW) =>
		(await readEffect(day, now)).promiseDays;
	const change = (promiseDays: number, now: Temporal.Instant, shown: number) =>
		changePromise(coordinator, { promiseDays, shown: String(shown), now });
	const before = NOW.subtract({ hours: 24 * 40 });
	expect((await change(7, before, 14)).ok).toBe(true);
	// Who still saw the old one changes nothing, but is told.
	expect(await change(21, before, 14)).toMatchObject({ error: "changed" });
	expect((await change(10, NOW.subtract({ hours: 24 * 10 }), 7)).ok).toBe(true);
	// Twice on one day: what held before it stays known.
	expect((await change(14, NOW.subtract({ hours: 24 * 10 }), 10)).ok).toBe(
		true,
	);
	expect(await promised("2026-10-14")).toBe(14);
	expect(await promised("2026-10-15")).toBe(7);
	expect(await promised("2026-10-31")).toBe(7);
	expect(await promised("2026-11-14")).toBe(14);
	expect(await promised("2026-11-24")).toBe(14);
});

test("a station that was online from the first day is so without a single visit, too", async () => {
	const early = await makeStation({ desks: 1, phase: "live" });
	const { online: spans } = await readEffect(UNTIL, NOW);
	expect(spans.find(({ stationId }) => stationId === early.id)?.spans).toEqual([
		{ from: FROM, until: null },
	]);
});

test("entered waits are replaced day by day, written down and can be deleted", async () => {
	const first = await saveWaits(coordinator, [wait()], NOW);
	expect(first).toMatchObject({ ok: true, value: { added: 1, replaced: 0 } });
	const again = await saveWaits(
		coordinator,
		[
			wait({ mean: 30 }),
			// A day of that week, and another week.
			wait({ firstDay: "2026-09-08", lastDay: "2026-09-08" }),
			wait({ firstDay: "2026-08-31", lastDay: "2026-09-06" }),
		],
		NOW,
	);
	expect(again).toMatchObject({
		ok: true,
		value: { added: 1, replaced: 1, overlapping: 1 },
	});
	const listed = await listWaitsBefore(coordinator, NOW);
	expect(
		listed.ok &&
			listed.value.waits.map(({ firstDay, mean }) => [firstDay, mean]),
	).toEqual([
		["2026-08-31", 31.5],
		["2026-09-07", 30],
	]);
	const entries = await db().auditEntry.findMany({
		where: { action: "wait-before:saved" },
	});
	expect(entries).toHaveLength(2);
	const gone = await deleteWaits(
		coordinator,
		{ stationId: online.id, source: "Strichliste" },
		NOW,
	);
	expect(gone).toEqual({ ok: true, value: 2 });
	expect(await db().waitBefore.count()).toBe(0);
});

test("as many lines as a table may have are saved in one go", async () => {
	const entries = datesBetween(
		addDays("2026-08-30", 1 - MOST_LINES / 4),
		"2026-08-30",
	).flatMap((day) =>
		[online.id, offline.id].flatMap((stationId) =>
			[true, false].map((booked) =>
				wait({ stationId, booked, firstDay: day, lastDay: day }),
			),
		),
	);
	expect(entries).toHaveLength(MOST_LINES);
	expect(await saveWaits(coordinator, entries, NOW)).toMatchObject({
		ok: true,
		value: { added: MOST_LINES },
	});
	await db().waitBefore.deleteMany();
});

test("the database itself counts nobody twice", async () => {
	await saveWaits(coordinator, [wait()], NOW);
	await expect(
		db().waitBefore.create({
			data: {
				stationId: online.id,
				firstDay: toDbDate("2026-09-10"),
				lastDay: toDbDate("2026-09-10"),
				booked: false,
				everybody: false,
				people: 1,
				meanMinutes: 1,
				source: "x",
			},
		}),
	).rejects.toThrow();
	await deleteWaits(
		coordinator,
		{ stationId: online.id, source: "Strichliste" },
		NOW,
	);
});

test("a file is looked at before it is saved: what is new, what is wrong, what lies after the start", async () => {
	const text = `Station;Tag;Menschen;Mittel;Quelle
${online.slug};07.09.2026;40;29,5;Liste
${online.slug};${START};40;29,5;Liste`;
	const look = await lookAtFile(coordinator, text, NOW);
	if (!look.ok || "why" in look.value) throw new Error("not read");
	expect(look.value.merged.added).toHaveLength(1);
	expect(look.value.file.problems).toMatchObject([
		{ line: 3, column: "day", problem: "not-before" },
	]);
	const sent = await lookAtFile(
		coordinator,
		text.replaceAll("\n", "\r\n"),
		NOW,
	);
	expect(sent.ok && "mark" in sent.value && sent.value.mark).toBe(
		look.value.mark,
	);
	expect(await db().waitBefore.count()).toBe(0);
});

test("leads see the answer and change nothing, clerks see nothing", async () => {
	const lead = await makeActor("lead", online);
	const clerk = await makeActor("clerk", online);
	expect((await findEffect(lead, NOW)).ok).toBe(true);
	expect((await findEffect(clerk, NOW)).ok).toBe(false);
	for (const actor of [lead, clerk]) {
		expect((await saveWaits(actor, [wait()], NOW)).ok).toBe(false);
		expect((await deleteWaits(actor, { id: 1 }, NOW)).ok).toBe(false);
		expect(
			(await changePromise(actor, { promiseDays: 7, shown: "14", now: NOW }))
				.ok,
		).toBe(false);
		expect((await listWaitsBefore(actor, NOW)).ok).toBe(false);
	}
});

test("what is kept of the answer falls with new figures, waits from before and another promise, and with nothing else", async () => {
	const make = () => recorded(() => getEffect(NOW));
	const changes = async (work: () => Promise<unknown>) => {
		const before = await make();
		expect(before.doubt).toBeNull();
		expect(await stillHolds(before, known, NOW)).toBe(true);
		await work();
		passed += 1_000;
		return !(await stillHolds(before, known, NOW));
	};
	expect(await changes(() => buildFigures(UNTIL, UNTIL, NOW))).toBe(true);
	expect(await changes(() => saveWaits(coordinator, [wait()], NOW))).toBe(true);
	expect(
		await changes(() =>
			changePromise(coordinator, { promiseDays: 21, shown: "14", now: NOW }),
		),
	).toBe(true);
	expect((await getEffect(NOW)).promiseDays).toBe(21);
	// What people say counts with the next figures.
	const rate = () =>
		db().feedback.create({
			data: {
				type: "opinion",
				text: "",
				locale: "de",
				status: "new",
				stationId: online.id,
				ratingWaiting: 5,
				day: toDbDate(UNTIL),
				createdAt: toDbInstant(NOW.add({ minutes: 1 })),
			},
		});
	const ratings = async () => {
		const { days } = await getEffect(NOW);
		return days.reduce((sum, { ratings }) => sum + ratings.wait.count, 0);
	};
	expect(await changes(rate)).toBe(false);
	expect(await ratings()).toBe(0);
	await buildFigures(UNTIL, UNTIL, NOW.add({ minutes: 2 }));
	passed += 1_000;
	expect(await ratings()).toBe(1);
});
