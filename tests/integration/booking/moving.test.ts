import fc from "fast-check";
import { expect, test } from "vitest";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { findMoveToken } from "#lib/booking/manage/commands/hold-move.ts";
import {
	findAppointment,
	findHold,
} from "#lib/booking/queries/find-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { findWaitingMessage } from "#lib/notifications/letter/queries/find-appointment-letter.ts";
import { addDays, instantAt } from "#lib/time.ts";
import {
	book,
	confirm,
	countOverlaps,
	DAY,
	freeStarts,
	hold,
	holdAnother,
	inParallel,
	moveThere,
	NOW,
	tally,
	untilNotBusy,
	wholeAppointment,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";

const service = cityWithService();

/** An appointment at 9:00 and a fresh token for moving it. */
async function booked(options: Parameters<typeof makeStation>[0] = {}) {
	const station = await makeStation(options);
	const wanted = { station: station.slug, service: service.slug };
	const link = await book(wanted);
	return { station, link, wanted: { ...wanted, token: newHoldToken() } };
}

test("a citizen moves an appointment: number, PIN and link stay, the old time is kept until then and free afterwards", async () => {
	const { station, link, wanted } = await booked();
	const before = await findAppointment(link.reference, link.token, NOW);
	expect((await holdAnother(link, wanted)).ok).toBe(true);
	// Both times are taken while the person looks at the page.
	expect(await freeStarts(station, service)).not.toContain(540);
	expect(await freeStarts(station, service)).not.toContain(600);
	expect(await moveThere(link, wanted)).toEqual({
		ok: true,
		value: { repeated: false },
	});
	const after = await findAppointment(link.reference, link.token, NOW);
	expect(after).toMatchObject({
		start: 600,
		date: DAY,
		pin: before?.pin,
		token: before?.token,
		ticket: before?.ticket,
		calendar: { uid: before?.calendar.uid, sequence: 1 },
	});
	expect(await freeStarts(station, service)).toContain(540);
	expect(await freeStarts(station, service)).not.toContain(600);
	const { events, messages } = await wholeAppointment(link.reference);
	expect(events.at(-1)).toMatchObject({
		kind: "moved",
		fromStatus: "booked",
		toStatus: "booked",
		stationId: station.id,
		startsAt: new Date(instantAt(DAY, 600).epochMilliseconds),
	});
	expect(messages.map(({ kind, sequence }) => [kind, sequence])).toEqual([
		["confirmed", 0],
		["moved", 1],
	]);
	const news = await findWaitingMessage(messages.at(-1)?.id ?? "", NOW);
	expect(news?.notice.before).toMatchObject({
		startsAt: instantAt(DAY, 540).epochMilliseconds,
		station: { id: station.id },
	});
	expect(
		await db().appointment.count({ where: { stationId: station.id } }),
	).toBe(1);
});

test("the new time may overlap the old one", async () => {
	const { link, wanted } = await booked();
	for (const start of [550, 530, 545]) {
		const step = { ...wanted, start, token: newHoldToken() };
		expect(await holdAnother(link, step)).toMatchObject({ ok: true });
		expect(await moveThere(link, step)).toMatchObject({ ok: true });
	}
	expect(await countOverlaps()).toBe(0);
});

test("another day or station gives a new Wartenummer, the same day keeps it", async () => {
	const { link, wanted } = await booked();
	const elsewhere = await makeStation();
	await book({ station: elsewhere.slug, service: service.slug, start: 480 });
	const move = async (to: Partial<typeof wanted> & { date?: typeof DAY }) => {
		const step = { ...wanted, ...to, token: newHoldToken() };
		await holdAnother(link, step);
		expect(await moveThere(link, step)).toMatchObject({ ok: true });
		return (await wholeAppointment(link.reference)).ticket;
	};
	expect(await move({ station: elsewhere.slug })).toBe("A002");
	expect(await move({ date: addDays(DAY, 1) })).toBe("A001");
});

test("a reservation that runs out leaves the appointment where it was; it is taken again if still free", async () => {
	const { station, link, wanted } = await booked();
	await holdAnother(link, wanted);
	const later = NOW.add({ minutes: 11 });
	expect(await findHold(wanted.token, later)).toBeNull();
	expect(await freeStarts(station, service, later)).toContain(600);
	expect(await moveThere(link, { ...wanted, now: later })).toMatchObject({
		ok: true,
	});
});

test("a time that has just gone says so and the old one stands", async () => {
	const { station, link, wanted } = await booked();
	await holdAnother(link, wanted);
	const later = NOW.add({ minutes: 11 });
	await book({ ...wanted, token: newHoldToken(), start: 600, now: later });
	expect(await moveThere(link, { ...wanted, now: later })).toEqual({
		ok: false,
		error: "slot-taken",
	});
	const { startsAt, status } = await wholeAppointment(link.reference);
	expect(status).toBe("booked");
	expect(startsAt.getTime()).toBe(instantAt(DAY, 540).epochMilliseconds);
	expect(await holdAnother(link, { ...wanted, now: later })).toEqual({
		ok: false,
		error: "slot-taken",
	});
	expect(station.deskIds).toHaveLength(1);
});

test("confirming a move 50 times at once moves once, with one event and one mail", async () => {
	const { link, wanted } = await booked();
	await holdAnother(link, wanted);
	const results = await Promise.all(
		Array.from({ length: 50 }, () =>
			untilNotBusy(() => moveThere(link, wanted)),
		),
	);
	expect(tally(results)).toEqual({ ok: 50 });
	const { events, messages } = await wholeAppointment(link.reference);
	expect(events.filter(({ kind }) => kind === "moved")).toHaveLength(1);
	expect(messages.filter(({ kind }) => kind === "moved")).toHaveLength(1);
});

test("moving and cancelling at the same time never does both halves", async () => {
	for (let round = 0; round < 10; round++) {
		const { station, link, wanted } = await booked();
		await holdAnother(link, wanted);
		const [moved, cancelled] = await Promise.all([
			moveThere(link, wanted),
			cancelAppointment({ ...link, now: NOW }),
		]);
		expect(cancelled.ok).toBe(true);
		const { status, events } = await wholeAppointment(link.reference);
		expect(status).toBe("cancelled");
		expect(events.some(({ kind }) => kind === "moved")).toBe(moved.ok);
		// The hold of a move that did not happen runs out by itself.
		const later = NOW.add({ minutes: 11 });
		expect(await freeStarts(station, service, later)).toContain(540);
		expect(await freeStarts(station, service, later)).toContain(600);
	}
});

test("from the cut-off on moving is refused, cancelling is not", async () => {
	const { link, wanted } = await booked();
	const cutoff = instantAt(DAY, 540).subtract({ minutes: 60 });
	const soon = { ...wanted, now: cutoff };
	expect(await holdAnother(link, soon)).toEqual({
		ok: false,
		error: "too-late",
	});
	const before = { ...wanted, now: cutoff.subtract({ milliseconds: 1 }) };
	expect((await holdAnother(link, before)).ok).toBe(true);
	// Who chose in time may finish.
	expect((await moveThere(link, soon)).ok).toBe(true);
	expect((await cancelAppointment({ ...link, now: cutoff })).ok).toBe(true);
});

test("a foreign, truncated, empty or revoked link moves nothing", async () => {
	const { link, wanted } = await booked();
	const other = await booked();
	const unknown = { ok: false, error: "unknown-appointment" };
	for (const token of [other.link.token, link.token.slice(0, -1), "", "x"])
		expect(await holdAnother({ ...link, token }, wanted)).toEqual(unknown);
	await holdAnother(link, wanted);
	await db().appointment.update({
		where: { reference: link.reference },
		data: { tokenVersion: 2 },
	});
	expect(await moveThere(link, wanted)).toEqual(unknown);
});

test("a reservation for moving cannot be booked as a new appointment, nor the other way round", async () => {
	const { link, wanted } = await booked();
	await holdAnother(link, wanted);
	expect(await confirm({ ...wanted, start: 600 })).toEqual({
		ok: false,
		error: "unknown-hold",
	});
	const plain = { ...wanted, token: newHoldToken(), start: 660 };
	await hold(plain);
	expect(await moveThere(link, plain)).toEqual({
		ok: false,
		error: "unknown-hold",
	});
});

test("another tab that chose something else is noticed", async () => {
	const { link, wanted } = await booked();
	await holdAnother(link, wanted);
	await holdAnother(link, { ...wanted, start: 630 });
	expect(await moveThere(link, wanted)).toEqual({
		ok: false,
		error: "hold-changed",
	});
});

test("300 random bookings, moves and cancellations at once leave no overlap and consistent appointments", async () => {
	const stations = await Promise.all([
		makeStation({ desks: 1, from: 480, until: 600 }),
		makeStation({ desks: 2, from: 480, until: 540 }),
	]);
	const step = fc.record({
		what: fc.constantFrom("move", "move", "cancel", "book"),
		who: fc.nat(7),
		station: fc.nat(1),
		day: fc.nat(1),
		start: fc.nat(16).map((n) => 480 + n * 5),
	});
	const steps = fc.sample(step, { numRuns: 300, seed: 7 });
	const links: { reference: string; token: string }[] = [];
	const results = await inParallel(12, steps, async (one) => {
		const wanted = {
			station: stations[one.station]?.slug ?? "",
			service: service.slug,
			date: addDays(DAY, one.day),
			start: one.start,
			token: newHoldToken(),
		};
		const link = links[one.who % Math.max(1, links.length)];
		if (one.what === "book" || !link) {
			const held = await hold(wanted);
			if (!held.ok) return held;
			const done = await confirm(wanted);
			if (done.ok) links.push(done.value);
			return done;
		}
		if (one.what === "cancel") return cancelAppointment({ ...link, now: NOW });
		const held = await holdAnother(link, wanted);
		return held.ok ? moveThere(link, wanted) : held;
	});
	const counts = tally(results);
	expect(counts.ok).toBeGreaterThan(30);
	expect(Object.keys(counts).sort()).not.toContain("busy");
	expect(await countOverlaps()).toBe(0);
	for (const { reference } of links) {
		const row = await wholeAppointment(reference);
		const last = row.events.findLast(({ kind }) => kind === "moved");
		if (last) expect(last.startsAt).toEqual(row.startsAt);
		expect(row.calendarSequence).toBe(
			row.events.filter(
				({ kind, toStatus }) => kind === "moved" || toStatus === "cancelled",
			).length,
		);
		expect(row.events.at(-1)?.toStatus).toBe(row.status);
	}
});

test("moving to where it is already is no move, and no mail goes out", async () => {
	const station = await makeStation();
	const wanted = { station: station.slug, service: service.slug };
	const link = await book(wanted);
	const token = (await findMoveToken(link)) ?? "";
	expect(await holdAnother(link, { ...wanted, token, start: 540 })).toEqual({
		ok: false,
		error: "same-time",
	});
	expect((await wholeAppointment(link.reference)).messages).toHaveLength(1);
	// Elsewhere it goes on, and afterwards the next move has a token of its own.
	await holdAnother(link, { ...wanted, token });
	expect(await moveThere(link, { ...wanted, token })).toMatchObject({
		ok: true,
	});
	expect(await findMoveToken(link)).not.toBe(token);
	expect(await findMoveToken({ ...link, token: "x".repeat(22) })).toBeNull();
});
