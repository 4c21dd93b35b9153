import { beforeAll, expect, test } from "vitest";
import { moveForSomeone } from "#lib/booking/staff/commands/move.ts";
import { setRoom } from "#lib/booking/staff/commands/set-room.ts";
import { db } from "#lib/db/client.ts";
import { settleCases } from "#lib/planning/change/commands/settle-cases.ts";
import { beginRemote } from "#lib/queue/remote/commands/begin-remote.ts";
import { missRemote } from "#lib/queue/remote/commands/miss-remote.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { reopenVisit } from "#lib/queue/visit/commands/reopen-visit.ts";
import { makeCity, makeService } from "#tests/support/factory.ts";
import {
	at,
	change,
	clerkOf,
	type House,
	outcomeOf,
	queueOf,
	TODAY,
	value,
	visitRow,
} from "#tests/support/queue.ts";
import { bookRemote, remoteHouse } from "#tests/support/remote.ts";

beforeAll(() => makeCity());

/** Called in vain: begun, and a minute later nobody has answered. */
async function tryInVain(house: House, appointmentId: string, clock: string) {
	const now = at(clock);
	const { visitId } = value(
		await beginRemote(clerkOf(house), { appointmentId, now }),
	);
	return value(
		await missRemote(
			clerkOf(house),
			await change(visitId, now.add({ minutes: 1 })),
		),
	);
}

const move = (house: House, appointmentId: string, rest = {}) =>
	moveForSomeone(clerkOf(house), {
		appointmentId,
		stationSlug: house.slug,
		date: TODAY,
		start: 780,
		services: [house.service.slug],
		warned: null,
		now: at("10:10"),
		...rest,
	});

test("nobody is absent hours before their time, however often they are called", async () => {
	const house = await remoteHouse();
	const { id } = await bookRemote(house, 900);
	for (const clock of ["08:00", "08:10", "08:20"])
		expect(await tryInVain(house, id, clock)).toBe("try-again");
	expect((await queueOf(house, at("08:30"))).remote).toMatchObject([
		{ tries: 0, dueAt: at("15:00").epochMilliseconds },
	]);
	expect(await tryInVain(house, id, "15:00")).toBe("try-again");
	expect(await tryInVain(house, id, "15:10")).toBe("given-up");
});

test("a try counts for the time it was made at, and not for the one it was moved to", async () => {
	const house = await remoteHouse();
	const { id } = await bookRemote(house, 600);
	expect(await tryInVain(house, id, "10:00")).toBe("try-again");
	value(await move(house, id));
	expect((await queueOf(house, at("10:20"))).remote).toMatchObject([
		{ tries: 0, dueAt: at("13:00").epochMilliseconds },
	]);
	expect(await tryInVain(house, id, "13:00")).toBe("try-again");
	expect(await tryInVain(house, id, "13:10")).toBe("given-up");
});

test("what must be done in the house is not moved onto the phone", async () => {
	const house = await remoteHouse();
	const passport = await makeService();
	const { id } = await bookRemote(house, 600);
	const services = [passport.slug];
	expect(outcomeOf(await move(house, id, { services }))).toBe("kind-gone");
	expect(outcomeOf(await move(house, id))).toBe("ok");
	expect(
		await db().appointment.findUniqueOrThrow({
			where: { id },
			select: { kind: true, services: { select: { serviceId: true } } },
		}),
	).toEqual({ kind: "phone", services: [{ serviceId: house.service.id }] });
});

test("whoever was on the phone is not put into the line of the house", async () => {
	const house = await remoteHouse();
	const { id } = await bookRemote(house, 600);
	const now = at("10:00");
	const { visitId } = value(
		await beginRemote(clerkOf(house), { appointmentId: id, now }),
	);
	value(
		await finishVisit(clerkOf(house), {
			...(await change(visitId, at("10:10"))),
			outcome: "done",
		}),
	);
	const back = await change(visitId, at("10:11"));
	expect(outcomeOf(await reopenVisit(clerkOf(house), back))).toBe(
		"visit-changed",
	);
	expect((await visitRow(visitId)).status).toBe("done");
});

/** As a closure leaves it behind. */
async function openCase(
	house: House,
	appointment: { id: string; startsAt: Date; calendarSequence: number },
	way: { way: "move" | "keep"; status: "to-call" | "kept" },
) {
	const stood = appointment.startsAt;
	const { id: changeId } = await db().planChange.create({
		data: {
			id: crypto.randomUUID(),
			stationId: house.id,
			at: stood,
			kind: "closure",
			detail: {},
		},
	});
	return db().planCase.create({
		data: {
			...way,
			id: crypto.randomUUID(),
			changeId,
			appointmentId: appointment.id,
			stationId: house.id,
			startsAt: stood,
			sequence: appointment.calendarSequence,
			createdAt: stood,
		},
	});
}

test("saying where the room is settles nothing that a closure has left open", async () => {
	const house = await remoteHouse();
	const clerk = clerkOf(house);
	const say = async (id: string) =>
		setRoom(clerk, {
			appointmentId: id,
			address: "https://video.example/a",
			now: at("09:00"),
		});
	const kept = await bookRemote(house, 600, "video");
	await db().coming.create({
		data: { appointmentId: kept.id, sequence: 0, at: kept.startsAt },
	});
	const stays = await openCase(house, kept, { way: "keep", status: "kept" });
	expect(outcomeOf(await say(kept.id))).toBe("ok");
	const moved = await bookRemote(house, 700, "video");
	const goes = await openCase(house, moved, { way: "move", status: "to-call" });
	// No mail may confirm a time that is closed.
	expect(outcomeOf(await say(moved.id))).toBe("moves-now");
	await settleCases(at("09:01"));
	for (const [one, status] of [
		[stays, "kept"],
		[goes, "to-call"],
	] as const)
		expect(
			(await db().planCase.findUniqueOrThrow({ where: { id: one.id } })).status,
		).toBe(status);
	// They still come: a room is no other time.
	const { calendarSequence, contact } =
		await db().appointment.findUniqueOrThrow({
			where: { id: kept.id },
			include: { contact: { include: { coming: true } } },
		});
	expect(contact?.coming?.sequence).toBe(calendarSequence);
});
