import { beforeEach, expect, test } from "vitest";
import { manageToken } from "#lib/auth/secrets/secrets.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { db } from "#lib/db/client.ts";
import { comeLater } from "#lib/queue/arrival/commands/come-later.ts";
import { findExpected } from "#lib/queue/arrival/queries/find-expected.ts";
import { getOutlook } from "#lib/queue/waits/queries/outlook.ts";
import { inParallel, tally } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	bookToday,
	come,
	drawn,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
} from "#tests/support/queue.ts";

let house: House;
let booked: Awaited<ReturnType<typeof bookToday>>;

beforeEach(async () => {
	await makeCity();
	house = await openHouse();
	booked = await bookToday(house, 600);
});

const link = () => ({
	reference: booked.reference,
	token: manageToken(booked.id, 1),
});
const say = async (minutes: number, clock = "09:50") =>
	outcomeOf(await comeLater({ ...link(), minutes, now: at(clock) }));

test("whoever says in time that they come later stands as an appointment of then, and staff see it", async () => {
	expect(await say(15)).toBe("ok");
	expect(await say(30)).toBe("ok");
	const expected = at("10:30").epochMilliseconds;
	expect(await findExpected(booked.id)).toBe(expected);
	expect((await queueOf(house, at("09:51"))).coming).toMatchObject([
		{ appointmentId: booked.id, expectedAt: expected },
	]);
	const walkIn = await drawn(house, at("10:20"));
	await come(house, booked.id, at("10:28"));
	const order = async (clock: string) =>
		(await queueOf(house, at(clock))).waiting.map(({ id, reason }) => [
			id === walkIn.visitId ? "walk-in" : "late",
			reason,
		]);
	expect(await order("10:29")).toEqual([
		["walk-in", "walk-in"],
		["late", "early-appointment"],
	]);
	expect(await order("10:30")).toEqual([
		["late", "appointment-due"],
		["walk-in", "walk-in"],
	]);
});

test("the forecast plays the day by what they said, at once", async () => {
	const begins = async () =>
		(await getOutlook(house.id, at("09:50"))).situation.coming.map(
			({ startsAt }) => startsAt,
		);
	expect(await begins()).toEqual([at("10:00").epochMilliseconds]);
	await say(30);
	expect(await begins()).toEqual([at("10:30").epochMilliseconds]);
	await say(0);
	expect(await begins()).toEqual([at("10:00").epochMilliseconds]);
});

test("it can be said on that day, as long as the place is theirs, and by the link alone", async () => {
	expect(await say(45)).toBe("too-late");
	expect(await say(-15)).toBe("too-late");
	expect(await say(30, "10:15")).toBe("ok");
	expect(await say(30, "10:16")).toBe("too-late");
	const tomorrow = { ...link(), minutes: 15 };
	expect(
		outcomeOf(
			await comeLater({
				...tomorrow,
				now: at("09:50").subtract({ hours: 24 }),
			}),
		),
	).toBe("too-late");
	expect(
		outcomeOf(
			await comeLater({ ...tomorrow, token: "wrong", now: at("09:50") }),
		),
	).toBe("unknown-appointment");
	await cancelAppointment({ ...link(), now: at("09:50") });
	expect(await say(15)).toBe("too-late");
});

test("pressed by many at once it is one word, and of another time it says nothing", async () => {
	const presses = await inParallel(4, [15, 30, 15, 30], (minutes) =>
		comeLater({ ...link(), minutes, now: at("09:50") }),
	);
	expect(tally(presses)).toEqual({ ok: 4 });
	expect(await db().later.count({ where: { appointmentId: booked.id } })).toBe(
		1,
	);
	await db().appointment.update({
		where: { id: booked.id },
		data: { calendarSequence: { increment: 1 } },
	});
	expect(await findExpected(booked.id)).toBeNull();
});
