import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { loadRosters } from "#lib/availability/queries/facts.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { db } from "#lib/db/client.ts";
import { saveChange } from "#lib/planning/change/commands/save-change.ts";
import { getDemand } from "#lib/planning/outlook/queries/get-demand.ts";
import { previewDays } from "#lib/planning/outlook/queries/preview-days.ts";
import {
	findRoster,
	type StationRoster,
} from "#lib/planning/roster/queries/find-roster.ts";
import {
	findLastChange,
	listSavedChanges,
} from "#lib/planning/roster/queries/list-plan-changes.ts";
import { changesBetween } from "#lib/planning/roster/rules/changes.ts";
import { applyEdit, type RosterEdit } from "#lib/planning/roster/rules/edit.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, DAY, freeStarts, NOW, wish } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";

const service = cityWithService();

async function rosterOf(
	actor: Actor,
	station: { id: number },
): Promise<StationRoster> {
	const found = await findRoster(actor, station.id, NOW);
	if (!found.ok) throw new Error(found.error);
	return found.value;
}

let saves = 0;

/** As the form does it, each a second after the one before; what nobody decides on stays as it is. */
async function save(
	actor: Actor,
	station: { id: number },
	edit: RosterEdit,
	from?: StationRoster,
	key = randomUUID(),
) {
	const roster = from ?? (await rosterOf(actor, station));
	return saveChange(actor, {
		key,
		stationId: station.id,
		expectedVersion: roster.version,
		change: { kind: "roster", ...applyEdit(roster.plan, edit) },
		decisions: new Map(),
		now: NOW.add({ seconds: saves++ }),
	});
}

const closedDay = (deskIds: readonly number[]): RosterEdit => ({
	kind: "day",
	deskIds,
	date: DAY,
	spans: [],
});

test("what a lead saves is what people can book, and it stands in the history with who it was", async () => {
	const station = await makeStation({ desks: 2 });
	const lead = await makeActor("lead", station);
	expect(await freeStarts(station, service)).toContain(480);
	const [desk = 0] = station.deskIds;
	const saved = await save(lead, station, {
		kind: "day",
		deskIds: station.deskIds,
		date: DAY,
		spans: [
			{
				from: 600,
				until: 660,
				channel: "online",
				releaseDaysBefore: 56,
				releaseMinute: 0,
				byLot: false,
			},
		],
	});
	expect(saved.ok).toBe(true);
	expect((await freeStarts(station, service))[0]).toBe(600);

	const history = await listSavedChanges(lead, station.id, NOW);
	if (!history.ok) throw new Error(history.error);
	const [change] = history.value;
	expect(change).toMatchObject({ person: lead.name, what: { kind: "roster" } });
	if (change?.what.kind !== "roster") throw new Error("no roster");
	const kinds = changesBetween(change.what.before, change.what.after).map(
		({ kind }) => kind,
	);
	expect(kinds).toEqual(["own-day-added", "own-day-added", "opening-added"]);
	const { plan } = await rosterOf(lead, station);
	expect(plan.desks.find(({ id }) => id === desk)?.ownDays).toEqual([DAY]);
	const rosters = await loadRosters([station.id]);
	const roster = rosters.get(station.id);
	if (!roster) throw new Error("no roster");
	const { windows } = composeDay({
		...roster,
		stationId: station.id,
		date: DAY,
		busy: [],
	});
	expect(windows.map(({ from }) => from)).toEqual([600, 600]);
});

test("a roster put back is as it was before, also what was deleted, and is itself a change one can take back", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	const before = await rosterOf(lead, station);
	const [first] = before.plan.openings;
	if (!first) throw new Error("no opening");
	expect(
		(await save(lead, station, { kind: "remove-opening", id: first.id })).ok,
	).toBe(true);
	expect(
		(
			await save(lead, station, {
				kind: "desk",
				id: null,
				desk: { name: "Neu", position: 9, active: true, serves: [service.id] },
			})
		).ok,
	).toBe(true);
	const history = await listSavedChanges(lead, station.id, NOW);
	const oldest = history.ok ? history.value.at(-1) : undefined;
	if (oldest?.what.kind !== "roster") throw new Error("no history");
	const restore = { kind: "restore", plan: oldest.what.before } as const;
	expect((await save(lead, station, restore)).ok).toBe(true);
	const { plan } = await rosterOf(lead, station);
	expect(plan.openings).toHaveLength(before.plan.openings.length);
	expect(plan.desks.map(({ name, active }) => [name, active])).toEqual([
		["Platz 1", true],
		["Neu", false],
	]);
	const after = await listSavedChanges(lead, station.id, NOW);
	expect(after.ok && after.value).toHaveLength(3);
});

describe("two leads at once", () => {
	test("the second is told who was faster and what they did; nothing is overwritten", async () => {
		const station = await makeStation({ desks: 2 });
		const [anna, ben] = [
			await makeActor("lead", station),
			await makeActor("lead", station),
		];
		const seen = await rosterOf(ben, station);
		const [one = 0, two = 0] = station.deskIds;
		expect((await save(anna, station, closedDay([one]))).ok).toBe(true);
		expect(await save(ben, station, closedDay([two]), seen)).toEqual({
			ok: false,
			error: "plan-changed",
		});
		expect(await findLastChange(station.id)).toMatchObject({
			person: anna.name,
		});
		const { plan } = await rosterOf(ben, station);
		expect(plan.desks.map(({ ownDays }) => ownDays)).toEqual([[DAY], []]);
	});

	test("pressing at the same moment saves one of them", async () => {
		const station = await makeStation();
		const lead = await makeActor("lead", station);
		const seen = await rosterOf(lead, station);
		const results = await Promise.all(
			[1, 2, 3, 4].map((position) =>
				save(
					lead,
					station,
					{
						kind: "desk",
						id: null,
						desk: {
							name: `Neu ${position}`,
							position,
							active: true,
							serves: null,
						},
					},
					seen,
				),
			),
		);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect((await rosterOf(lead, station)).plan.desks).toHaveLength(2);
	});

	test("the same form sent twice is one change", async () => {
		const station = await makeStation();
		const lead = await makeActor("lead", station);
		const seen = await rosterOf(lead, station);
		const key = randomUUID();
		const edit = closedDay(station.deskIds);
		await save(lead, station, edit, seen, key);
		const again = await save(lead, station, edit, seen, key);
		expect(again).toMatchObject({ ok: true, value: { repeated: true } });
		const history = await listSavedChanges(lead, station.id, NOW);
		expect(history.ok && history.value).toHaveLength(1);
	});
});

test("whoever would lose their desk is not forgotten: without a decision nothing is saved", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	await book(wish(station, service));
	expect(await save(lead, station, closedDay(station.deskIds))).toEqual({
		ok: false,
		error: "impact-changed",
	});
	expect((await rosterOf(lead, station)).plan.desks[0]?.ownDays).toEqual([]);
});

test("another station's roster is neither shown nor changed, nor a desk of it taken in", async () => {
	const [own, other] = [await makeStation(), await makeStation()];
	const lead = await makeActor("lead", own);
	const forbidden = { ok: false, error: "forbidden" };
	expect(await findRoster(lead, other.id, NOW)).toEqual(forbidden);
	expect(await listSavedChanges(lead, other.id, NOW)).toEqual(forbidden);
	const days = { from: DAY, until: DAY, now: NOW };
	expect(await getDemand(lead, { stationId: other.id, ...days })).toEqual(
		forbidden,
	);
	const boss = await makeActor("admin");
	const theirs = await rosterOf(boss, other);
	expect(await save(lead, other, closedDay(other.deskIds), theirs)).toEqual(
		forbidden,
	);
	const mine = await rosterOf(lead, own);
	const plan = { ...mine.plan, desks: theirs.plan.desks };
	expect(await save(lead, own, { kind: "restore", plan }, mine)).toEqual({
		ok: false,
		error: "unknown-target",
	});
	for (const role of ["clerk", "agent", "coordinator"] as const)
		expect(await findRoster(await makeActor(role, own), own.id, NOW)).toEqual(
			forbidden,
		);
});

test("the preview shows the citizens' times with a roster that is not saved", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	const roster = await rosterOf(lead, station);
	const after = applyEdit(roster.plan, closedDay(station.deskIds));
	const wish = { serviceIds: [service.id], lengthOn: () => 15 };
	const preview = await previewDays(roster, after, wish, NOW);
	const starts = (days: typeof preview.before) =>
		days.find(({ date }) => date === DAY)?.starts ?? [];
	expect(starts(preview.before)).toEqual(await freeStarts(station, service));
	expect(starts(preview.after)).toEqual([]);
	expect(await freeStarts(station, service)).not.toEqual([]);
});

test("the demand is what was booked and who came without an appointment", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	await book(wish(station, service));
	const { appointment, visit } = db();
	await appointment.updateMany({
		where: { stationId: station.id, status: "held" },
		data: { status: "expired" },
	});
	await visit.create({
		data: {
			id: randomUUID(),
			stationId: station.id,
			date: new Date(`${DAY}T00:00:00Z`),
			ticket: "W001",
			status: "done",
			arrivedAt: new Date(NOW.epochMilliseconds),
			locale: "de",
		},
	});
	const demand = await getDemand(lead, {
		stationId: station.id,
		from: DAY,
		until: DAY,
		now: NOW,
	});
	expect(demand).toEqual({
		ok: true,
		value: [{ date: DAY, bookedMinutes: 15, walkIns: 1 }],
	});
});
