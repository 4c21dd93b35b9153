import fc from "fast-check";
import { expect, test } from "vitest";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { addDays } from "#lib/time.ts";
import {
	book,
	confirm,
	countOverlaps,
	DAY,
	hold,
	inParallel,
	NOW,
	tally,
	untilNotBusy,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

const service = cityWithService();

test("of 100 people at once for one time at one desk, one gets it and 99 are told so", async () => {
	const station = await makeStation({ desks: 1 });
	const wanted = { station: station.slug, service: service.slug };
	const results = await Promise.all(
		Array.from({ length: 100 }, () => untilNotBusy(() => hold(wanted))),
	);
	expect(tally(results)).toEqual({ ok: 1, "slot-taken": 99 });
	expect(
		await db().appointment.count({ where: { stationId: station.id } }),
	).toBe(1);
});

test("confirming one hold 100 times at once gives one number, one event and one mail", async () => {
	const station = await makeStation();
	const wanted = wish(station, service);
	expect((await hold(wanted)).ok).toBe(true);
	const results = await Promise.all(
		Array.from({ length: 100 }, () => untilNotBusy(() => confirm(wanted))),
	);
	expect(tally(results)).toEqual({ ok: 100 });
	const references = new Set(
		results.map((result) => result.ok && result.value.reference),
	);
	expect(references.size).toBe(1);
	const [appointment] = await db().appointment.findMany({
		where: { stationId: station.id },
		include: { events: true, messages: true },
	});
	expect(
		appointment?.events.filter(({ toStatus }) => toStatus === "booked"),
	).toHaveLength(1);
	expect(appointment?.messages).toHaveLength(1);
	const [jobs] = await db().$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM pgboss.job WHERE data->>'messageId' = ${appointment?.messages[0]?.id}`;
	expect(jobs?.count).toBe(1);
});

test("pressing the same time twice at once makes one hold", async () => {
	const station = await makeStation({ desks: 3 });
	const wanted = wish(station, service);
	const results = await Promise.all(
		Array.from({ length: 10 }, () => hold(wanted)),
	);
	expect(tally(results)).toEqual({ ok: 10 });
	expect(
		await db().appointment.count({ where: { stationId: station.id } }),
	).toBe(1);
});

test("one client gets no more minutes than are free, however many requests it sends at once", async () => {
	await makeCity({ freeHeldMinutes: 120 });
	const station = await makeStation({ desks: 8 });
	const results = await Promise.all(
		Array.from({ length: 20 }, (_, index) =>
			untilNotBusy(() =>
				hold({
					station: station.slug,
					service: service.slug,
					start: 480 + index * 15,
					client: "203.0.113.7",
				}),
			),
		),
	);
	await makeCity();
	expect(tally(results)).toEqual({ ok: 8, "must-wait": 12 });
});

test("500 random holds, moves of the clock, confirmations and cancellations in a week never overlap", async () => {
	const station = await makeStation({ desks: 2, from: 480, until: 600 });
	const long = await makeService({ durationMinutes: 35 });
	const random = fc.sample(
		fc.record({
			day: fc.integer({ min: 0, max: 6 }),
			start: fc.integer({ min: 0, max: 23 }).map((step) => 480 + step * 5),
			slug: fc.constantFrom(service.slug, long.slug),
			minutesLater: fc.integer({ min: 0, max: 60 }),
			next: fc.constantFrom(
				"nothing",
				"confirm",
				"confirm",
				"choose-again",
				"cancel",
			),
		}),
		{ numRuns: 500, seed: 20261124 },
	);
	const outcomes = await inParallel(
		40,
		random,
		async ({ day, start, slug, minutesLater, next }) => {
			const token = newHoldToken();
			const now = NOW.add({ minutes: minutesLater });
			const wanted = {
				station: station.slug,
				service: slug,
				token,
				start,
				date: addDays(DAY, day),
				now,
			};
			const held = await untilNotBusy(() => hold(wanted));
			if (!held.ok || next === "nothing") return [held];
			if (next === "choose-again")
				return [
					held,
					await untilNotBusy(() => hold({ ...wanted, start: start + 5 })),
				];
			const later = now.add({ minutes: next === "cancel" ? 1 : minutesLater });
			const confirmed = await untilNotBusy(() =>
				confirm({ ...wanted, now: later }),
			);
			if (!confirmed.ok || next === "confirm") return [held, confirmed];
			const { reference, token: manage } = confirmed.value;
			return [
				held,
				confirmed,
				await untilNotBusy(() =>
					cancelAppointment({ reference, token: manage, now: later }),
				),
			];
		},
	);
	const counts = tally(outcomes.flat());
	expect(Object.keys(counts).sort()).toEqual(["ok", "slot-taken"]);
	expect(counts.ok).toBeGreaterThan(50);
	expect(await countOverlaps()).toBe(0);

	const appointments = await db().appointment.findMany({
		where: { stationId: station.id },
		include: { events: { orderBy: { id: "asc" } } },
	});
	for (const { events, status } of appointments) {
		expect(events.at(-1)?.toStatus).toBe(status);
		for (const [index, event] of events.entries())
			expect(event.fromStatus).toBe(events[index - 1]?.toStatus ?? null);
	}
	const days = await db().stationDay.findMany({
		where: { stationId: station.id },
	});
	for (const { date, version, lastTicket } of days) {
		const ofDay = appointments.filter(
			(one) => one.date.getTime() === date.getTime(),
		);
		const tickets = ofDay.flatMap(({ ticket }) => ticket ?? []);
		expect(new Set(tickets).size).toBe(tickets.length);
		expect(lastTicket).toBe(tickets.length);
		// Each hold, confirmation and cancellation raised it.
		expect(version).toBeGreaterThanOrEqual(ofDay.length + tickets.length);
	}
});

test("PostgreSQL itself refuses an overlap, whatever the application believes", async () => {
	const station = await makeStation();
	const { reference } = await book(wish(station, service));
	const row = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	const { id: _, reference: __, ...copy } = row;
	await expect(
		db().appointment.create({
			data: {
				...copy,
				id: crypto.randomUUID(),
				reference: "100000009",
				ticket: "A999",
			},
		}),
	).rejects.toThrow(/appointment_no_overlap/);
});
