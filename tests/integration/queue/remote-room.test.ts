import { beforeAll, expect, test } from "vitest";
import { manageToken } from "#lib/auth/secrets/secrets.ts";
import { correctContact } from "#lib/booking/manage/commands/correct-contact.ts";
import { correctContactForSomeone } from "#lib/booking/staff/commands/correct-contact.ts";
import { setRoom } from "#lib/booking/staff/commands/set-room.ts";
import { searchAppointments } from "#lib/booking/staff/queries/search.ts";
import { seenContact } from "#lib/booking/staff/rules/seen.ts";
import { db } from "#lib/db/client.ts";
import { beginRemote } from "#lib/queue/remote/commands/begin-remote.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	clerkOf,
	type House,
	outcomeOf,
	queueOf,
	value,
} from "#tests/support/queue.ts";
import { bookRemote, remoteHouse } from "#tests/support/remote.ts";

beforeAll(() => makeCity());

const say = (
	house: House,
	appointmentId: string,
	clock: string,
	room: number,
) =>
	setRoom(clerkOf(house), {
		appointmentId,
		address: `https://video.example/${room}`,
		now: at(clock),
	});

test("rooms that clerks say leave a person their own corrections", async () => {
	const house = await remoteHouse();
	const { id, reference, tokenVersion } = await bookRemote(house, 600, "video");
	for (let room = 1; room <= 10; room++)
		value(await say(house, id, "08:00", room));
	const link = {
		reference: reference ?? "",
		token: manageToken(id, tokenVersion),
	};
	const correct = (turn: number) =>
		correctContact({
			link,
			contact: { email: `ayse${turn}@citizen.example`, phone: null },
			now: at("08:10"),
		});
	for (let turn = 1; turn <= 10; turn++)
		expect(outcomeOf(await correct(turn))).toBe("ok");
	expect(outcomeOf(await correct(11))).toBe("too-many-changes");
});

test("a talk that runs over its time gets another room, and nobody reads that a mail is on its way", async () => {
	const house = await remoteHouse();
	const { id, endsAt } = await bookRemote(house, 600, "video");
	value(
		await beginRemote(clerkOf(house), { appointmentId: id, now: at("10:00") }),
	);
	const mails = () => db().message.count({ where: { appointmentId: id } });
	expect(value(await say(house, id, "10:01", 1))).toEqual({ mailed: true });
	const before = await mails();
	const over = Temporal.Instant.fromEpochMilliseconds(endsAt.getTime());
	expect(
		value(
			await setRoom(clerkOf(house), {
				appointmentId: id,
				address: "https://video.example/2",
				now: over,
			}),
		),
	).toEqual({ mailed: false });
	expect(await mails()).toBe(before);
	expect((await queueOf(house, over)).desks[0]?.visit?.videoAddress).toBe(
		"https://video.example/2",
	);
});

test("a number that a clerk puts right stands at the desk of whoever calls at once", async () => {
	const house = await remoteHouse();
	const { id } = await bookRemote(house, 600);
	value(
		await beginRemote(clerkOf(house), { appointmentId: id, now: at("10:00") }),
	);
	const phone = async () =>
		(await queueOf(house, at("10:01"))).desks[0]?.visit?.phone;
	expect(await phone()).toBe("0203 4711");
	const { contact } = await db().appointment.findUniqueOrThrow({
		where: { id },
		include: { contact: true },
	});
	value(
		await correctContactForSomeone(clerkOf(house), {
			appointmentId: id,
			details: {
				name: contact?.name ?? "",
				bookedBy: null,
				email: contact?.email ?? null,
				phone: "0203 4712",
			},
			seen: seenContact(contact),
			now: at("10:01"),
		}),
	);
	expect(await phone()).toBe("0203 4712");
});

test("whoever looks for somebody sees how they meet", async () => {
	const house = await remoteHouse();
	const { id, reference } = await bookRemote(house, 600, "video");
	const { hits } = value(
		await searchAppointments(clerkOf(house), {
			text: reference ?? "",
			past: false,
			page: 0,
			now: at("09:00"),
		}),
	);
	expect(hits).toMatchObject([{ id, kind: "video" }]);
});
