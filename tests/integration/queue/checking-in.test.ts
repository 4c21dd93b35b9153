import { beforeAll, describe, expect, test } from "vitest";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { contactKeys } from "#lib/booking/rules/contact-keys.ts";
import { db } from "#lib/db/client.ts";
import {
	checkIn,
	checkInAtKiosk,
} from "#lib/queue/arrival/commands/check-in.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { NOW, PERSON } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	bookToday,
	change,
	come,
	openHouse,
	outcomeOf,
	queueOf,
	value,
	visitRow,
} from "#tests/support/queue.ts";

beforeAll(() => makeCity());

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
			who: { name: "MUELLER, ayse", start: 615 },
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

	test("at a kiosk titles, apostrophes and hyphens are no riddle", async () => {
		for (const [booked, typed] of [
			["Dr. Patrick O’Neill", "ONEILL PATRICK"],
			["Omar Al-Hassan", "OMAR ALHASSAN"],
			["Awa N'Diaye", "AWA N’DIAYE"],
		] as const) {
			const house = await openHouse();
			const { id } = await bookToday(house, 615);
			await db().contact.update({
				where: { appointmentId: id },
				data: contactKeys({ name: booked, phone: null }),
			});
			const kiosk = { deviceId: "k", stationId: house.id };
			const who = { name: typed, start: 615 };
			expect(
				value(await checkInAtKiosk(kiosk, { who, now: NOW })).outcome,
				typed,
			).toBe("checked-in");
		}
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

	test("who guesses names at a kiosk is stopped there; numbers and other kiosks go on, and a right name takes nothing away", async () => {
		const house = await openHouse(2);
		const { reference } = await bookToday(house, 615);
		const guess = async (name: string, deviceId = "guessing") =>
			outcomeOf(
				await checkInAtKiosk(
					{ deviceId, stationId: house.id },
					{ who: { name, start: 615 }, now: NOW },
				),
			);
		for (let tries = 0; tries < 15; tries++) await guess("Erika Muster");
		for (let tries = 0; tries < 30; tries++)
			expect(await guess("Ayşe Müller")).toBe("ok");
		for (let tries = 0; tries < 5; tries++)
			expect(await guess("Erika Muster")).toBe("unknown-appointment");
		expect(await guess("Ayşe Müller")).toBe("too-many-tries");
		expect(await guess("Ayşe Müller", "another")).toBe("ok");
		expect(
			outcomeOf(
				await checkInAtKiosk(
					{ deviceId: "guessing", stationId: house.id },
					{ who: { reference }, now: NOW },
				),
			),
		).toBe("ok");
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

	test("staff read whose appointment it is, to compare the name; elsewhere and at a kiosk nobody does", async () => {
		const house = await openHouse();
		const other = await openHouse();
		const { id, reference } = await bookToday(house, 615);
		const who = { reference };
		const asked = { who, now: NOW };
		expect(
			value(await checkIn(other.reception, { stationId: other.id, ...asked })),
		).toMatchObject({ outcome: "wrong-station", name: null });
		const kiosk = { deviceId: "kiosk", stationId: house.id };
		expect(value(await checkInAtKiosk(kiosk, asked))).not.toHaveProperty(
			"name",
		);
		expect(
			value(await checkIn(house.reception, { stationId: house.id, ...asked })),
		).toMatchObject({ outcome: "already-here", name: PERSON.name });
		expect(await come(house, id)).toMatchObject({ name: PERSON.name });
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
		value(await undoStep(house.reception, await change(visitId, NOW)));
		expect((await visitRow(visitId)).appointment?.status).toBe("booked");
		const empty = await queueOf(house, NOW);
		expect([empty.waiting, empty.finished]).toEqual([[], []]);
		expect(empty.coming).toHaveLength(1);
		const again = await come(house, appointment.id, NOW.add({ minutes: 5 }));
		expect(again).toMatchObject({ outcome: "checked-in", visitId });
		expect((await queueOf(house, NOW)).waiting).toHaveLength(1);
	});
});
