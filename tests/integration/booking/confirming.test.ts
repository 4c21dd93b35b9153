import { expect, test } from "vitest";
import { findHold } from "#lib/booking/queries/find-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import {
	book,
	confirm,
	hold,
	NOW,
	PERSON,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeService, makeStation } from "#tests/support/factory.ts";

const service = cityWithService();

test("who confirms late still gets the time if nobody took it, and otherwise hears so", async () => {
	const station = await makeStation();
	const late = NOW.add({ minutes: 30 });
	const first = wish(station, service);
	await hold(first);
	expect(await confirm({ ...first, now: late })).toMatchObject({ ok: true });
	const second = wish(station, service, { start: 600 });
	await hold(second);
	await book(wish(station, service, { start: 600, now: late }));
	expect(await confirm({ ...second, now: late })).toEqual({
		ok: false,
		error: "slot-taken",
	});
});

test("confirming what another tab has changed meanwhile is refused, not booked at another time", async () => {
	const station = await makeStation();
	const wanted = wish(station, service);
	await hold(wanted);
	await hold({ ...wanted, start: 600 });
	expect(await confirm(wanted)).toEqual({ ok: false, error: "hold-changed" });
});

test("somebody else with the hold's link learns nothing about the appointment", async () => {
	const station = await makeStation();
	const wanted = { station: station.slug, service: service.slug };
	const { holdToken } = await book(wanted);
	const stranger = {
		name: "Jemand Anderes",
		bookedBy: null,
		email: null,
		phone: null,
	};
	expect(await confirm({ ...wanted, token: holdToken }, stranger)).toEqual({
		ok: false,
		error: "already-booked",
	});
	expect(await hold({ ...wanted, token: holdToken, start: 600 })).toEqual({
		ok: false,
		error: "already-booked",
	});
	expect(JSON.stringify(await findHold(holdToken, NOW))).not.toContain(
		PERSON.name,
	);
});

test("nothing about the person is stored before confirming, and no address of the client ever", async () => {
	const station = await makeStation();
	const token = newHoldToken();
	await hold({
		station: station.slug,
		service: service.slug,
		token,
		client: "203.0.113.77",
	});
	const [row] = await db().appointment.findMany({
		where: { stationId: station.id },
		include: { contact: true },
	});
	expect(row).toMatchObject({ contact: null, reference: null });
	expect(JSON.stringify(row)).not.toContain("203.0.113.77");
	expect(JSON.stringify(row)).not.toContain(token);
	await confirm({ station: station.slug, service: service.slug, token });
	const [booked] = await db().appointment.findMany({
		where: { stationId: station.id },
		include: { contact: true },
	});
	expect(booked).toMatchObject({
		contact: { name: PERSON.name },
		clientKey: null,
	});
});

test("a hold cannot be confirmed once its time has begun", async () => {
	const station = await makeStation();
	const wanted = wish(station, service, {
		date: "2026-11-24",
		start: 605,
	});
	await hold(wanted);
	const begun = NOW.add({ minutes: 5 });
	expect(await confirm({ ...wanted, now: begun })).toEqual({
		ok: false,
		error: "slot-taken",
	});
	const before = begun.subtract({ milliseconds: 1 });
	expect(await confirm({ ...wanted, now: before })).toMatchObject({ ok: true });
});

test("confirming services that another tab has changed meanwhile is refused, too", async () => {
	const station = await makeStation();
	const longer = await makeService({ durationMinutes: 30 });
	const wanted = wish(station, service);
	await hold(wanted);
	await hold({ ...wanted, service: longer.slug });
	expect(await confirm(wanted)).toEqual({ ok: false, error: "hold-changed" });
	expect(await confirm({ ...wanted, service: longer.slug })).toMatchObject({
		ok: true,
	});
});
