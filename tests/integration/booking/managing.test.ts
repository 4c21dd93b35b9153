import { expect, test } from "vitest";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import {
	book,
	confirm,
	freeStarts,
	hold,
	NOW,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";

const service = cityWithService();

test("a citizen sees and cancels by the link; doing it again is no error and frees the time once", async () => {
	const station = await makeStation();
	const { reference, token } = await book(wish(station, service));
	const seen = await findAppointment(reference, token, NOW);
	expect(seen).toMatchObject({
		reference,
		ticket: "A001",
		status: "booked",
		canCancel: true,
		start: 540,
	});
	expect(seen?.pin).toMatch(/^\d{6}$/);
	expect(await freeStarts(station, service)).not.toContain(540);
	expect(await cancelAppointment({ reference, token, now: NOW })).toEqual({
		ok: true,
		value: { repeated: false },
	});
	expect(await cancelAppointment({ reference, token, now: NOW })).toEqual({
		ok: true,
		value: { repeated: true },
	});
	expect(await freeStarts(station, service)).toContain(540);
	const row = await db().appointment.findUniqueOrThrow({
		where: { reference },
		include: { messages: true, events: { orderBy: { id: "asc" } } },
	});
	expect(row.calendarSequence).toBe(1);
	expect(row.messages.map(({ kind }) => kind).sort()).toEqual([
		"cancelled",
		"confirmed",
	]);
	expect(row.events.map(({ toStatus }) => toStatus)).toEqual([
		"held",
		"booked",
		"cancelled",
	]);
});

test("cancelling works until the start and not after it", async () => {
	const station = await makeStation();
	const { reference, token } = await book(wish(station, service));
	const start = Temporal.Instant.from("2026-12-01T09:00:00+01:00");
	expect(await cancelAppointment({ reference, token, now: start })).toEqual({
		ok: false,
		error: "too-late",
	});
	const before = start.subtract({ milliseconds: 1 });
	expect(
		await cancelAppointment({ reference, token, now: before }),
	).toMatchObject({ ok: true });
});

test("wrong, foreign, old and truncated tokens open nothing", async () => {
	const station = await makeStation();
	const mine = await book(wish(station, service));
	const other = await book(wish(station, service, { start: 600 }));
	for (const token of [
		"",
		other.token,
		mine.token.slice(0, -1),
		`${mine.token}A`,
		"x".repeat(5000),
	]) {
		expect(await findAppointment(mine.reference, token, NOW)).toBeNull();
		expect(
			await cancelAppointment({ reference: mine.reference, token, now: NOW }),
		).toEqual({
			ok: false,
			error: "unknown-appointment",
		});
	}
	await db().appointment.update({
		where: { reference: mine.reference },
		data: { tokenVersion: 2 },
	});
	expect(await findAppointment(mine.reference, mine.token, NOW)).toBeNull();
});

test("without an e-mail address no mail is made and the booking stands", async () => {
	const station = await makeStation();
	const token = newHoldToken();
	const wanted = { station: station.slug, service: service.slug, token };
	await hold(wanted);
	const confirmed = await confirm(wanted, {
		name: "Oma Erna",
		bookedBy: null,
		email: null,
		phone: null,
	});
	if (!confirmed.ok) throw new Error(confirmed.error);
	const { reference, token: manage } = confirmed.value;
	expect(await findAppointment(reference, manage, NOW)).toMatchObject({
		name: "Oma Erna",
		messages: [],
	});
});
