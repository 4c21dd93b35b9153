import { beforeEach, expect, test } from "vitest";
import { manageToken } from "#lib/auth/secrets/secrets.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { comeLater } from "#lib/queue/arrival/commands/come-later.ts";
import {
	findExpected,
	findLater,
} from "#lib/queue/arrival/queries/find-expected.ts";
import { readPastDay } from "#lib/queue/past/queries/read-past-day.ts";
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
	TODAY,
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
	const change = (data: { startsAt?: Date; endsAt?: Date }) =>
		db().appointment.update({
			where: { id: booked.id },
			data: { ...data, calendarSequence: { increment: 1 } },
		});
	// Other services, or more time for them: the time is the same, and so is the word.
	await change({});
	expect(await findExpected(booked.id)).not.toBeNull();
	const startsAt = toDbInstant(at("10:15"));
	await change({ startsAt, endsAt: toDbInstant(at("10:30")) });
	expect(await findExpected(booked.id)).toBeNull();
});

test("the same word again is no news, and changed without end it is refused", async () => {
	const version = async () =>
		(
			await db().stationDay.findFirstOrThrow({
				where: { stationId: house.id, date: toDbDate(TODAY) },
			})
		).version;
	expect(await say(15)).toBe("ok");
	const before = await version();
	expect(await say(15)).toBe("ok");
	expect(await version()).toBe(before);
	for (const minutes of [30, 15, 30, 15, 30, 15, 30, 15, 30])
		expect(await say(minutes)).toBe("ok");
	expect(await say(15)).toBe("too-many-tries");
	expect(await say(30)).toBe("ok");
	expect(await findExpected(booked.id)).toBe(at("10:30").epochMilliseconds);
});

test("nobody comes later than the house closes, and the page offers only what counts", async () => {
	const startsAt = at("15:35").epochMilliseconds;
	const of = { id: booked.id, startsAt };
	await db().appointment.update({
		where: { id: booked.id },
		data: {
			startsAt: toDbInstant(at("15:35")),
			endsAt: toDbInstant(at("15:50")),
		},
	});
	const sayLast = (minutes: number) => say(minutes, "15:30");
	expect(await findLater(of, house.id, at("15:30"))).toEqual({
		expectedAt: null,
		minutes: [15],
		back: false,
	});
	expect(await sayLast(30)).toBe("too-late");
	expect(await sayLast(15)).toBe("ok");
});

test("a day that is over knows when it was said, of this time alone, and nothing that was not stored", async () => {
	const stored = async () =>
		(await readPastDay(house.id, TODAY))?.appointments.map(
			({ later }) => later,
		);
	await say(15, "09:40");
	// Another word is another time, the same one is not.
	await say(30, "09:50");
	await say(30, "09:55");
	await come(house, booked.id, at("10:28"));
	const later = {
		saidAt: at("09:50").epochMilliseconds,
		expectedAt: at("10:30").epochMilliseconds,
	};
	expect(await stored()).toEqual([later]);
	const where = { appointmentId: booked.id };
	const startsAt = toDbInstant(at("09:00"));
	await db().later.update({ where, data: { startsAt } });
	expect(await stored()).toEqual([undefined]);
	await db().later.update({
		where,
		data: { startsAt: toDbInstant(at("10:00")), saidAt: null },
	});
	expect(await stored()).toEqual([undefined]);
});
