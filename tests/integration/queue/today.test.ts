import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { leaveDesk } from "#lib/queue/calling/commands/leave-desk.ts";
import { beginRemote } from "#lib/queue/remote/commands/begin-remote.ts";
import { getToday } from "#lib/queue/today/queries/get-today.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { makeActor } from "#tests/support/actor.ts";
import { cityWithService } from "#tests/support/city.ts";
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
	TODAY,
	value,
} from "#tests/support/queue.ts";
import { bookRemote, remoteHouse } from "#tests/support/remote.ts";

cityWithService();

test("a lead sees who waits, until when, and how the desks stand", async () => {
	const house = await openHouse(2);
	const lead = await makeActor("lead", house);
	const appointment = await bookToday(house, 600);
	await drawn(house, at("09:00"));
	await drawn(house, at("09:10"));
	await drawn(house, at("09:20"));
	await come(house, appointment.id, at("09:50"));
	await call(house, at("09:30"));
	await leaveDesk(clerkOf(house, 1), { now: at("09:31") });
	const { today } = value(await getToday(lead, house.id, at("10:05")));
	expect(today.waiting).toMatchObject({
		all: 3,
		withAppointment: 1,
		withoutAppointment: 2,
	});
	expect(today.longest).toEqual({ minutes: 55, ticket: "W002" });
	const { end } = today;
	expect(end).not.toBeNull();
	expect(end?.from).toBeLessThan(end?.until ?? 0);
	// Three of about a quarter of an hour at one desk that has somebody: the last of them is not called at once.
	expect(end?.until).toBeGreaterThanOrEqual(20);
	expect(today.desks.map(({ state }) => state)).toEqual(["busy", "not-taken"]);
});

test("where no desk calls nobody can tell when the line ends", async () => {
	const house = await openHouse(1);
	const lead = await makeActor("lead", house);
	await drawn(house, at("09:00"));
	await leaveDesk(clerkOf(house), { now: at("09:01") });
	const { today } = value(await getToday(lead, house.id, at("09:05")));
	expect(today.waiting.all).toBe(1);
	expect(today.end).toBeNull();
});

test("whom nobody has called stands among the lead's figures for a week, and is no no-show", async () => {
	const house = await remoteHouse();
	const lead = await makeActor("lead", house);
	const called = await bookRemote(house, 600);
	await bookRemote(house, 660);
	await bookRemote(house, 720, "video");
	await bookToday(house, 780);
	const clerk = clerkOf(house);
	const { visitId } = value(
		await beginRemote(clerk, { appointmentId: called.id, now: at("10:00") }),
	);
	value(
		await finishVisit(clerk, {
			...(await change(visitId, at("10:10"))),
			outcome: "done",
		}),
	);
	const seen = async (now: Temporal.Instant) =>
		value(await getToday(lead, house.id, now));
	const noon = await seen(at("11:55"));
	expect(noon.today).toMatchObject({ remote: 2, remoteOver: 1 });
	expect(noon.notMet).toEqual([]);
	const days = (count: number) => at("09:00").add({ hours: 24 * count });
	const left = [{ date: TODAY, count: 2 }];
	expect((await seen(days(1))).notMet).toEqual(left);
	expect((await seen(days(7))).notMet).toEqual(left);
	expect((await seen(days(8))).notMet).toEqual([]);
	const other = await remoteHouse();
	const elsewhere = await getToday(
		await makeActor("lead", other),
		other.id,
		days(1),
	);
	expect(value(elsewhere).notMet).toEqual([]);
});

test("only who steers a station sees its day in figures", async () => {
	const house = await openHouse(1);
	const other = await openHouse(1);
	const now = at("09:00");
	const seen = async (
		role: Parameters<typeof makeActor>[0],
		...stations: { id: number }[]
	) =>
		outcomeOf(
			await getToday(await makeActor(role, ...stations), house.id, now),
		);
	expect(await seen("lead", house)).toBe("ok");
	expect(await seen("admin")).toBe("ok");
	expect(await seen("clerk", house)).toBe("forbidden");
	expect(await seen("lead", other)).toBe("forbidden");
	expect(await seen("coordinator")).toBe("forbidden");
	expect(await seen("agent")).toBe("forbidden");
	expect(
		await db().auditEntry.count({
			where: { stationId: house.id, action: "denied" },
		}),
	).toBe(4);
});
