import { beforeAll, describe, expect, test } from "vitest";
import { cancelAppointment } from "#lib/booking/commands/cancel-appointment.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { callNext } from "#lib/queue/commands/call-next.ts";
import { callVisit } from "#lib/queue/commands/call-visit.ts";
import { changeVisitServices } from "#lib/queue/commands/change-visit-services.ts";
import { checkIn, checkInAtKiosk } from "#lib/queue/commands/check-in.ts";
import { closeDays } from "#lib/queue/commands/close-days.ts";
import {
	drawTicket,
	drawTicketAtKiosk,
} from "#lib/queue/commands/draw-ticket.ts";
import { endAlarm } from "#lib/queue/commands/end-alarm.ts";
import { finishVisit } from "#lib/queue/commands/finish-visit.ts";
import { handOver } from "#lib/queue/commands/hand-over.ts";
import { leaveDesk } from "#lib/queue/commands/leave-desk.ts";
import { mailVisit } from "#lib/queue/commands/mail-visit.ts";
import { noteVisit } from "#lib/queue/commands/note-visit.ts";
import { parkVisit } from "#lib/queue/commands/park-visit.ts";
import { prioritiseVisit } from "#lib/queue/commands/prioritise-visit.ts";
import { raiseAlarm } from "#lib/queue/commands/raise-alarm.ts";
import { reopenVisit } from "#lib/queue/commands/reopen-visit.ts";
import { serveVisit } from "#lib/queue/commands/serve-visit.ts";
import { steerWalkIns } from "#lib/queue/commands/steer-walk-ins.ts";
import { takeDesk } from "#lib/queue/commands/take-desk.ts";
import { undoStep } from "#lib/queue/commands/undo-step.ts";
import { findInstead } from "#lib/queue/queries/find-instead.ts";
import { findWalkIns } from "#lib/queue/queries/find-walk-ins.ts";
import { makeClerk } from "#prisma/seed/day/stage.ts";
import { NOW, PERSON, tally } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	bookToday,
	change,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
	sitDown,
	TODAY,
	value,
	visitRow,
} from "#tests/support/queue.ts";

beforeAll(() => makeCity());

let keys = 0;
const draw = (house: House, now: Temporal.Instant, rest = {}) =>
	drawTicket(house.reception, {
		stationId: house.id,
		key: `key ${keys++}`,
		services: [house.service.slug],
		locale: "de",
		now,
		...rest,
	});
const drawn = async (house: House, now = NOW, rest = {}) =>
	value(await draw(house, now, rest));
const come = async (house: House, appointmentId: string, now = NOW) => {
	const { id: stationId, reception } = house;
	return value(
		await checkIn(reception, { stationId, who: { appointmentId }, now }),
	);
};
const clerkOf = (house: House, desk = 0) => {
	const clerk = house.clerks[desk];
	if (!clerk) throw new Error("no clerk");
	return clerk;
};
const call = async (house: House, now = NOW, desk = 0) =>
	value(await callNext(clerkOf(house, desk), { now }));

describe("two clerks at once", () => {
	test("press “next” fifty times: never the same person", async () => {
		const house = await openHouse(2);
		const waiting = Array.from({ length: 100 }, (_, index) => ({
			id: crypto.randomUUID(),
			stationId: house.id,
			date: toDbDate(TODAY),
			ticket: `W${String(index + 1).padStart(3, "0")}`,
			status: "waiting",
			arrivedAt: toDbInstant(NOW.subtract({ minutes: 30 })),
			locale: "de",
		}));
		await db().visit.createMany({ data: waiting });
		const called = new Set<string>();
		for (let round = 0; round < 50; round += 1) {
			const both = await Promise.all([call(house), call(house, NOW, 1)]);
			for (const { visitId } of both) {
				called.add(visitId);
				const end = {
					...(await change(visitId, NOW)),
					outcome: "done",
				} as const;
				value(await finishVisit(house.reception, end));
			}
		}
		expect(called.size).toBe(100);
		const calls = await db().visitEvent.count({
			where: { kind: "called", visit: { stationId: house.id } },
		});
		expect(calls).toBe(100);
	}, 120_000);

	test("call the same person by hand: one gets them, the other is told", async () => {
		const house = await openHouse(2);
		const { visitId } = await drawn(house);
		const who = { visitId, version: (await visitRow(visitId)).version };
		const both = await Promise.all(
			house.clerks.map((clerk) => callVisit(clerk, { who, now: NOW })),
		);
		expect(tally(both)).toEqual({ ok: 1, "visit-changed": 1 });
	});

	test("one of them presses twice: one visit, the other press is told so", async () => {
		const house = await openHouse();
		await drawn(house);
		await drawn(house);
		const clerk = clerkOf(house);
		const both = await Promise.all(
			[1, 2].map(() => callNext(clerk, { now: NOW })),
		);
		expect(tally(both)).toEqual({ ok: 1, "visit-open": 1 });
	});

	test("a called person is ended by a colleague: whoever called them is told, and calls the next", async () => {
		const house = await openHouse(2);
		const { visitId } = await drawn(house);
		const next = await drawn(house);
		const called = await call(house);
		const page = { visitId, version: called.version, now: NOW };
		value(await finishVisit(clerkOf(house, 1), { ...page, outcome: "left" }));
		expect(outcomeOf(await serveVisit(clerkOf(house), page))).toBe(
			"visit-changed",
		);
		expect((await call(house)).visitId).toBe(next.visitId);
	});
});

describe("checking in", () => {
	test("by number, by row, at the kiosk by name and time; twice is no error", async () => {
		const house = await openHouse();
		const appointment = await bookToday(house, 615);
		const kiosk = { deviceId: "k", stationId: house.id };
		const who = {
			reference: ` ${appointment.reference.slice(0, 3)} ${appointment.reference.slice(3)}`,
		};
		const first = value(await checkInAtKiosk(kiosk, { who, now: NOW }));
		expect(first.outcome).toBe("checked-in");
		const again = await come(house, appointment.id);
		expect(again.outcome).toBe("already-here");
		const byName = await checkInAtKiosk(kiosk, {
			who: { name: "ayse MUELLER", start: 615 },
			now: NOW,
		});
		expect(value(byName)).toMatchObject({
			outcome: "already-here",
			ticket: appointment.ticket,
		});
		const row = await db().visit.findMany({ where: { stationId: house.id } });
		expect(row).toHaveLength(1);
		const { status } = await db().appointment.findUniqueOrThrow({
			where: { id: appointment.id },
		});
		expect(status).toBe("arrived");
	});

	test("at a kiosk neither a wrong name nor a time shared by two of the same name finds anybody", async () => {
		const house = await openHouse(2);
		await bookToday(house, 615);
		const kiosk = { deviceId: "k", stationId: house.id };
		const by = async (name: string) =>
			outcomeOf(
				await checkInAtKiosk(kiosk, { who: { name, start: 615 }, now: NOW }),
			);
		expect(await by("Müller")).toBe("unknown-appointment");
		expect(await by("")).toBe("unknown-appointment");
		await bookToday(house, 615);
		expect(await by("Ayşe Müller")).toBe("unknown-appointment");
	});

	test("at the wrong station, on the wrong day, hours early, cancelled: each says what is wrong and where to go", async () => {
		const house = await openHouse();
		const other = await openHouse();
		const here = await bookToday(house, 840);
		const there = await bookToday(other, 615);
		expect(await come(house, there.id)).toMatchObject({
			outcome: "wrong-station",
			stationSlug: other.slug,
			startsAt: at("10:15").epochMilliseconds,
		});
		expect(await come(house, here.id)).toMatchObject({
			outcome: "too-early",
			from: at("13:00").epochMilliseconds,
		});
		const tomorrow = NOW.add({ hours: 24 });
		expect((await come(house, here.id, tomorrow)).outcome).toBe("wrong-day");
		await cancelAppointment({ ...there, now: NOW });
		expect((await come(other, there.id)).outcome).toBe("cancelled");
		const none = await checkIn(house.reception, {
			stationId: house.id,
			who: { reference: "12" },
			now: NOW,
		});
		expect(outcomeOf(none)).toBe("unknown-appointment");
		const early = await checkIn(house.reception, {
			stationId: house.id,
			who: { appointmentId: here.id },
			early: true,
			now: NOW,
		});
		expect(value(early).outcome).toBe("checked-in");
		expect(await db().visit.count({ where: { stationId: other.id } })).toBe(0);
	});

	test("whoever has checked in cannot cancel by link any more, and is told why", async () => {
		const house = await openHouse();
		const appointment = await bookToday(house, 615);
		await come(house, appointment.id);
		const result = await cancelAppointment({ ...appointment, now: NOW });
		expect(outcomeOf(result)).toBe("already-here");
	});

	test("undone it never happened: the appointment is booked again and can check in once more", async () => {
		const house = await openHouse();
		const appointment = await bookToday(house, 615);
		const came = await come(house, appointment.id);
		if (came.outcome !== "checked-in") throw new Error(came.outcome);
		const { visitId } = came;
		value(await undoStep(clerkOf(house), await change(visitId, NOW)));
		expect((await visitRow(visitId)).appointment?.status).toBe("booked");
		const empty = await queueOf(house, NOW);
		expect([empty.waiting, empty.finished]).toEqual([[], []]);
		expect(empty.coming).toHaveLength(1);
		const again = await come(house, appointment.id, NOW.add({ minutes: 5 }));
		expect(again).toMatchObject({ outcome: "checked-in", visitId });
		expect((await queueOf(house, NOW)).waiting).toHaveLength(1);
	});
});

describe("tickets", () => {
	test("an impatient finger draws one, others draw their own", async () => {
		const house = await openHouse();
		const kiosk = { deviceId: "k", stationId: house.id };
		const input = {
			key: "the form's own",
			services: [`${house.service.slug}:2`],
			locale: "en",
			now: NOW,
		};
		const pressed = await Promise.all(
			Array.from({ length: 10 }, () => drawTicketAtKiosk(kiosk, input)),
		);
		const tickets = pressed.map((result) => value(result));
		expect(new Set(tickets.map(({ ticket }) => ticket))).toEqual(
			new Set(["W001"]),
		);
		expect(tickets.filter(({ repeated }) => !repeated)).toHaveLength(1);
		expect((await drawn(house)).ticket).toBe("W002");
		const [first] = (await queueOf(house, NOW)).waiting;
		expect(first).toMatchObject({ ticket: "W001", locale: "en", minutes: 20 });
		expect(first?.services).toMatchObject([{ quantity: 2 }]);
	});

	test("a priority needs its reason, and goes before those without one", async () => {
		const house = await openHouse();
		await drawn(house);
		const priority = "priority" as const;
		expect(outcomeOf(await draw(house, NOW, { priority }))).toBe(
			"text-missing",
		);
		const urgent = { priority, priorityReason: "Hochschwanger" };
		const { visitId } = await drawn(house, NOW, urgent);
		expect((await queueOf(house, NOW)).next).toBeNull();
		const { next } = await queueOf(house, NOW, clerkOf(house));
		expect(next).toEqual({ visitId, reason: "priority", skipped: 0 });
		const calm = {
			...(await change(visitId, NOW)),
			priority: null,
			reason: "",
		};
		value(await prioritiseVisit(house.reception, calm));
		expect((await visitRow(visitId)).memo?.priorityReason).toBeNull();
		expect((await call(house)).ticket).toBe("W001");
	});

	test("are given as long as people would be done by closing time; staff decide otherwise, for today", async () => {
		const house = await openHouse();
		const late = at("15:50");
		const services = [house.service.slug];
		expect((await findWalkIns(house.id, services, at("15:40")))?.open).toBe(
			true,
		);
		expect(await findWalkIns(house.id, services, late)).toEqual({
			open: false,
			why: "full",
		});
		expect(outcomeOf(await draw(house, late))).toBe("walk-ins-stopped");
		expect(outcomeOf(await draw(house, late, { override: true }))).toBe("ok");
		const lead = { ...house.reception, role: "lead" } as const;
		const steer = (
			mode: "open" | "stopped" | "automatic",
			actor = lead as typeof house.reception,
		) => steerWalkIns(actor, { stationId: house.id, mode, now: late });
		expect(outcomeOf(await steer("open", house.reception))).toBe("forbidden");
		value(await steer("open"));
		expect(outcomeOf(await draw(house, late))).toBe("ok");
		value(await steer("stopped"));
		expect(outcomeOf(await draw(house, at("15:51")))).toBe("walk-ins-stopped");
		expect(outcomeOf(await draw(house, late.add({ hours: 18 })))).toBe("ok");
		value(await steer("automatic"));
		expect(await findWalkIns(house.id, services, at("20:00"))).toEqual({
			open: false,
			why: "closed",
		});
	});

	test("where there are none any more, what to do instead is known", async () => {
		const house = await openHouse();
		const other = await openHouse();
		const instead = await findInstead(
			house.id,
			[house.service.slug],
			at("15:30"),
		);
		expect(instead.others.map(({ slug }) => slug)).toContain(other.slug);
		expect(instead.opens).toEqual({ date: "2026-11-25", minute: 480 });
		expect(instead.appointment).toMatchObject({ date: TODAY, start: 930 });
	});

	test("what no desk of the house does is said at once", async () => {
		const house = await openHouse();
		await db().desk.updateMany({
			where: { stationId: house.id },
			data: { servesAll: false },
		});
		expect(outcomeOf(await draw(house, NOW))).toBe("not-served-here");
		expect(outcomeOf(await draw(house, NOW, { services: ["nonsense"] }))).toBe(
			"unknown-service",
		);
	});
});

describe("at the desk", () => {
	test("nobody calls without a desk, at a closed one, or at a station that is not theirs", async () => {
		const house = await openHouse();
		expect(outcomeOf(await callNext(house.reception, { now: NOW }))).toBe(
			"no-desk",
		);
		expect(outcomeOf(await callNext(clerkOf(house), { now: NOW }))).toBe(
			"nobody-waiting",
		);
		const stranger = await makeClerk((await openHouse()).id, NOW);
		const [deskId = 0] = house.deskIds;
		const forbidden = await takeDesk(stranger, { deskId, now: NOW });
		expect(outcomeOf(forbidden)).toBe("forbidden");
		const denied = await db().auditEntry.findMany({
			where: { userId: stranger.userId },
		});
		expect(denied).toMatchObject([
			{
				action: "denied",
				stationId: house.id,
				detail: { permission: "desk:take" },
			},
		]);
		await drawn(house);
		await db().desk.update({ where: { id: deskId }, data: { active: false } });
		expect(outcomeOf(await callNext(clerkOf(house), { now: NOW }))).toBe(
			"desk-closed",
		);
	});

	test("a desk that is closed while somebody is served there lets them finish", async () => {
		const house = await openHouse();
		await drawn(house);
		const { visitId } = await call(house);
		value(await serveVisit(clerkOf(house), await change(visitId, NOW)));
		await db().desk.updateMany({
			where: { stationId: house.id },
			data: { active: false },
		});
		const end = { ...(await change(visitId, NOW)), outcome: "done" } as const;
		expect(outcomeOf(await finishVisit(clerkOf(house), end))).toBe("ok");
	});

	test("a taken desk is somebody else's, unless they forgot to leave; changing desks leaves the first", async () => {
		const house = await openHouse(2);
		const [first = 0, second = 0] = house.deskIds;
		const clerk = clerkOf(house);
		const take = (deskId: number, takeOver = false) =>
			takeDesk(clerk, { deskId, takeOver, now: NOW });
		expect(outcomeOf(await take(second))).toBe("desk-taken");
		await drawn(house);
		const { visitId } = await call(house);
		expect(outcomeOf(await take(second, true))).toBe("visit-open");
		const end = { ...(await change(visitId, NOW)), outcome: "done" } as const;
		value(await finishVisit(clerk, end));
		value(await take(second, true));
		const sitting = await db().deskPresence.findMany({
			where: { desk: { stationId: house.id } },
		});
		expect(sitting).toMatchObject([{ deskId: second, userId: clerk.userId }]);
		expect(first).not.toBe(second);
	});

	test("leaving an open visit asks first; then they are next for whoever serves them", async () => {
		const house = await openHouse(2);
		await drawn(house);
		await drawn(house, NOW.add({ minutes: 1 }));
		const { visitId } = await call(house);
		value(await serveVisit(clerkOf(house), await change(visitId, NOW)));
		const leave = (confirmed: boolean) =>
			leaveDesk(clerkOf(house), { confirmed, now: NOW });
		expect(outcomeOf(await leave(false))).toBe("visit-open");
		value(await leave(true));
		expect(await call(house, NOW.add({ minutes: 2 }), 1)).toMatchObject({
			visitId,
			reason: "handed-over",
		});
		expect(outcomeOf(await leave(false))).toBe("ok");
	});

	test("handed over to a desk they are its next; once it is empty anybody calls them", async () => {
		const house = await openHouse(3);
		const [, second = 0, third = 0] = house.deskIds;
		await drawn(house);
		await drawn(house);
		const { visitId } = await call(house);
		const give = async (deskId: number) =>
			handOver(clerkOf(house), {
				...(await change(visitId, NOW)),
				to: { deskId },
			});
		value(await leaveDesk(clerkOf(house, 2), { now: NOW }));
		expect(outcomeOf(await give(third))).toBe("desk-empty");
		expect(outcomeOf(await give(-1))).toBe("unknown-desk");
		value(await give(second));
		expect((await queueOf(house, NOW, clerkOf(house, 1))).next?.visitId).toBe(
			visitId,
		);
		expect((await queueOf(house, NOW, clerkOf(house))).next?.visitId).not.toBe(
			visitId,
		);
		value(await leaveDesk(clerkOf(house, 1), { now: NOW }));
		expect((await queueOf(house, NOW, clerkOf(house))).next?.visitId).toBe(
			visitId,
		);
	});

	test("handed over to a service they need what that needs", async () => {
		const house = await openHouse(2);
		const [, second = 0] = house.deskIds;
		await db().desk.update({
			where: { id: second },
			data: { servesAll: false },
		});
		await drawn(house);
		const { visitId } = await call(house);
		const to = { services: [`${house.service.slug}:3`] };
		value(
			await handOver(clerkOf(house), { ...(await change(visitId, NOW)), to }),
		);
		expect((await visitRow(visitId)).services).toMatchObject([{ quantity: 3 }]);
		expect((await queueOf(house, NOW, clerkOf(house, 1))).next).toBeNull();
		expect((await call(house)).visitId).toBe(visitId);
	});

	test("parked until a time, they are back at their place by themselves", async () => {
		const house = await openHouse();
		const { visitId } = await drawn(house, at("09:30"));
		await drawn(house, at("09:40"));
		await call(house);
		const park = async (until: number | null) =>
			parkVisit(clerkOf(house), { ...(await change(visitId, NOW)), until });
		expect(outcomeOf(await park(600))).toBe("bad-time");
		value(await park(620));
		const before = await queueOf(house, at("10:19"), clerkOf(house));
		expect(before.parked.map(({ id }) => id)).toEqual([visitId]);
		expect(before.next?.visitId).not.toBe(visitId);
		const after = await queueOf(house, at("10:20"), clerkOf(house));
		expect(after.parked).toEqual([]);
		expect(after.next?.visitId).toBe(visitId);
	});

	test("somebody who sat down without checking in is listed, can be called, and is a no-show only after a call", async () => {
		const house = await openHouse();
		const appointment = await bookToday(house, 585);
		const { notCheckedIn } = await queueOf(house, NOW);
		expect(notCheckedIn).toMatchObject([
			{ appointmentId: appointment.id, name: PERSON.name },
		]);
		const who = { appointmentId: appointment.id };
		const { visitId } = value(
			await callVisit(clerkOf(house), { who, now: NOW }),
		);
		const end = async (minutes: number) =>
			finishVisit(clerkOf(house), {
				...(await change(visitId, NOW.add({ minutes }))),
				outcome: "no-show",
			});
		expect((await visitRow(visitId)).appointment?.status).toBe("called");
		expect(outcomeOf(await end(9))).toBe("too-soon");
		const version = () =>
			db().stationDay.findUniqueOrThrow({
				where: {
					stationId_date: { stationId: house.id, date: toDbDate(TODAY) },
				},
			});
		const before = await version();
		value(await end(10));
		expect((await visitRow(visitId)).appointment?.status).toBe("no-show");
		// Only now time is free that was not before.
		expect((await version()).version).toBe(before.version + 1);
		value(await undoStep(clerkOf(house), await change(visitId, NOW)));
		expect((await visitRow(visitId)).appointment?.status).toBe("called");
		value(await undoStep(clerkOf(house), await change(visitId, NOW)));
		expect((await visitRow(visitId)).appointment?.status).toBe("booked");
		expect((await queueOf(house, NOW)).notCheckedIn).toHaveLength(1);
	});

	test("a no-show that was none comes back although their time was given away", async () => {
		const house = await openHouse();
		const appointment = await bookToday(house, 600);
		const who = { appointmentId: appointment.id };
		const { visitId } = value(
			await callVisit(clerkOf(house), { who, now: at("10:00") }),
		);
		const later = at("10:10");
		const end = {
			...(await change(visitId, later)),
			outcome: "no-show",
		} as const;
		value(await finishVisit(clerkOf(house), end));
		const other = await db().appointment.findUniqueOrThrow({
			where: { id: appointment.id },
		});
		await db().appointment.create({
			data: {
				...other,
				id: crypto.randomUUID(),
				reference: "100000009",
				ticket: "A900",
				status: "booked",
				holdKey: null,
			},
		});
		value(await reopenVisit(clerkOf(house), await change(visitId, later)));
		const back = await visitRow(visitId);
		expect(back.appointment).toMatchObject({ status: "arrived", lane: 1 });
		expect(back.calls).toBe(0);
	});

	test("unsettled says what was missing, and writes it to whoever has an address", async () => {
		const house = await openHouse(2);
		const appointment = await bookToday(house, 600);
		await come(house, appointment.id);
		const silent = await bookToday(house, 600, { ...PERSON, email: null });
		await come(house, silent.id);
		const unsettled = async (visitId: string, missing: string, mail: boolean) =>
			finishVisit(clerkOf(house), {
				...(await change(visitId, NOW)),
				outcome: "unsettled",
				missing,
				mail,
			});
		const { visitId } = await call(house);
		expect(outcomeOf(await unsettled(visitId, " ", true))).toBe("text-missing");
		value(await unsettled(visitId, "Die Geburtsurkunde", true));
		const { memo, appointment: ended } = await visitRow(visitId);
		expect([memo?.missing, ended?.status]).toEqual([
			"Die Geburtsurkunde",
			"unsettled",
		]);
		const [message] = await db().message.findMany({
			where: { appointmentId: appointment.id, kind: "unsettled" },
			include: { text: true },
		});
		expect(message?.text?.text).toBe("Die Geburtsurkunde");
		const other = await call(house);
		expect(outcomeOf(await unsettled(other.visitId, "Der Pass", true))).toBe(
			"no-address",
		);
		expect((await visitRow(other.visitId)).status).toBe("called");
		expect(outcomeOf(await unsettled(other.visitId, "Der Pass", false))).toBe(
			"ok",
		);
	});

	test("somebody in the queue can be written to, more than once", async () => {
		const house = await openHouse();
		const appointment = await bookToday(house, 600);
		const came = await come(house, appointment.id);
		if (came.outcome !== "checked-in") throw new Error(came.outcome);
		const walkIn = await drawn(house);
		const mail = async (visitId: string, text: string) =>
			outcomeOf(
				await mailVisit(clerkOf(house), {
					...(await change(visitId, NOW)),
					text,
				}),
			);
		expect(await mail(came.visitId, "Es dauert noch.")).toBe("ok");
		expect(await mail(came.visitId, "Jetzt aber.")).toBe("ok");
		expect(await mail(walkIn.visitId, "Hallo")).toBe("no-address");
		const notes = await db().message.count({
			where: { appointmentId: appointment.id, kind: "note" },
		});
		expect(notes).toBe(2);
	});

	test("each step can be taken back, one after the other, note and services too", async () => {
		const house = await openHouse();
		const { visitId } = await drawn(house);
		const clerk = clerkOf(house);
		const step = async () => change(visitId, NOW);
		value(await noteVisit(clerk, { ...(await step()), note: "Rollstuhl" }));
		value(
			await changeVisitServices(clerk, {
				...(await step()),
				services: [`${house.service.slug}:2`],
			}),
		);
		await call(house);
		value(await serveVisit(clerk, await step()));
		value(await finishVisit(clerk, { ...(await step()), outcome: "done" }));
		const undo = async () => outcomeOf(await undoStep(clerk, await step()));
		const shown = async () => {
			const { status, memo, services, deskId } = await visitRow(visitId);
			return [status, memo?.note, services[0]?.quantity, deskId];
		};
		const [desk] = house.deskIds;
		expect(await undo()).toBe("ok");
		expect(await shown()).toEqual(["serving", "Rollstuhl", 2, desk]);
		expect(await undo()).toBe("ok");
		expect(await undo()).toBe("ok");
		expect(await shown()).toEqual(["waiting", "Rollstuhl", 2, null]);
		expect(await undo()).toBe("ok");
		expect(await undo()).toBe("ok");
		expect(await shown()).toEqual(["waiting", null, 1, null]);
		expect(await undo()).toBe("ok");
		expect(await undo()).toBe("nothing-to-undo");
		expect((await queueOf(house, NOW)).finished).toEqual([]);
	});

	test("a step is not taken back to a desk that has somebody else by now", async () => {
		const house = await openHouse();
		await drawn(house);
		await drawn(house);
		const { visitId } = await call(house);
		const end = { ...(await change(visitId, NOW)), outcome: "done" } as const;
		value(await finishVisit(clerkOf(house), end));
		await call(house);
		const result = await undoStep(clerkOf(house), await change(visitId, NOW));
		expect(outcomeOf(result)).toBe("desk-busy");
	});

	test("whoever decides on an old page is told so, and nothing happens", async () => {
		const house = await openHouse();
		const { visitId } = await drawn(house);
		const old = await change(visitId, NOW);
		value(await noteVisit(house.reception, { ...old, note: "Neu" }));
		expect(
			outcomeOf(await noteVisit(house.reception, { ...old, note: "Alt" })),
		).toBe("visit-changed");
		const strange = { visitId: "nonsense", version: 1, now: NOW };
		expect(outcomeOf(await serveVisit(clerkOf(house), strange))).toBe(
			"unknown-visit",
		);
		expect((await visitRow(visitId)).memo?.note).toBe("Neu");
	});

	test("clocks of two servers that differ: steps still follow each other", async () => {
		const house = await openHouse();
		const { visitId } = await drawn(house, NOW.add({ seconds: 40 }));
		await call(house, NOW);
		value(
			await serveVisit(
				clerkOf(house),
				await change(visitId, NOW.subtract({ seconds: 20 })),
			),
		);
		const { events } = await visitRow(visitId);
		const times = events.map((event) => event.at.getTime());
		expect(times).toEqual(times.toSorted((a, b) => a - b));
		expect(events.map(({ kind }) => kind)).toEqual([
			"arrived",
			"called",
			"serving",
		]);
	});
});

test("an alarm is one, however often it is pressed, and ends once", async () => {
	const house = await openHouse();
	const [deskId = 0] = house.deskIds;
	const press = () => raiseAlarm(clerkOf(house), { deskId, now: NOW });
	await Promise.all([press(), press(), press()]);
	const { alarms } = await queueOf(house, NOW);
	expect(alarms).toMatchObject([{ deskId, deskName: "Platz 1" }]);
	const alarmId = alarms[0]?.id ?? 0;
	for (let times = 0; times < 2; times += 1)
		value(await endAlarm(house.reception, { alarmId, now: NOW }));
	expect((await queueOf(house, NOW)).alarms).toEqual([]);
	expect(
		outcomeOf(await endAlarm(house.reception, { alarmId: -1, now: NOW })),
	).toBe("unknown-alarm");
});

test("what yesterday left open does not stand in today's way", async () => {
	const house = await openHouse(2);
	await drawn(house);
	await drawn(house);
	const [waiting] = [await drawn(house)];
	const served = await call(house);
	value(await serveVisit(clerkOf(house), await change(served.visitId, NOW)));
	const called = await call(house, NOW, 1);
	const tomorrow = NOW.add({ hours: 22 });
	expect(
		outcomeOf(
			await serveVisit(
				clerkOf(house, 1),
				await change(called.visitId, tomorrow),
			),
		),
	).toBe("visit-changed");
	await Promise.all([closeDays(tomorrow), closeDays(tomorrow)]);
	const status = async (id: string) => (await visitRow(id)).status;
	expect(await status(served.visitId)).toBe("done");
	expect(await status(called.visitId)).toBe("left");
	expect(await status(waiting.visitId)).toBe("left");
	expect(
		(await queueOf(house, tomorrow)).desks.map(({ clerk }) => clerk),
	).toEqual([null, null]);
	const [deskId = 0] = house.deskIds;
	const clerk = await sitDown(house, deskId);
	const fresh = await drawn(house, tomorrow);
	expect(fresh.ticket).toBe("W001");
	expect(value(await callNext(clerk, { now: tomorrow })).visitId).toBe(
		fresh.visitId,
	);
});
