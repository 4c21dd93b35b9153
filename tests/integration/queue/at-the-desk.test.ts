import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { handOver } from "#lib/queue/calling/commands/hand-over.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { changeVisitServices } from "#lib/queue/visit/commands/change-visit-services.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { mailVisit } from "#lib/queue/visit/commands/mail-visit.ts";
import { noteVisit } from "#lib/queue/visit/commands/note-visit.ts";
import { parkVisit } from "#lib/queue/visit/commands/park-visit.ts";
import { reopenVisit } from "#lib/queue/visit/commands/reopen-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { makeClerk } from "#prisma/seed/day/stage.ts";
import { NOW, PERSON } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	bookToday,
	call,
	change,
	clerkOf,
	come,
	drawn,
	openHouse,
	outcomeOf,
	queueOf,
	TODAY,
	value,
	visitRow,
} from "#tests/support/queue.ts";

beforeAll(() => makeCity());

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

	test("taking unsettled back keeps its mail in the house, and says so if it has left", async () => {
		const house = await openHouse();
		const appointment = await bookToday(house, 600);
		await come(house, appointment.id);
		const { visitId } = await call(house);
		const clerk = clerkOf(house);
		const step = async () => change(visitId, NOW);
		const send = async () =>
			value(
				await finishVisit(clerk, {
					...(await step()),
					outcome: "unsettled",
					missing: "Die Geburtsurkunde",
					mail: true,
				}),
			);
		const ofMissing = { appointmentId: appointment.id, kind: "unsettled" };
		await send();
		expect(value(await undoStep(clerk, await step()))).toBeNull();
		expect(await db().message.count({ where: ofMissing })).toBe(0);
		expect((await visitRow(visitId)).status).toBe("called");
		await send();
		await db().message.updateMany({
			where: ofMissing,
			data: { status: "sent" },
		});
		expect(value(await undoStep(clerk, await step()))).toBe("mail-gone");
		expect(await db().message.count({ where: ofMissing })).toBe(1);
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
		expect(await undo()).toBe("not-own-step");
		const { reception } = house;
		expect(outcomeOf(await undoStep(reception, await step()))).toBe("ok");
		expect(outcomeOf(await undoStep(reception, await step()))).toBe(
			"nothing-to-undo",
		);
		expect((await queueOf(house, NOW)).finished).toEqual([]);
	});

	test("a step is not taken back after the next one with somebody else", async () => {
		const house = await openHouse();
		await drawn(house);
		await drawn(house);
		const { visitId } = await call(house);
		const end = { ...(await change(visitId, NOW)), outcome: "done" } as const;
		value(await finishVisit(clerkOf(house), end));
		await call(house);
		const result = await undoStep(clerkOf(house), await change(visitId, NOW));
		expect(outcomeOf(result)).toBe("not-last-step");
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
