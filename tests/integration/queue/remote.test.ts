import { beforeAll, describe, expect, test } from "vitest";
import { confirmComing } from "#lib/attendance/commands/confirm-coming.ts";
import { manageToken } from "#lib/auth/secrets/secrets.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { setRoom } from "#lib/booking/staff/commands/set-room.ts";
import { getDayPlan } from "#lib/booking/staff/queries/get-day-plan.ts";
import { db } from "#lib/db/client.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { checkInAtKiosk } from "#lib/queue/arrival/commands/check-in.ts";
import { findForSlip } from "#lib/queue/arrival/queries/find-for-slip.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { findDisplay } from "#lib/queue/queries/find-display.ts";
import { beginRemote } from "#lib/queue/remote/commands/begin-remote.ts";
import { missRemote } from "#lib/queue/remote/commands/miss-remote.ts";
import { changeVisitServices } from "#lib/queue/visit/commands/change-visit-services.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { parkVisit } from "#lib/queue/visit/commands/park-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { changeWalk } from "#lib/queue/walk/commands/change-walk.ts";
import { finishLeg } from "#lib/queue/walk/commands/send-on.ts";
import { makeActor } from "#tests/support/actor.ts";
import { makeCity, makeService } from "#tests/support/factory.ts";
import {
	at,
	change,
	clerkOf,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
	TODAY,
	value,
	visitRow,
} from "#tests/support/queue.ts";
import { bookRemote, remoteHouse } from "#tests/support/remote.ts";

beforeAll(() => makeCity());

const begin = (house: House, appointmentId: string, clock: string, desk = 0) =>
	beginRemote(clerkOf(house, desk), { appointmentId, now: at(clock) });
const begun = async (house: House, id: string, clock: string) =>
	value(await begin(house, id, clock)).visitId;
const miss = async (house: House, visitId: string, clock: string) =>
	missRemote(clerkOf(house), await change(visitId, at(clock)));
const statusOf = async (id: string) =>
	(await db().appointment.findUniqueOrThrow({ where: { id } })).status;

describe("an appointment by phone", () => {
	test("stands in a list of its own, due at its time, and needs no check-in", async () => {
		const house = await remoteHouse();
		const { id, reference } = await bookRemote(house, 600);
		const { remote, notCheckedIn, coming } = await queueOf(house, at("10:05"));
		expect([notCheckedIn, coming]).toEqual([[], []]);
		expect(remote).toMatchObject([
			{
				appointmentId: id,
				kind: "phone",
				tries: 0,
				dueAt: at("10:00").epochMilliseconds,
			},
		]);
		const kiosk = { deviceId: crypto.randomUUID(), stationId: house.id };
		const who = { reference: reference ?? "" };
		expect(
			value(await checkInAtKiosk(kiosk, { who, now: at("09:55") })).outcome,
		).toBe("remote");
		expect(
			outcomeOf(
				await callVisit(clerkOf(house), {
					who: { appointmentId: id },
					now: at("10:00"),
				}),
			),
		).toBe("visit-changed");
		expect(await statusOf(id)).toBe("booked");
	});

	test("goes from desk to desk by no list, and no slip is printed for it", async () => {
		const house = await remoteHouse(2);
		const more = await makeService();
		await db().desk.update({
			where: { id: house.deskIds[0] ?? 0 },
			data: {
				servesAll: false,
				services: { create: [{ serviceId: house.service.id }] },
			},
		});
		const { id } = await bookRemote(house, 600);
		const clerk = clerkOf(house);
		const visitId = await begun(house, id, "10:00");
		const now = at("10:02");
		expect(
			outcomeOf(
				await changeWalk(clerk, {
					...(await change(visitId, now)),
					edit: { what: "add", services: [more.slug], deskId: null },
				}),
			),
		).toBe("visit-changed");
		value(
			await changeVisitServices(clerk, {
				...(await change(visitId, now)),
				services: [house.service.slug, more.slug],
			}),
		);
		expect((await visitRow(visitId)).services).toHaveLength(2);
		expect(await db().visitLeg.count({ where: { visitId } })).toBe(0);
		expect(outcomeOf(await findForSlip(clerk, visitId, now))).toBe("slip-over");
		value(await finishLeg(clerk, await change(visitId, now)));
		expect((await visitRow(visitId)).status).toBe("done");
	});

	test("is served at the desk of whoever calls, with the number, and no display calls it", async () => {
		const house = await remoteHouse();
		const { id } = await bookRemote(house, 600);
		const visitId = await begun(house, id, "10:01");
		// The same finger twice.
		expect(value(await begin(house, id, "10:01")).visitId).toBe(visitId);
		const queue = await queueOf(house, at("10:02"));
		expect(queue.remote).toEqual([]);
		expect(queue.desks[0]?.visit).toMatchObject({
			status: "serving",
			kind: "phone",
			phone: "0203 4711",
		});
		const display = await findDisplay(house.id, at("10:02"));
		expect(display).toMatchObject({ calls: [], waiting: 0 });
		const parked = await parkVisit(clerkOf(house), {
			...(await change(visitId, at("10:03"))),
			until: null,
		});
		expect(outcomeOf(parked)).toBe("visit-changed");
		const done = await finishVisit(clerkOf(house), {
			...(await change(visitId, at("10:10"))),
			outcome: "done",
		});
		expect(outcomeOf(done)).toBe("ok");
		expect(await statusOf(id)).toBe("done");
		const again = await findDisplay(house.id, at("10:11"));
		expect(again?.calls).toEqual([]);
	});

	test("comes back once after five minutes when nobody answers, and is a no-show after the second time", async () => {
		const house = await remoteHouse();
		const { id } = await bookRemote(house, 600);
		const visitId = await begun(house, id, "10:00");
		const pressed = await change(visitId, at("10:01"));
		const clerk = clerkOf(house);
		expect(value(await missRemote(clerk, pressed))).toBe("try-again");
		// The same finger twice.
		expect(value(await missRemote(clerk, pressed))).toBe("try-again");
		expect(await statusOf(id)).toBe("booked");
		const between = await queueOf(house, at("10:02"));
		expect(between.finished).toEqual([]);
		expect(between.remote).toMatchObject([
			{ tries: 1, dueAt: at("10:06").epochMilliseconds },
		]);
		// Called again at once, and once more in vain: that is no second try.
		expect(await begun(house, id, "10:02")).toBe(visitId);
		expect(value(await miss(house, visitId, "10:03"))).toBe("try-again");
		await begun(house, id, "10:08");
		expect(value(await miss(house, visitId, "10:09"))).toBe("given-up");
		expect(await statusOf(id)).toBe("no-show");
		// A mistake is taken back: they are on the phone.
		const undone = await undoStep(clerk, await change(visitId, at("10:10")));
		expect(outcomeOf(undone)).toBe("ok");
		expect(await statusOf(id)).toBe("serving");
	});

	test("is nobody's twice: two clerks who press at once get one of them", async () => {
		const house = await remoteHouse(2);
		const { id } = await bookRemote(house, 600);
		const results = await Promise.all([
			begin(house, id, "10:00", 0),
			begin(house, id, "10:00", 1),
		]);
		expect(results.map(outcomeOf).sort()).toEqual(["ok", "visit-changed"]);
		expect(await db().visit.count({ where: { appointmentId: id } })).toBe(1);
	});

	test("is booked as before when its clerk gets up", async () => {
		const house = await remoteHouse();
		const { id } = await bookRemote(house, 600);
		const visitId = await begun(house, id, "10:00");
		value(
			await leaveDesk(clerkOf(house), { confirmed: true, now: at("10:02") }),
		);
		expect(await statusOf(id)).toBe("booked");
		expect(await visitRow(visitId)).toMatchObject({ tries: 0, deskId: null });
	});

	test("is not taken for somebody in the house while a clerk talks to them", async () => {
		const house = await remoteHouse();
		const { id, reference, tokenVersion } = await bookRemote(house, 600);
		const link = {
			reference: reference ?? "",
			token: manageToken(id, tokenVersion),
		};
		// Called before their time, too.
		await begun(house, id, "09:50");
		const now = at("09:52");
		expect(outcomeOf(await cancelAppointment({ ...link, now }))).toBe(
			"too-late",
		);
		expect(outcomeOf(await confirmComing({ ...link, now }))).toBe("too-late");
		expect(await statusOf(id)).toBe("serving");
	});

	test("is begun by nobody of another house, and at no desk that does not serve it", async () => {
		const house = await remoteHouse();
		const other = await remoteHouse();
		const { id } = await bookRemote(house, 600);
		expect(outcomeOf(await begin(other, id, "10:00"))).toBe(
			"unknown-appointment",
		);
		await db().desk.update({
			where: { id: house.deskIds[0] ?? 0 },
			data: { servesAll: false },
		});
		expect(outcomeOf(await begin(house, id, "10:00"))).toBe(
			"desk-cannot-serve",
		);
	});
});

test("figures count no wait of somebody on the phone, and nobody as due or absent whom no clerk has tried", async () => {
	const house = await remoteHouse();
	const { id } = await bookRemote(house, 600);
	await bookRemote(house, 700);
	const visitId = await begun(house, id, "10:20");
	value(
		await finishVisit(clerkOf(house), {
			...(await change(visitId, at("10:30"))),
			outcome: "done",
		}),
	);
	const later = at("10:00").add({ hours: 24 });
	await buildFigures(TODAY, TODAY, later);
	expect(
		await db().visitFigure.findMany({ where: { stationId: house.id } }),
	).toMatchObject([{ remote: true, waitSeconds: 0, serviceSeconds: 600 }]);
	const booked = await db().bookingFigure.groupBy({
		by: ["kind"],
		where: { stationId: house.id, kind: { in: ["due", "no-show"] } },
		_sum: { count: true },
	});
	expect(booked).toEqual([{ kind: "due", _sum: { count: 1 } }]);
});

test("a clerk says where the room of an appointment by video is, and the person is told", async () => {
	const house = await remoteHouse();
	const { id } = await bookRemote(house, 600, "video");
	// Before the first look: a new station would make the queue look anew by itself.
	const stranger = await makeActor("clerk", await openHouse());
	expect((await queueOf(house, at("09:00"))).remote).toMatchObject([
		{ kind: "video", lacksRoom: true },
	]);
	const lacksRoom = async () => {
		const plan = value(
			await getDayPlan(clerkOf(house), house.id, TODAY, at("09:00")),
		);
		return plan.appointments.map((one) => one.lacksRoom);
	};
	// Seen days before as well, and not by those alone who look at the queue of the day.
	expect(await lacksRoom()).toEqual([true]);
	const say = (actor: Parameters<typeof setRoom>[0], address: string) =>
		setRoom(actor, { appointmentId: id, address, now: at("09:00") });
	const clerk = clerkOf(house);
	expect(outcomeOf(await say(clerk, "http://video.example/a"))).toBe(
		"room-not-https",
	);
	expect(outcomeOf(await say(stranger, "https://video.example/a"))).toBe(
		"forbidden",
	);
	for (const mailed of [true, false])
		expect(value(await say(clerk, "https://video.example/a"))).toEqual({
			mailed,
		});
	expect((await queueOf(house, at("09:00"))).remote[0]?.lacksRoom).toBe(false);
	expect(await lacksRoom()).toEqual([false]);
	const { calendarSequence, messages } =
		await db().appointment.findUniqueOrThrow({
			where: { id },
			include: { messages: { orderBy: { sequence: "asc" } } },
		});
	expect(calendarSequence).toBe(1);
	expect(messages.map(({ kind }) => kind)).toEqual(["confirmed", "changed"]);
	const phone = await bookRemote(house, 700);
	expect(
		outcomeOf(
			await setRoom(clerk, {
				appointmentId: phone.id,
				address: "https://video.example/a",
				now: at("09:00"),
			}),
		),
	).toBe("too-late");
});
