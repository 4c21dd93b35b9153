import { beforeAll, expect, test } from "vitest";
import { listFreeDays } from "#lib/availability/queries.ts";
import { newHoldToken } from "#lib/booking/codes.ts";
import { cancelAppointment } from "#lib/booking/commands/cancel-appointment.ts";
import { extendHold } from "#lib/booking/commands/extend-hold.ts";
import { findDesk, openDays } from "#lib/booking/placing.ts";
import { findAppointment, findHold } from "#lib/booking/queries.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { parseSelection } from "#lib/catalog/selection.ts";
import { db } from "#lib/db/client.ts";
import {
	book,
	confirm,
	DAY,
	hold,
	NOW,
	PERSON,
	tally,
} from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let service: { id: number; slug: string };

beforeAll(async () => {
	await makeCity();
	service = await makeService();
});

const freeStarts = async (stationId: number, now = NOW, ignoreId?: string) => {
	const [station] = await listFreeDays({
		stationIds: [stationId],
		serviceIds: [service.id],
		minutes: 15,
		channel: "online",
		from: DAY,
		until: DAY,
		now,
		ignoreId,
	});
	return station?.days[0]?.starts ?? [];
};

test("every start that is offered can be held", async () => {
	const station = await makeStation({ from: 480, until: 600 });
	for (const start of await freeStarts(station.id)) {
		const held = await hold({
			station: station.slug,
			service: service.slug,
			start,
			token: "same-token-for-all-0000",
		});
		expect(held).toMatchObject({ ok: true, value: { start, minutes: 15 } });
	}
});

test("a held time is offered to nobody else until it runs out, to the minute", async () => {
	const station = await makeStation();
	const token = newHoldToken();
	const held = await hold({
		station: station.slug,
		service: service.slug,
		token,
	});
	expect(await freeStarts(station.id)).not.toContain(540);
	expect(
		await freeStarts(station.id, NOW, held.ok ? held.value.id : ""),
	).toContain(540);
	const end = NOW.add({ minutes: 10 });
	expect(
		await freeStarts(station.id, end.subtract({ milliseconds: 1 })),
	).not.toContain(540);
	expect(await freeStarts(station.id, end)).toContain(540);
	expect(
		await hold({ station: station.slug, service: service.slug, now: end }),
	).toMatchObject({ ok: true });
	expect((await findHold(token, end))?.state).toBe("expired");
});

test("choosing another time frees the first", async () => {
	const station = await makeStation();
	const wanted = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
	};
	await hold(wanted);
	await hold({ ...wanted, start: 600 });
	expect(await findHold(wanted.token, NOW)).toMatchObject({
		state: "open",
		start: 600,
	});
	expect(await freeStarts(station.id)).toContain(540);
});

test("when the other time is gone, the first stays reserved", async () => {
	const station = await makeStation();
	await book({ station: station.slug, service: service.slug, start: 600 });
	const wanted = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
	};
	await hold(wanted);
	expect(await hold({ ...wanted, start: 600 })).toEqual({
		ok: false,
		error: "slot-taken",
	});
	expect(await findHold(wanted.token, NOW)).toMatchObject({
		state: "open",
		start: 540,
	});
});

test("a hold can be made five minutes longer, ten times", async () => {
	const station = await makeStation();
	const wanted = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
	};
	await hold(wanted);
	const until = NOW.add({ minutes: 10 }).epochMilliseconds;
	for (let times = 1; times <= 10; times += 1) {
		expect(
			await extendHold({ holdToken: wanted.token, now: NOW }),
		).toMatchObject({
			ok: true,
			value: { expiresAt: until + times * 300_000, extensionsLeft: 10 - times },
		});
	}
	expect(await extendHold({ holdToken: wanted.token, now: NOW })).toEqual({
		ok: false,
		error: "no-more-extensions",
	});
	const late = NOW.add({ minutes: 60 });
	expect(await extendHold({ holdToken: wanted.token, now: late })).toEqual({
		ok: false,
		error: "hold-expired",
	});
	expect(await extendHold({ holdToken: newHoldToken(), now: NOW })).toEqual({
		ok: false,
		error: "unknown-hold",
	});
});

test("who confirms late still gets the time if nobody took it, and otherwise hears so", async () => {
	const station = await makeStation();
	const late = NOW.add({ minutes: 30 });
	const first = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
	};
	await hold(first);
	expect(await confirm({ ...first, now: late })).toMatchObject({ ok: true });
	const second = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
		start: 600,
	};
	await hold(second);
	await book({
		station: station.slug,
		service: service.slug,
		start: 600,
		now: late,
	});
	expect(await confirm({ ...second, now: late })).toEqual({
		ok: false,
		error: "slot-taken",
	});
});

test("confirming what another tab has changed meanwhile is refused, not booked at another time", async () => {
	const station = await makeStation();
	const wanted = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
	};
	await hold(wanted);
	await hold({ ...wanted, start: 600 });
	expect(await confirm(wanted)).toEqual({ ok: false, error: "hold-changed" });
});

test("somebody else with the hold's link learns nothing about the appointment", async () => {
	const station = await makeStation();
	const wanted = { station: station.slug, service: service.slug };
	const { holdToken } = await book(wanted);
	const stranger = { name: "Jemand Anderes", email: null, phone: null };
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
	});
	expect(row).toMatchObject({
		name: null,
		email: null,
		phone: null,
		reference: null,
	});
	expect(JSON.stringify(row)).not.toContain("203.0.113.77");
	expect(JSON.stringify(row)).not.toContain(token);
	await confirm({ station: station.slug, service: service.slug, token });
	const [booked] = await db().appointment.findMany({
		where: { stationId: station.id },
	});
	expect(booked).toMatchObject({ name: PERSON.name, clientKey: null });
});

test("a citizen sees and cancels by the link; doing it again is no error and frees the time once", async () => {
	const station = await makeStation();
	const { reference, token } = await book({
		station: station.slug,
		service: service.slug,
	});
	const seen = await findAppointment(reference, token, NOW);
	expect(seen).toMatchObject({
		reference,
		ticket: "A001",
		status: "booked",
		canCancel: true,
		start: 540,
	});
	expect(seen?.pin).toMatch(/^\d{6}$/);
	expect(await freeStarts(station.id)).not.toContain(540);
	expect(await cancelAppointment({ reference, token, now: NOW })).toEqual({
		ok: true,
		value: { repeated: false },
	});
	expect(await cancelAppointment({ reference, token, now: NOW })).toEqual({
		ok: true,
		value: { repeated: true },
	});
	expect(await freeStarts(station.id)).toContain(540);
	const row = await db().appointment.findUniqueOrThrow({
		where: { reference },
		include: { messages: true, events: true },
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
	const { reference, token } = await book({
		station: station.slug,
		service: service.slug,
	});
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
	const mine = await book({ station: station.slug, service: service.slug });
	const other = await book({
		station: station.slug,
		service: service.slug,
		start: 600,
	});
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

test("what the page would not offer is refused on the server too", async () => {
	const station = await makeStation({ from: 480, until: 600, horizonDays: 10 });
	const walkIn = await makeStation({ phase: "walk-in" });
	const signpost = await makeService({ bookable: false });
	const wanted = { station: station.slug, service: service.slug };
	const refusals = [
		[{ ...wanted, station: "nowhere" }, "unknown-station"],
		[{ ...wanted, station: walkIn.slug }, "not-online"],
		[{ ...wanted, service: "no-such" }, "unknown-service"],
		[{ ...wanted, service: `${service.slug}:9` }, "quantity-out-of-range"],
		[{ ...wanted, service: signpost.slug }, "not-bookable"],
		[{ ...wanted, start: 541 }, "slot-taken"],
		[{ ...wanted, start: 475 }, "slot-taken"],
		[{ ...wanted, start: 590 }, "slot-taken"],
		[{ ...wanted, date: "2026-12-05" }, "slot-taken"],
		[{ ...wanted, date: "2026-11-23" }, "slot-taken"],
	] as const;
	for (const [request, error] of refusals) {
		expect(await hold({ ...request }), JSON.stringify(request)).toEqual({
			ok: false,
			error,
		});
	}
	expect(await hold({ ...wanted, date: "2026-12-04" })).toMatchObject({
		ok: true,
	});
});

test("several persons and services take the sum of their minutes", async () => {
	const station = await makeStation({ from: 480, until: 540 });
	const held = await hold({
		station: station.slug,
		service: `${service.slug}:4`,
		start: 480,
	});
	expect(held).toMatchObject({ ok: true, value: { minutes: 30 } });
	expect(await freeStarts(station.id)).toEqual([510, 515, 520, 525]);
});

test("without an e-mail address no mail is made and the booking stands", async () => {
	const station = await makeStation();
	const token = newHoldToken();
	const wanted = { station: station.slug, service: service.slug, token };
	await hold(wanted);
	const confirmed = await confirm(wanted, {
		name: "Oma Erna",
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

test("a transaction that failed leaves nothing behind that readers would believe", async () => {
	const station = await makeStation();
	const day = { stationId: station.id, date: DAY };
	await hold({ station: station.slug, service: service.slug });
	const later = NOW.add({ minutes: 20 });
	const selection = parseSelection([service.slug], await getCatalog("de"));
	if (!selection.ok) throw new Error(selection.error);
	const failing = db().$transaction(async (tx) => {
		// Expires the hold and raises the version, but only inside this transaction.
		await openDays(tx, [day], later);
		await findDesk(tx, {
			...day,
			start: 540,
			selection: selection.value,
			now: later,
		});
		throw new Error("power cut");
	});
	await expect(failing).rejects.toThrow("power cut");
	// The next change gets the very version that was rolled back.
	await hold({ station: station.slug, service: service.slug, start: 600 });
	expect(await freeStarts(station.id)).not.toContain(600);
});

test("after a hold ran out, its link still takes another time on another day or at another station", async () => {
	const station = await makeStation();
	const other = await makeStation();
	const wanted = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
	};
	await hold(wanted);
	const later = NOW.add({ minutes: 11 });
	const again = { ...wanted, station: other.slug, now: later } as const;
	expect(await hold({ ...again, date: "2026-12-02" })).toMatchObject({
		ok: true,
		value: { date: "2026-12-02", stationSlug: other.slug },
	});
	expect(await freeStarts(station.id, later)).toContain(540);
});

test("a hold cannot be confirmed once its time has begun", async () => {
	const station = await makeStation();
	const wanted = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
		date: "2026-11-24",
		start: 605,
	} as const;
	await hold(wanted);
	const begun = NOW.add({ minutes: 5 });
	expect(await confirm({ ...wanted, now: begun })).toEqual({
		ok: false,
		error: "slot-taken",
	});
	const before = begun.subtract({ milliseconds: 1 });
	expect(await confirm({ ...wanted, now: before })).toMatchObject({ ok: true });
});

test("one link cannot try out times without end", async () => {
	const station = await makeStation();
	const wanted = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
	};
	const outcomes: Awaited<ReturnType<typeof hold>>[] = [];
	for (let times = 0; times < 52; times += 1)
		outcomes.push(await hold({ ...wanted, start: 540 + (times % 2) * 60 }));
	// The last one is the time that is held already, which is no further choice.
	expect(tally(outcomes)).toEqual({ ok: 51, "too-many-holds": 1 });
});

test("a day nobody can book leaves no trace", async () => {
	const station = await makeStation({ horizonDays: 10 });
	for (const date of ["2198-01-01", "2026-12-05", "2026-11-23"] as const)
		await hold({ station: station.slug, service: service.slug, date });
	const days = await db().stationDay.count({
		where: { stationId: station.id },
	});
	expect(days).toBe(0);
});

test("confirming services that another tab has changed meanwhile is refused, too", async () => {
	const station = await makeStation();
	const longer = await makeService({ durationMinutes: 30 });
	const wanted = {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
	};
	await hold(wanted);
	await hold({ ...wanted, service: longer.slug });
	expect(await confirm(wanted)).toEqual({ ok: false, error: "hold-changed" });
	expect(await confirm({ ...wanted, service: longer.slug })).toMatchObject({
		ok: true,
	});
});

test("nobody can flood a stranger with confirmations; the bookings stand and the mails are listed as not sent", async () => {
	const station = await makeStation({ desks: 3 });
	const details = { ...PERSON, email: "stranger@citizen.example" };
	const starts = Array.from({ length: 22 }, (_, index) => 480 + index * 15);
	for (const start of starts)
		await book(
			{ station: station.slug, service: service.slug, start },
			details,
		);
	const messages = await db().message.groupBy({
		by: ["status", "lastError"],
		where: { recipient: details.email },
		_count: true,
	});
	expect(messages).toContainEqual({
		status: "queued",
		lastError: null,
		_count: 20,
	});
	expect(messages).toContainEqual({
		status: "failed",
		lastError: "recipient-limit",
		_count: 2,
	});
	const tomorrow = NOW.add({ hours: 24, seconds: 1 });
	const { reference } = await book(
		{ station: station.slug, service: service.slug, start: 900, now: tomorrow },
		details,
	);
	const row = await db().appointment.findUniqueOrThrow({
		where: { reference },
		include: { messages: true },
	});
	expect(row.messages).toMatchObject([{ status: "queued" }]);
});
