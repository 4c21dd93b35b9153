import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { confirmComing } from "#lib/attendance/commands/confirm-coming.ts";
import { endTrial } from "#lib/attendance/commands/end-trial.ts";
import { offerAgain } from "#lib/attendance/commands/offer-again.ts";
import { startTrial } from "#lib/attendance/commands/start-trial.ts";
import { findOffer } from "#lib/attendance/queries/find-offer.ts";
import { findTrial } from "#lib/attendance/queries/find-trial.ts";
import { hasConfirmed } from "#lib/attendance/queries/has-confirmed.ts";
import { listShares } from "#lib/attendance/queries/list-shares.ts";
import { ENOUGH_REMINDED } from "#lib/attendance/rules/trial.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { eraseContacts } from "#lib/booking/commands/erase-contacts.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { getDayPlan } from "#lib/booking/staff/queries/get-day-plan.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { enqueueMessage } from "#lib/notifications/commands/enqueue.ts";
import { findWaitingMessage } from "#lib/notifications/letter/queries/find-appointment-letter.ts";
import { letterFor } from "#lib/notifications/letter/rules/letter.ts";
import { findWalkIns } from "#lib/queue/waits/queries/find-walk-ins.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	instantAt,
	weekdayOf,
} from "#lib/time.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	DAY,
	freeStarts,
	holdAnother,
	moveThere,
	NOW,
	PERSON,
	wholeAppointment,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import {
	at,
	bookToday,
	call,
	come,
	openHouse,
	outcomeOf,
	TODAY,
	value,
} from "#tests/support/queue.ts";

const service = cityWithService();

describe("Kommen Sie?", () => {
	const isConfirmed = async (reference: string) => {
		const row = await wholeAppointment(reference);
		return hasConfirmed(row.id, row.calendarSequence);
	};
	const say = (link: { reference: string; token: string }, now = NOW) =>
		confirmComing({ ...link, now });

	test("a yes is kept for staff to see, saying it twice is one answer, and nothing else changes", async () => {
		const station = await makeStation();
		const clerk = await makeActor("clerk", station);
		const booked = await book(wish(station, service));
		const before = await wholeAppointment(booked.reference);
		expect(await isConfirmed(booked.reference)).toBe(false);
		expect(await Promise.all([say(booked), say(booked)])).toEqual([
			{ ok: true, value: null },
			{ ok: true, value: null },
		]);
		expect(await isConfirmed(booked.reference)).toBe(true);
		expect(await wholeAppointment(booked.reference)).toEqual(before);
		const plan = value(await getDayPlan(clerk, station.id, DAY, NOW));
		expect(plan.appointments.map((one) => one.hasConfirmed)).toEqual([true]);
	});

	test("after a move they have said nothing about the new time", async () => {
		const station = await makeStation();
		const booked = await book(wish(station, service));
		await say(booked);
		const wanted = wish(station, service, { start: 600 });
		value(await holdAnother(booked, wanted));
		value(await moveThere(booked, wanted));
		expect(await isConfirmed(booked.reference)).toBe(false);
	});

	test("the answer goes with the contact: nothing about a person outlives it", async () => {
		const station = await makeStation();
		const booked = await book(wish(station, service));
		await say(booked);
		await eraseContacts(NOW.add({ hours: 24 * 30 }));
		expect(await isConfirmed(booked.reference)).toBe(false);
		const { id } = await wholeAppointment(booked.reference);
		expect(await db().coming.count({ where: { appointmentId: id } })).toBe(0);
	});

	test("nobody answers without the link, for what is cancelled, has begun, or whoever is here", async () => {
		const house = await openHouse();
		const booked = await bookToday(house, 660);
		expect(outcomeOf(await say({ ...booked, token: "x" }))).toBe(
			"unknown-appointment",
		);
		expect(outcomeOf(await say(booked, at("11:00")))).toBe("too-late");
		await come(house, booked.id, at("10:30"));
		expect(outcomeOf(await say(booked, at("10:31")))).toBe("already-here");
		const gone = await bookToday(house, 720);
		await cancelAppointment({ ...gone, now: NOW });
		expect(outcomeOf(await say(gone))).toBe("cancelled");
	});
});

/** Desks 1 and 2 are booked, 3 and 4 kept for people without an appointment. */
async function makeMixedStation() {
	const station = await makeStation({ desks: 4 });
	const kept = station.deskIds.slice(2);
	await db().openingDesk.deleteMany({ where: { deskId: { in: kept } } });
	const openings = await db().opening.createManyAndReturn({
		data: [1, 2, 3, 4, 5].map((weekday) => ({
			stationId: station.id,
			kind: "weekly",
			weekday,
			fromMinute: 480,
			untilMinute: 960,
			validFrom: toDbDate("2026-01-01"),
			channel: "walk-in",
			releaseDaysBefore: 0,
			releaseMinute: 0,
		})),
	});
	await db().openingDesk.createMany({
		data: openings.flatMap(({ id: openingId }) =>
			kept.map((deskId) => ({ openingId, deskId })),
		),
	});
	return { ...station, kept };
}

/** So many were due at this station in each of its hours for twelve weeks, and every fifth did not come. */
async function pretendPast(stationId: number, walkIns = true): Promise<void> {
	const dates = Array.from({ length: 84 }, (_, back) =>
		addDays(TODAY, -1 - back),
	).filter((date) => weekdayOf(date) <= 5);
	const row = (date: CivilDate, hour: number, kind: string, count: number) => ({
		date: toDbDate(date),
		hour,
		stationId,
		kind,
		channel: "online",
		locale: "de",
		serviceIds: [service.id],
		count,
	});
	await db().bookingFigure.createMany({
		data: dates.flatMap((date) =>
			[8, 9, 10, 11, 12, 13, 14, 15].flatMap((hour) => [
				row(date, hour, "due", 5),
				row(date, hour, "no-show", 1),
			]),
		),
	});
	if (walkIns)
		await db().visitFigure.createMany({
			data: dates.flatMap((date) =>
				[8, 9, 10, 11, 13, 14].map((hour) => ({
					visitId: randomUUID(),
					stationId,
					date: toDbDate(date),
					hour,
					locale: "de",
					booked: false,
					serviceIds: [service.id],
					outcome: "done",
					waitSeconds: 300,
					waySeconds: 60,
					serviceSeconds: 600,
					plannedSeconds: 900,
				})),
			),
		});
}

/** Both desks, the whole day but for the hour at noon. */
async function bookDay(station: { id: number; deskIds: number[] }) {
	const starts = Array.from({ length: 32 }, (_, index) => 480 + index * 15);
	const rows = station.deskIds.slice(0, 2).flatMap((deskId) =>
		starts
			.filter((start) => start < 720 || start >= 780)
			.map((start) => ({
				id: randomUUID(),
				reference: randomUUID().slice(0, 13),
				stationId: station.id,
				deskId,
				date: toDbDate(DAY),
				startsAt: toDbInstant(instantAt(DAY, start)),
				endsAt: toDbInstant(instantAt(DAY, start + 15)),
				status: "booked",
				channel: "online",
				locale: "de",
				ticket: `A${deskId}-${start}`,
				calendarUid: randomUUID(),
				createdAt: toDbInstant(NOW),
			})),
	);
	await db().appointment.createMany({ data: rows });
	await db().appointmentService.createMany({
		data: rows.map(({ id }) => ({
			appointmentId: id,
			serviceId: service.id,
			quantity: 1,
		})),
	});
}

describe("offering again", () => {
	let station: Awaited<ReturnType<typeof makeMixedStation>>;
	let lead: Actor;
	beforeAll(async () => {
		await db().bookingFigure.deleteMany();
		station = await makeMixedStation();
		lead = await makeActor("lead", station);
		await bookDay(station);
	});

	const look = async () =>
		value(
			await findOffer(lead, { stationId: station.id, date: DAY, now: NOW }),
		);
	const offer = async (minutes: number, actor = lead, more = {}) =>
		offerAgain(actor, {
			key: randomUUID(),
			stationId: station.id,
			date: DAY,
			minutes,
			expectedVersion: (await look()).roster.version,
			now: NOW,
			...more,
		});

	test("what nobody has counted is unknown, and nothing can be offered for it", async () => {
		expect((await look()).known).toBeNull();
		expect(outcomeOf(await offer(30))).toBe("not-bearable");
		await pretendPast(station.id, false);
		const { known } = await look();
		expect(known?.freed.expected).toBeGreaterThan(100);
		expect(known?.options.every(({ waits }) => waits === null)).toBe(true);
		expect(known?.suggested).toBeNull();
		expect(outcomeOf(await offer(30))).toBe("not-bearable");
		await db().bookingFigure.deleteMany();
	});

	test("the lead sees what it does to the waits, saves it once, and the time can be booked on that day", async () => {
		await pretendPast(station.id);
		const { known, roster } = await look();
		if (!known?.suggested) throw new Error("nothing suggested");
		const { minutes, rise, spans } = known.suggested;
		expect(minutes).toBeGreaterThanOrEqual(30);
		expect(minutes).toBeLessThanOrEqual(known.freed.sure);
		expect(rise).toBeLessThanOrEqual(2.5);
		expect(spans.every(({ deskId }) => station.kept.includes(deskId))).toBe(
			true,
		);
		const morning = Temporal.Instant.from(`${DAY}T07:30:00+01:00`);
		const before = await freeStarts(station, service, morning);

		const clerk = await makeActor("clerk", station);
		const stranger = await makeActor("lead", await makeStation());
		for (const actor of [clerk, stranger])
			expect(outcomeOf(await offer(minutes, actor))).toBe("forbidden");
		expect(outcomeOf(await offer(minutes + 600))).toBe("not-bearable");
		expect(outcomeOf(await offer(minutes, lead, { expectedVersion: 0 }))).toBe(
			"plan-changed",
		);
		const key = randomUUID();
		const twice = { key, expectedVersion: roster.version };
		expect(await offer(minutes, lead, twice)).toEqual({
			ok: true,
			value: { minutes },
		});
		expect(outcomeOf(await offer(minutes, lead, twice))).toBe("ok");

		// Not before that day …
		expect(await freeStarts(station, service, NOW)).toEqual(before);
		// … and on it exactly what was offered.
		const added = (await freeStarts(station, service, morning)).filter(
			(start) => !before.includes(start),
		);
		expect(added.length).toBeGreaterThan(0);
		for (const start of added)
			expect(
				spans.some(({ from, until }) => from <= start && start + 15 <= until),
			).toBe(true);
		expect((await look()).known?.offered).toBe(minutes);
		const audit = await db().auditEntry.findMany({
			where: { stationId: station.id, action: "walk-in:offered" },
		});
		expect(audit).toHaveLength(1);
		expect(audit[0]).toMatchObject({
			userId: lead.userId,
			detail: { date: DAY, minutes },
		});
	});

	test("a day that is over is not offered", async () => {
		expect(outcomeOf(await offer(30, lead, { date: addDays(TODAY, -1) }))).toBe(
			"too-late",
		);
	});
});

test("coordinators see shares of everybody's stations, a lead those of their own, and neither about few people", async () => {
	await db().bookingFigure.deleteMany();
	const [one, other] = [await makeStation(), await makeStation()];
	await pretendPast(one.id, false);
	await db().bookingFigure.create({
		data: {
			date: toDbDate(addDays(TODAY, -1)),
			hour: 9,
			stationId: other.id,
			kind: "due",
			channel: "online",
			locale: "de",
			serviceIds: [service.id],
			count: 3,
		},
	});
	const lines = async (actor: Actor) =>
		value(await listShares(actor, NOW)).figures.stations;
	const all = await lines(await makeActor("coordinator"));
	const own = all.find(({ stationId }) => stationId === one.id);
	expect(own?.share.value).toBeCloseTo(20);
	expect(own?.from.value).toBeGreaterThan(15);
	expect(own?.until.value).toBeLessThan(25);
	const few = all.find(({ stationId }) => stationId === other.id);
	for (const cell of [few?.due, few?.share, few?.from, few?.until])
		expect(cell).toEqual({ value: null, few: true });
	expect(
		(await lines(await makeActor("lead", other))).map(
			({ stationId }) => stationId,
		),
	).toEqual([other.id]);
	expect(outcomeOf(await listShares(await makeActor("clerk", one), NOW))).toBe(
		"forbidden",
	);
});

describe("two wordings", () => {
	const WORDINGS = {
		a: { de: "Frage A: Kommen Sie?", en: "Question A: coming?" },
		b: { de: "Frage B: Kommen Sie?", en: "Question B: coming?" },
	};

	/** What a reminder of this station says now. */
	async function reminder(station: { slug: string }, now: Temporal.Instant) {
		const recipient = `${randomUUID()}@citizen.example`;
		const { reference, token } = await book(
			wish(station, service, { start: 480 }),
			{ ...PERSON, email: recipient },
		);
		const { id } = await wholeAppointment(reference);
		await db().$transaction((tx) =>
			enqueueMessage(tx, {
				appointmentId: id,
				kind: "reminder",
				sequence: 0,
				recipient,
				locale: "de",
				origin: "house",
				now,
			}),
		);
		const { messages } = await wholeAppointment(reference);
		const message = messages.find(({ kind }) => kind === "reminder");
		const waiting = await findWaitingMessage(message?.id ?? "", now);
		if (!waiting) throw new Error("no reminder");
		await cancelAppointment({ reference, token, now });
		return letterFor(waiting.notice);
	}

	test("stations are drawn by lot; each reminds in its own words until the trial ends", async () => {
		const coordinator = await makeActor("coordinator");
		await db().station.updateMany({ data: { phase: "walk-in" } });
		const lonely = await makeStation();
		expect(outcomeOf(await startTrial(coordinator, WORDINGS, NOW))).toBe(
			"too-few-stations",
		);
		const stations = [lonely, await makeStation(), await makeStation()];
		const lead = await makeActor("lead", lonely);
		expect(outcomeOf(await startTrial(lead, WORDINGS, NOW))).toBe("forbidden");
		expect(outcomeOf(await endTrial(lead, NOW))).toBe("forbidden");
		const started = await Promise.all(
			[1, 2, 3].map(() => startTrial(coordinator, WORDINGS, NOW)),
		);
		expect(started.map(outcomeOf).sort()).toEqual([
			"already-running",
			"already-running",
			"ok",
		]);
		const trial = value(await findTrial(coordinator, NOW));
		expect(trial?.wordings).toEqual(WORDINGS);
		expect(trial?.effect).toEqual({
			kind: "unknown",
			stations: { a: 0, b: 0 },
		});
		for (const station of stations) {
			const arm = trial?.arms.get(station.id);
			if (!arm) throw new Error("not drawn");
			const { text, html } = await reminder(station, NOW.add({ minutes: 1 }));
			for (const body of [text, html]) {
				expect(body).toContain(WORDINGS[arm].de);
				expect(body).not.toContain(WORDINGS[arm === "a" ? "b" : "a"].de);
				expect(body).toContain("/kommen?t=");
			}
		}
		expect(new Set(stations.map(({ id }) => trial?.arms.get(id))).size).toBe(2);
		const end = NOW.add({ minutes: 5 });
		value(await endTrial(coordinator, end));
		value(await endTrial(coordinator, end));
		const { text } = await reminder(lonely, end.add({ minutes: 1 }));
		expect(text).toContain("Bitte sagen Sie uns kurz Bescheid");
		const actions = await db().auditEntry.findMany({
			where: { action: { startsWith: "wording:" } },
			orderBy: { id: "asc" },
		});
		expect(actions.map(({ action }) => action)).toEqual([
			"wording:started",
			"wording:ended",
		]);
	});

	test("its effect counts those who were reminded, whether they came, cancelled or did neither", async () => {
		const coordinator = await makeActor("coordinator");
		await db().wordingTrial.deleteMany();
		await db().station.updateMany({ data: { phase: "walk-in" } });
		const stations = await Promise.all(
			Array.from({ length: 6 }, () => makeStation()),
		);
		const started = NOW.subtract({ hours: 24 * 20 });
		value(await startTrial(coordinator, WORDINGS, started));
		const trial = value(await findTrial(coordinator, NOW));
		const remind = async (
			station: { id: number; deskIds: number[] },
			at: Temporal.Instant,
			absent: number,
		) => {
			const [deskId = 0] = station.deskIds;
			const startsAt = at.add({ hours: 24 });
			const known = ENOUGH_REMINDED + 10;
			// Of calls that nobody has made nothing is known: they count for nothing.
			const ids = Array.from({ length: known + 20 }, () => randomUUID());
			const statusOf = (count: number) =>
				count < absent ? "no-show" : count % 5 ? "done" : "cancelled";
			await db().appointment.createMany({
				data: ids.map((id, count) => ({
					id,
					reference: id.slice(0, 13),
					stationId: station.id,
					deskId,
					lane: count,
					date: toDbDate(civilDateOf(startsAt)),
					startsAt: toDbInstant(startsAt),
					endsAt: toDbInstant(startsAt.add({ minutes: 15 })),
					kind: count < known ? "counter" : "phone",
					status: count < known ? statusOf(count) : "booked",
					channel: "online",
					locale: "de",
					ticket: `A${count}`,
					calendarUid: id,
					createdAt: toDbInstant(at),
				})),
			});
			await db().message.createMany({
				data: ids.map((id) => ({
					id,
					appointmentId: id,
					kind: "reminder",
					sequence: 0,
					recipientKey: id,
					locale: "de",
					status: "sent",
					createdAt: toDbInstant(at),
				})),
			});
		};
		for (const station of stations) {
			await remind(station, started.subtract({ hours: 24 * 9 }), 12);
			const absent = trial?.arms.get(station.id) === "b" ? 2 : 12;
			await remind(station, started.add({ hours: 24 * 3 }), absent);
		}
		const seen = value(await findTrial(coordinator, NOW));
		expect(seen?.effect).toMatchObject({
			kind: "known",
			stations: { a: 3, b: 3 },
			isClear: true,
		});
		if (seen?.effect.kind !== "known") throw new Error("unknown");
		expect(seen.effect.difference).toBeCloseTo(-0.25);
		expect(seen.effect.until).toBeLessThan(0);
	});
});

/** So many minutes a time that is given back is kept. */
const keepFreed = (minutes: number) =>
	db().city.update({
		where: { id: 1 },
		data: { freedMinMinutes: minutes, freedMaxMinutes: minutes },
	});

test("what is freed today and taken by nobody is there for people without an appointment", async () => {
	const house = await openHouse(1);
	// From three on the only desk is taken until closing time.
	const first = await bookToday(house, 900);
	const later = [
		await bookToday(house, 915),
		await bookToday(house, 930),
		await bookToday(house, 945),
	];
	await come(house, first.id, at("14:55"));
	await call(house, at("15:00"));
	const now = at("15:05");
	const lead = await makeActor("lead", house);
	const unused = async () =>
		value(await findOffer(lead, { stationId: house.id, date: TODAY, now }))
			.unused;
	const walkIn = () => findWalkIns(house.id, [house.service.slug], now);
	expect(await walkIn()).toEqual({ open: false, why: "full" });
	expect(await unused()).toBe(0);
	// The first is kept back for the wish list, where nobody waits for it.
	await keepFreed(20);
	const [kept, ...others] = later;
	if (kept) value(await cancelAppointment({ ...kept, now: at("13:50") }));
	await keepFreed(0);
	for (const link of others)
		value(await cancelAppointment({ ...link, now: at("15:04") }));
	expect(await db().freedTime.count()).toBe(1);
	expect(await walkIn()).toMatchObject({ open: true });
	expect(await unused()).toBe(45);
});
