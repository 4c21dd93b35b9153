import { beforeAll, expect, test } from "vitest";
import {
	findAppointment,
	findHold,
} from "#lib/booking/queries/find-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { book, confirm, hold, NOW } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let passport: string;
let certificate: string;
beforeAll(async () => {
	await makeCity();
	passport = (await makeService({ minorRule: "passport" })).slug;
	certificate = (await makeService()).slug;
});

const caseOf = async (token: string, now = NOW) =>
	(await findHold(token, now))?.minorCase;

test("for whom it is stays with the time, through another choice and a confirmation", async () => {
	const { slug: station } = await makeStation();
	const token = newHoldToken();
	const wanted = { station, service: passport, token };
	await hold({ ...wanted, minorCase: "6-9.one.joint" });
	expect(await caseOf(token)).toBe("6-9.one.joint");
	await hold({ ...wanted, start: 600 });
	expect(await caseOf(token)).toBe("6-9.one.joint");
	const booked = await confirm({ ...wanted, start: 600 });
	if (!booked.ok) throw new Error(booked.error);
	const { reference, token: link } = booked.value;
	const appointment = await findAppointment(reference, link, NOW);
	expect(appointment?.minorCase).toBe("6-9.one.joint");
});

test("another answer for the same time keeps the time", async () => {
	const { slug: station } = await makeStation();
	const token = newHoldToken();
	const wanted = { station, service: passport, token };
	const first = await hold({ ...wanted, minorCase: "6-9.one.joint" });
	const second = await hold({ ...wanted, minorCase: "adult" });
	if (!first.ok || !second.ok) throw new Error("not held");
	expect(second.value.id).toBe(first.value.id);
	expect(second.value.minorCase).toBe("adult");
	expect(await caseOf(token)).toBe("adult");
});

test("a reservation that ran out is taken again for the same person", async () => {
	const { slug: station } = await makeStation();
	const wanted = { station, service: passport, token: newHoldToken() };
	await hold({ ...wanted, minorCase: "10-15.guardian" });
	const later = NOW.add({ minutes: 30 });
	const booked = await confirm({ ...wanted, now: later });
	if (!booked.ok) throw new Error(booked.error);
	const { reference, token } = booked.value;
	const appointment = await findAppointment(reference, token, later);
	expect(appointment?.minorCase).toBe("10-15.guardian");
});

test("nothing is kept that does not matter, cannot be, or is no answer", async () => {
	const { slug: station } = await makeStation({ desks: 4 });
	for (const [service, minorCase] of [
		[certificate, "6-9.one.joint"],
		[passport, "16-17.alone"],
		[passport, "6-9.one"],
		[passport, "Ayşe Müller"],
	] as const) {
		const token = newHoldToken();
		const held = await hold({ station, service, token, minorCase });
		expect(held.ok && held.value.minorCase, minorCase).toBeNull();
	}
});

test("an appointment booked without an answer has none", async () => {
	const { slug: station } = await makeStation();
	const { reference, token } = await book({ station, service: passport });
	const appointment = await findAppointment(reference, token, NOW);
	expect(appointment?.minorCase).toBeNull();
});
