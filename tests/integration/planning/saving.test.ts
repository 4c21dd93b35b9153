import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { holdKeyOf, offerToken } from "#lib/auth/secrets/secrets.ts";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { readRosters } from "#lib/availability/queries/roster.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { saveChange } from "#lib/planning/change/commands/save-change.ts";
import { findImpact } from "#lib/planning/change/queries/find-impact.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	confirm,
	countOverlaps,
	DAY,
	hold,
	NOW,
	PERSON,
	SILENT,
	tally,
	wholeAppointment,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeService, makeStation } from "#tests/support/factory.ts";
import { caseOf, change, closureOf, decided } from "#tests/support/planning.ts";

const service = cityWithService();

async function house(options: Parameters<typeof makeStation>[0] = {}) {
	const station = await makeStation(options);
	const lead = await makeActor("lead", station);
	const at = (start: number, details = PERSON) =>
		book(wish(station, service, { start }), details);
	return { station, lead, at };
}

const messagesOf = async (reference: string) =>
	(await wholeAppointment(reference)).messages.map(({ kind }) => kind);

test("before anything is saved a lead sees who loses their desk, and the nearest other times", async () => {
	const { station, lead, at } = await house();
	const first = await at(540);
	await at(555, SILENT);
	const impact = await findImpact(
		lead,
		{ stationId: station.id, change: closureOf(station.id, DAY) },
		NOW,
	);
	if (!impact.ok) throw new Error(impact.error);
	const { affected } = impact.value;
	expect(affected.map(({ name, call }) => [name, call])).toEqual([
		[PERSON.name, null],
		[PERSON.name, "no-email"],
	]);
	const [nearest] = affected.map(({ times }) => times[0]);
	expect(nearest).toMatchObject({ stationId: station.id, start: 540 });
	// Everybody's first time is their own.
	const keys = affected.map(({ times: [time] }) => JSON.stringify(time));
	expect(new Set(keys).size).toBe(2);
	expect((await wholeAppointment(first.reference)).status).toBe("booked");
});

test("nobody is moved to a day after the last one of what they come for", async () => {
	const ending = await makeService();
	const { station, lead } = await house();
	await book(wish(station, ending, { start: 540 }));
	const times = async () => {
		const impact = await findImpact(
			lead,
			{ stationId: station.id, change: closureOf(station.id, DAY) },
			NOW,
		);
		if (!impact.ok) throw new Error(impact.error);
		return impact.value.affected.flatMap((one) => one.times);
	};
	expect((await times()).some(({ date }) => date > DAY)).toBe(true);
	await db().service.update({
		where: { id: ending.id },
		data: { lastDay: toDbDate(DAY) },
	});
	const left = await times();
	expect(left.filter(({ date }) => date > DAY)).toEqual([]);
});

test("a new time is held for a day, and told by one mail; without an address somebody has to call", async () => {
	const { station, lead, at } = await house();
	const mailed = await at(540);
	const silent = await at(600, SILENT);
	const id = await change(lead, station.id, closureOf(station.id, DAY));

	const offered = await caseOf(mailed.reference);
	expect(offered).toMatchObject({
		changeId: id,
		status: "offered",
		reason: null,
		offeredUntil: new Date(NOW.add({ hours: 24 }).epochMilliseconds),
	});
	expect(offered.hold).toMatchObject({
		status: "held",
		replacesId: offered.appointmentId,
		holdKey: holdKeyOf(offerToken(offered.id), offered.appointmentId),
	});
	expect(await messagesOf(mailed.reference)).toEqual(["confirmed", "offer"]);
	expect(await caseOf(silent.reference)).toMatchObject({
		status: "to-call",
		reason: "no-email",
		hold: { status: "held" },
	});
	const free = await listFreeDays({
		stationIds: [station.id],
		serviceIds: [service.id],
		lengthOn: () => 15,
		channel: "online",
		from: DAY,
		until: DAY,
		now: NOW,
	});
	expect(free[0]?.days).toEqual([]);
	expect(await countOverlaps()).toBe(0);
});

test("saved twice, also at the same moment, it is one change, and nobody is told twice", async () => {
	const { station, lead, at } = await house();
	const appointments: { reference: string }[] = [];
	for (const start of [540, 555, 570, 585]) appointments.push(await at(start));
	const request = await decided(lead, station.id, closureOf(station.id, DAY));
	const saved = await Promise.all(
		Array.from({ length: 5 }, () => saveChange(lead, request)),
	);
	saved.push(await saveChange(lead, request));
	expect(tally(saved)).toEqual({ ok: 6 });
	expect(saved.filter((one) => one.ok && !one.value.repeated)).toHaveLength(1);
	expect(await db().closure.count({ where: { stationId: station.id } })).toBe(
		1,
	);
	for (const { reference } of appointments)
		expect(await messagesOf(reference)).toEqual(["confirmed", "offer"]);
});

test("of two leads at once one saves, the other is told that the plan has changed", async () => {
	const { station, lead, at } = await house();
	const { reference } = await at(540);
	const other = await makeActor("lead", station);
	const [one, two] = [
		await decided(lead, station.id, closureOf(station.id, DAY)),
		await decided(other, station.id, closureOf(station.id, DAY), "cancel"),
	];
	const saved = await Promise.all([
		saveChange(lead, one),
		saveChange(other, two),
	]);
	expect(tally(saved)).toEqual({ ok: 1, "plan-changed": 1 });
	expect(await db().closure.count({ where: { stationId: station.id } })).toBe(
		1,
	);
	expect(await messagesOf(reference)).toHaveLength(2);
});

test("somebody who books meanwhile is not passed over: the lead has to look again", async () => {
	const { station, lead, at } = await house();
	await at(540);
	const request = await decided(lead, station.id, closureOf(station.id, DAY));
	await at(600);
	expect(await saveChange(lead, request)).toEqual({
		ok: false,
		error: "impact-changed",
	});
	expect(await db().closure.count({ where: { stationId: station.id } })).toBe(
		0,
	);
	expect(await db().planCase.count({ where: { stationId: station.id } })).toBe(
		0,
	);
});

test("a new time that was just taken is given to nobody twice: nothing is saved", async () => {
	const { station, lead, at } = await house({ from: 540, until: 555 });
	await at(540);
	const request = await decided(lead, station.id, closureOf(station.id, DAY));
	const [decision] =
		request.decisions === "automatic" ? [] : request.decisions.values();
	if (decision?.way !== "move" || !decision.time) throw new Error("no time");
	await book(
		wish(station, service, {
			date: decision.time.date,
			start: decision.time.start,
		}),
	);
	expect(await saveChange(lead, request)).toMatchObject({
		error: "time-taken",
	});
	expect(await db().planChange.count({ where: { id: request.key } })).toBe(0);
});

test("what is kept is an exception, what is cancelled is told with its reason", async () => {
	const { station, lead, at } = await house();
	const kept = await at(540);
	await change(lead, station.id, closureOf(station.id, DAY), "keep");
	expect(await caseOf(kept.reference)).toMatchObject({
		status: "kept",
		appointment: { status: "booked" },
	});
	expect(await messagesOf(kept.reference)).toEqual(["confirmed"]);

	const second = await house();
	const gone = await second.at(540);
	const silent = await second.at(600, SILENT);
	await change(
		second.lead,
		second.station.id,
		closureOf(second.station.id, DAY),
		"cancel",
	);
	const whole = await wholeAppointment(gone.reference);
	expect(whole).toMatchObject({ status: "cancelled", calendarSequence: 1 });
	expect(whole.contact?.cancelReason).toBe(
		"Wir haben an diesem Tag geschlossen.",
	);
	expect(whole.messages.map(({ kind }) => kind)).toEqual([
		"confirmed",
		"cancelled-by-office",
	]);
	expect((await caseOf(gone.reference)).status).toBe("cancelled");
	// Never silently: no mail can tell them.
	expect(await caseOf(silent.reference)).toMatchObject({
		status: "to-call",
		reason: "no-email",
	});
});

test("a reservation in a closed hour cannot be confirmed any more", async () => {
	const { station, lead } = await house();
	const token = "A".repeat(22);
	const wanted = { station: station.slug, service: service.slug, token };
	expect(await hold(wanted)).toMatchObject({ ok: true });
	await change(lead, station.id, closureOf(station.id, DAY));
	expect(await confirm(wanted)).toMatchObject({ error: "slot-taken" });
});

test("a sick desk: one click, the others take over what fits, the rest is to be called with a time held", async () => {
	const { station, lead } = await house({ desks: 2 });
	const morning = Temporal.Instant.from("2026-12-01T08:30:00+01:00");
	const at = (start: number) => book(wish(station, service, { start }));
	// Both desks at 9:00 and 9:15, one of them at 9:30.
	const all: { reference: string }[] = [];
	for (const start of [540, 540, 555, 555, 570]) all.push(await at(start));
	const rows = await db().appointment.findMany({
		where: { reference: { in: all.map(({ reference }) => reference) } },
	});
	const busiest = station.deskIds.find(
		(id) => rows.filter(({ deskId }) => deskId === id).length === 3,
	);
	if (busiest === undefined) throw new Error("no desk with three");
	const impact = await findImpact(
		lead,
		{ stationId: station.id, change: { kind: "desk-sick", deskId: busiest } },
		morning,
	);
	const request = {
		key: randomUUID(),
		stationId: station.id,
		expectedVersion: impact.ok ? impact.value.version : 0,
		change: { kind: "desk-sick", deskId: busiest } as const,
		decisions: "automatic" as const,
		now: morning,
	};
	expect(await saveChange(lead, request)).toMatchObject({ ok: true });
	const cases = await db().planCase.findMany({
		where: { changeId: request.key },
		include: { hold: true },
		orderBy: { startsAt: "asc" },
	});
	expect(cases.map(({ status, reason }) => [status, reason])).toEqual([
		["to-call", "too-soon"],
		["to-call", "too-soon"],
		["reseated", null],
	]);
	expect(cases[0]?.hold?.status).toBe("held");
	expect(await countOverlaps()).toBe(0);
	expect(
		await db().appointment.count({
			where: {
				deskId: busiest,
				status: "booked",
				startsAt: { gte: new Date("2026-12-01T08:30:00Z") },
			},
		}),
	).toBe(0);
});

test("a closure of the city is for whoever may everywhere", async () => {
	const { lead } = await house();
	const city = closureOf(null, "2026-12-30");
	const request = {
		key: randomUUID(),
		stationId: null,
		expectedVersion: 1,
		change: city,
		decisions: new Map(),
		now: NOW,
	};
	expect(await saveChange(lead, request)).toMatchObject({ error: "forbidden" });
	const admin = await makeActor("admin");
	await change(admin, null, city);
	expect(await db().closure.count({ where: { scope: "city" } })).toBe(1);
});

test("a public holiday opens and closes in the whole city at once, for whoever may everywhere", async () => {
	const { station, lead } = await house();
	const date = "2027-05-27" as const;
	const opens = { kind: "holiday", date, opens: true } as const;
	const closes = { ...opens, opens: false };
	const openAt = async () => {
		const rosters = await readRosters(db(), [station.id]);
		return rosters.get(station.id)?.openHolidays.has(date);
	};
	const admin = await makeActor("admin");
	await change(lead, station.id, opens);
	await change(admin, null, opens);
	expect(await openAt()).toBe(true);
	// One station alone cannot take back what holds everywhere.
	const alone = await decided(lead, station.id, closes);
	expect(await saveChange(lead, alone)).toMatchObject({
		error: "unknown-target",
	});
	await change(admin, null, closes);
	expect(await openAt()).toBe(false);
});

test("another station's desk, closure or unknown service is refused, and nothing is written", async () => {
	const { station, lead } = await house();
	const other = await house();
	const [foreign = 0] = other.station.deskIds;
	const refused = async (planned: Parameters<typeof decided>[2]) =>
		saveChange(lead, await decided(lead, station.id, planned));
	expect(await refused({ kind: "desk-sick", deskId: foreign })).toMatchObject({
		error: "unknown-target",
	});
	expect(
		await refused(
			closureOf(station.id, DAY, { scope: "desk", deskId: foreign }),
		),
	).toMatchObject({ error: "unknown-target" });
	expect(
		await refused(
			closureOf(station.id, DAY, { scope: "services", serviceIds: [999_999] }),
		),
	).toMatchObject({ error: "unknown-target" });
	expect(
		await refused({ kind: "closure-end", closureIds: [999_999], from: DAY }),
	).toMatchObject({ error: "unknown-target" });
	expect(
		await db().planChange.count({ where: { stationId: station.id } }),
	).toBe(0);
});
