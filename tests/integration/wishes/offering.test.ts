import { beforeEach, expect, test } from "vitest";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { changeServices } from "#lib/booking/manage/commands/change-services.ts";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { db } from "#lib/db/client.ts";
import { findWishMail } from "#lib/notifications/letter/queries/find-wish-letter.ts";
import {
	acceptOffer,
	declineOffer,
} from "#lib/wishes/commands/answer-offer.ts";
import { changeWish } from "#lib/wishes/commands/change-wish.ts";
import { createWish } from "#lib/wishes/commands/create-wish.ts";
import { endWish } from "#lib/wishes/commands/end-wish.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { offerTimes } from "#lib/wishes/commands/offer-times.ts";
import { openWishByPin } from "#lib/wishes/commands/open-by-pin.ts";
import {
	findOfferByToken,
	findWishByToken,
} from "#lib/wishes/queries/find-wish.ts";
import { NOBODY } from "#lib/wishes/wishes.ts";
import {
	book,
	confirm,
	countOverlaps,
	DAY,
	freeStarts,
	hold,
	holdAnother,
	moveThere,
	NOW,
	PERSON,
	SILENT,
	wholeAppointment,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeService, makeStation } from "#tests/support/factory.ts";
import { offerRemote } from "#tests/support/kinds.ts";
import {
	keepMinutes,
	mailsAbout,
	noteWish,
	openMinutes,
	value,
	wanted,
} from "#tests/support/wishes.ts";

const service = cityWithService();

/** Minutes after NOW. */
const after = (minutes: number) => NOW.add({ minutes });

beforeEach(async () => {
	await db().wish.deleteMany();
	await keepMinutes(20);
	await openMinutes(30);
});

/** One desk from nine to a quarter past: one time, which somebody has booked. */
async function fullStation() {
	const station = await makeStation({ from: 540, until: 555 });
	const booked = await book(wish(station, service));
	return { station, booked };
}

const stateOf = async (token: string, now: Temporal.Instant) => {
	const found = await findWishByToken(token, "de", now);
	if (!found) throw new Error("no such wish");
	return found;
};

async function openOffer(token: string, now: Temporal.Instant) {
	const { offers } = await stateOf(token, now);
	const open = offers.find(({ state }) => state === "open");
	if (!open) throw new Error("no offer is open");
	return open;
}

test("what somebody gives back is nobody's for some minutes, and then everybody's", async () => {
	const { station, booked } = await fullStation();
	value(await cancelAppointment({ ...booked, now: NOW }));
	expect(await freeStarts(station, service)).toEqual([]);
	expect(await hold(wish(station, service))).toMatchObject({
		error: "slot-taken",
	});
	expect(await freeStarts(station, service, after(19))).toEqual([]);
	expect(await freeStarts(station, service, after(20))).toEqual([540]);
	expect((await hold(wish(station, service, { now: after(20) }))).ok).toBe(
		true,
	);
	await offerTimes(after(21));
	expect(
		await db().freedTime.findMany({
			where: { stationId: station.id },
			select: { outcome: true, holdId: true },
		}),
	).toEqual([{ outcome: "returned", holdId: null }]);
});

test("what begins within the hour is everybody's at once", async () => {
	const { station, booked } = await fullStation();
	const late = Temporal.Instant.from(`${DAY}T07:30:00+01:00`);
	value(await cancelAppointment({ ...booked, now: late }));
	expect(await freeStarts(station, service, late)).toEqual([]);
	const later = Temporal.Instant.from(`${DAY}T08:00:00+01:00`);
	const other = await fullStation();
	value(await cancelAppointment({ ...other.booked, now: later }));
	expect(await freeStarts(other.station, service, later)).toEqual([540]);
});

test("a time that is given back is offered, accepted and booked with number, PIN and mail", async () => {
	const { station, booked } = await fullStation();
	const noted = await noteWish(wanted(station, service), { person: PERSON });
	value(await cancelAppointment({ ...booked, now: NOW }));
	await offerTimes(after(1));
	const offer = await openOffer(noted.token, after(1));
	expect(offer).toMatchObject({
		stationSlug: station.slug,
		date: DAY,
		start: 540,
		minutes: 15,
		sequence: 1,
		openUntil: after(31).epochMilliseconds,
	});
	// Held for them: nobody else can have it, not even by the time it would have gone back.
	expect(await freeStarts(station, service, after(25))).toEqual([]);

	const accepted = value(
		await acceptOffer({ token: offer.token, client: "a", now: after(5) }),
	);
	const again = value(
		await acceptOffer({ token: offer.token, client: "a", now: after(6) }),
	);
	expect(again).toEqual({ ...accepted, repeated: true });
	const appointment = await wholeAppointment(accepted.reference);
	expect(appointment).toMatchObject({
		status: "booked",
		contact: { name: PERSON.name, email: PERSON.email },
		holdExpiresAt: null,
	});
	expect(appointment.ticket).not.toBeNull();
	expect(appointment.events.map(({ toStatus }) => toStatus)).toEqual([
		"booked",
	]);
	expect(appointment.messages.map(({ kind }) => kind)).toEqual(["confirmed"]);
	expect(await mailsAbout(noted.reference)).toEqual([
		"wish-noted",
		"wish-offer",
	]);
	expect(await stateOf(noted.token, after(6))).toMatchObject({
		endedHow: "taken",
		appointment: { reference: accepted.reference },
	});
	expect(
		await db().freedTime.findMany({
			where: { stationId: station.id },
			select: { outcome: true },
		}),
	).toEqual([{ outcome: "taken" }]);
});

test("who waits longer is asked first; silence passes the time on, and the last silence gives it back", async () => {
	const { station, booked } = await fullStation();
	const first = await noteWish(wanted(station, service));
	const second = await noteWish(wanted(station, service), { now: after(1) });
	value(await cancelAppointment({ ...booked, now: after(2) }));
	await offerTimes(after(3));
	const one = await openOffer(first.token, after(3));
	expect((await stateOf(second.token, after(3))).offers).toEqual([]);

	await offerTimes(after(33));
	expect(
		await acceptOffer({ token: one.token, client: "a", now: after(33) }),
	).toMatchObject({ error: "offer-closed" });
	const two = await openOffer(second.token, after(33));
	expect(two.start).toBe(540);
	expect((await stateOf(first.token, after(33))).offers[0]?.state).toBe(
		"silent",
	);

	await offerTimes(after(63));
	// Neither of them is offered the same time twice.
	expect((await stateOf(first.token, after(63))).offersLeft).toBe(1);
	expect(await freeStarts(station, service, after(63))).toEqual([]);
	await offerTimes(after(83));
	expect(await freeStarts(station, service, after(83))).toEqual([540]);
	expect(await stateOf(first.token, after(83))).toMatchObject({
		offersLeft: 1,
		endedHow: null,
	});
});

test("whoever declines passes it on; after two offers the wish ends, and nobody gets a fourth mail", async () => {
	const station = await makeStation({ from: 540, until: 570 });
	const noted = await noteWish(wanted(station, service), { person: PERSON });
	await offerTimes(NOW);
	const one = await openOffer(noted.token, NOW);
	value(await declineOffer({ token: one.token, now: after(1) }));
	value(await declineOffer({ token: one.token, now: after(1) }));
	expect(
		await acceptOffer({ token: one.token, client: "a", now: after(1) }),
	).toMatchObject({ error: "offer-closed" });
	await offerTimes(after(2));
	const two = await openOffer(noted.token, after(2));
	expect(two.start).not.toBe(one.start);
	expect(await findOfferByToken(two.token, "de", after(2))).toMatchObject({
		isLast: true,
		needsName: false,
	});
	value(await declineOffer({ token: two.token, now: after(3) }));
	expect(await stateOf(noted.token, after(3))).toMatchObject({
		endedHow: "offers-used",
	});
	expect(await mailsAbout(noted.reference)).toEqual([
		"wish-noted",
		"wish-offer",
		"wish-offer",
	]);
});

test("an appointment is brought forward in one step, and its old time goes to the list in turn", async () => {
	const station = await makeStation({ from: 540, until: 570 });
	const early = await book(wish(station, service));
	const late = await book(wish(station, service, { start: 555 }), SILENT);
	const before = await wholeAppointment(late.reference);
	const movesLeft = async () =>
		(await findAppointment(late.reference, late.token, NOW))?.movesLeft ?? null;
	const moves = await movesLeft();
	const noted = await noteWish(wanted(station, service), { brings: late });
	value(await cancelAppointment({ ...early, now: NOW }));
	await offerTimes(after(1));
	const offer = await openOffer(noted.token, after(1));
	expect(await findOfferByToken(offer.token, "de", after(1))).toMatchObject({
		needsName: false,
		brings: { reference: late.reference, start: 555 },
	});
	const accepted = value(
		await acceptOffer({ token: offer.token, client: "a", now: after(2) }),
	);
	expect(accepted).toMatchObject({ reference: late.reference, moved: true });
	const moved = await wholeAppointment(late.reference);
	expect(moved).toMatchObject({ id: before.id, status: "booked" });
	expect(moved.startsAt.toISOString()).toBe(`${DAY}T08:00:00.000Z`);
	expect(moved.events.map(({ kind }) => kind)).toContain("moved");
	// What the list brings forward is none of the moves that a person has.
	expect(moves).toBeGreaterThan(0);
	expect(await movesLeft()).toBe(moves);
	expect(await freeStarts(station, service, after(3))).toEqual([]);
	expect(await freeStarts(station, service, after(22))).toEqual([555]);
	expect(await countOverlaps()).toBe(0);
});

test("an appointment by phone is brought forward only where it can be by phone", async () => {
	const remote = await makeService({ personalPresence: false });
	const station = await makeStation({ from: 540, until: 570 });
	const other = await makeStation({ from: 540, until: 555 });
	await offerRemote(station, remote);
	const late = await book(
		{ ...wish(station, remote, { start: 555 }), kind: "phone" },
		{ ...PERSON, phone: "0203 4711" },
	);
	const stations = [station.slug, other.slug];
	await book(wish(station, remote));
	const noted = await noteWish(wanted(station, remote, { stations }), {
		brings: late,
	});
	await offerTimes(after(1));
	const offers = () =>
		db().wishOffer.count({
			where: { wish: { brings: { reference: late.reference } } },
		});
	expect(await offers()).toBe(0);
	await offerRemote(other, remote);
	await offerTimes(after(2));
	expect(await offers()).toBe(1);
	// Neither the page nor the mail sends them to a house.
	const { token } = await openOffer(noted.token, after(2));
	expect(await findOfferByToken(token, "de", after(2))).toMatchObject({
		brings: { kind: "phone" },
	});
	const mail = await db().message.findFirstOrThrow({
		where: {
			kind: "wish-offer",
			wish: { brings: { reference: late.reference } },
		},
	});
	expect(await findWishMail(mail.id, after(2))).toMatchObject({
		notice: { kind: "wish-offer", remote: "phone" },
	});
});

test("whoever changes what an appointment is for does not lose that by an offer that was made before", async () => {
	const station = await makeStation({ from: 540, until: 600 });
	const early = await book(wish(station, service));
	const late = await book(wish(station, service, { start: 570 }), SILENT);
	const noted = await noteWish(wanted(station, service), { brings: late });
	value(await cancelAppointment({ ...early, now: NOW }));
	await offerTimes(after(1));
	const { token } = await openOffer(noted.token, after(1));
	const services = [`${service.slug}:2`];
	value(
		await changeServices({ link: late, services, locale: "de", now: after(2) }),
	);
	expect(
		await acceptOffer({ token, client: "a", now: after(3) }),
	).toMatchObject({
		error: "offer-closed",
	});
	expect(await stateOf(noted.token, after(3))).toMatchObject({
		services,
	});
	expect((await wholeAppointment(late.reference)).services).toMatchObject([
		{ quantity: 2 },
	]);
});

test("a move by hand keeps the old time back, too", async () => {
	const station = await makeStation({ from: 540, until: 570 });
	const booked = await book(wish(station, service));
	const elsewhere = wish(station, service, { start: 555 });
	value(await holdAnother(booked, { ...elsewhere, start: 555 }));
	value(await moveThere(booked, { ...elsewhere, start: 555 }));
	expect(await freeStarts(station, service)).toEqual([]);
	expect(await freeStarts(station, service, after(20))).toEqual([540]);
});

test("cancelling works while a hold for moving overlaps the appointment's own time", async () => {
	const station = await makeStation({ from: 540, until: 570 });
	const booked = await book(wish(station, service));
	value(await holdAnother(booked, wish(station, service, { start: 545 })));
	value(await cancelAppointment({ ...booked, now: NOW }));
	expect(await countOverlaps()).toBe(0);
});

test("at night nothing is offered; what is waited for is kept until the morning", async () => {
	const { station, booked } = await fullStation();
	const other = await fullStation();
	const noted = await noteWish(wanted(station, service));
	const night = Temporal.Instant.from("2026-11-24T22:00:00+01:00");
	value(await cancelAppointment({ ...booked, now: night }));
	value(await cancelAppointment({ ...other.booked, now: night }));
	await offerTimes(night.add({ minutes: 1 }));
	expect((await stateOf(noted.token, night)).offers).toEqual([]);
	const early = Temporal.Instant.from("2026-11-25T06:59:00+01:00");
	expect(await freeStarts(station, service, early)).toEqual([]);
	// Nobody waits for this one.
	expect(await freeStarts(other.station, service, early)).toEqual([540]);
	const morning = Temporal.Instant.from("2026-11-25T07:00:00+01:00");
	await offerTimes(morning);
	expect((await openOffer(noted.token, morning)).start).toBe(540);
});

test("number and PIN open a wish that told nothing of anybody; ending it frees the time that was held", async () => {
	const { station, booked } = await fullStation();
	const noted = await noteWish(wanted(station, service));
	value(await cancelAppointment({ ...booked, now: NOW }));
	await offerTimes(after(1));
	const { pin, offers } = await stateOf(noted.token, after(1));
	const by = { reference: noted.reference, client: "c", now: after(1) };
	expect(await openWishByPin({ ...by, pin })).toMatchObject({
		value: { token: noted.token },
	});
	expect(await openWishByPin({ ...by, pin: "000000x" })).toMatchObject({
		error: "no-match",
	});
	const token = offers[0]?.token ?? "";
	expect(
		await acceptOffer({ token, client: "a", now: after(2) }),
	).toMatchObject({ error: "name-missing" });
	value(await endWish({ token: noted.token, now: after(3) }));
	value(await endWish({ token: noted.token, now: after(3) }));
	expect(
		await acceptOffer({ token, details: PERSON, client: "a", now: after(4) }),
	).toMatchObject({ error: "offer-closed" });
	expect(await freeStarts(station, service, after(22))).toEqual([]);
	expect(await freeStarts(station, service, after(23))).toEqual([540]);
	expect(await mailsAbout(noted.reference)).toEqual([]);
});

test("a name that the wish does not say is told when accepting", async () => {
	const { station, booked } = await fullStation();
	const noted = await noteWish(wanted(station, service));
	value(await cancelAppointment({ ...booked, now: NOW }));
	await offerTimes(after(1));
	const { token } = await openOffer(noted.token, after(1));
	const accepted = value(
		await acceptOffer({
			token,
			details: SILENT,
			client: "a",
			now: after(2),
		}),
	);
	expect((await wholeAppointment(accepted.reference)).contact?.name).toBe(
		SILENT.name,
	);
});

test("whoever knows an offer's link cannot book it by the way of a hold", async () => {
	const { station, booked } = await fullStation();
	const noted = await noteWish(wanted(station, service));
	value(await cancelAppointment({ ...booked, now: NOW }));
	await offerTimes(after(1));
	const { token } = await openOffer(noted.token, after(1));
	expect(
		await confirm(wish(station, service, { token, now: after(2) })),
	).toMatchObject({ error: "unknown-hold" });
});

test("what is free to everybody is offered as well, and the pages of free times know it", async () => {
	const station = await makeStation({ from: 540, until: 555 });
	const noted = await noteWish(wanted(station, service));
	await offerTimes(after(1));
	expect((await openOffer(noted.token, after(1))).start).toBe(540);
	const [days] = await listFreeDays({
		stationIds: [station.id],
		serviceIds: [service.id],
		lengthOn: () => 15,
		channel: "online",
		from: DAY,
		until: DAY,
		now: after(2),
	});
	expect(days?.days[0]?.starts ?? []).toEqual([]);
});

test("a wish whose last day is over ends, and its person hears of it", async () => {
	const { station } = await fullStation();
	const noted = await noteWish(wanted(station, service), { person: PERSON });
	const next = Temporal.Instant.from("2026-12-02T08:00:00+01:00");
	await offerTimes(next);
	await offerTimes(next);
	expect(await mailsAbout(noted.reference)).toEqual([
		"wish-noted",
		"wish-ended",
	]);
});

test("who changes a wish keeps their place; what was proven of another reason counts no more", async () => {
	const { station, booked } = await fullStation();
	const first = await noteWish(
		wanted(station, service, {
			halves: ["2-afternoon"],
			urgent: { reason: "travel", by: DAY },
		}),
	);
	const second = await noteWish(wanted(station, service), { now: after(1) });
	await db().wish.update({
		where: { reference: first.reference },
		data: { proofSeenAt: new Date() },
	});
	const change = (more: Parameters<typeof wanted>[2]) =>
		changeWish({
			token: first.token,
			wanted: wanted(station, service, more),
			now: after(2),
		});
	expect(await change({ halves: ["8-morning" as "7-morning"] })).toMatchObject({
		error: "unknown-half",
	});
	value(await change({ urgent: null }));
	expect(await stateOf(first.token, after(2))).toMatchObject({
		halves: [],
		urgent: null,
		proofSeenAt: null,
		createdAt: NOW.epochMilliseconds,
	});
	value(await cancelAppointment({ ...booked, now: after(2) }));
	await offerTimes(after(3));
	expect((await openOffer(first.token, after(3))).start).toBe(540);
	expect((await stateOf(second.token, after(3))).offers).toEqual([]);
	value(await endWish({ token: first.token, now: after(4) }));
	expect(await change({})).toMatchObject({ error: "wish-ended" });
});

test("one person has as many wishes as the city gives one", async () => {
	const { station } = await fullStation();
	for (let count = 0; count < 3; count += 1)
		await noteWish(wanted(station, service), { person: PERSON });
	await expect(
		noteWish(wanted(station, service), { person: PERSON }),
	).rejects.toThrow("too-many-wishes");
	await noteWish(wanted(station, service), {
		person: { ...PERSON, name: "Jemand Anderes", email: null },
	});
});

test("the fourth of the same name is nobody's business where they say how to reach them", async () => {
	const { station } = await fullStation();
	for (let count = 0; count < 3; count += 1)
		await noteWish(wanted(station, service), {
			person: { ...NOBODY, name: "Thomas Müller" },
		});
	const told = (email: string | null) =>
		noteWish(wanted(station, service), {
			person: { ...NOBODY, name: "Thomas Müller", email },
		});
	await expect(told(null)).rejects.toThrow("too-many-wishes");
	await told("thomas@citizen.example");
});

test("whoever says nothing of themselves has as many offers at once as one person, however many wishes one client sends", async () => {
	const station = await makeStation({ from: 540, until: 640 });
	for (let count = 0; count < 6; count += 1)
		await noteWish(wanted(station, service), { client: "script" });
	for (let turn = 1; turn < 4; turn += 1) await offerTimes(after(turn));
	const open = () => db().wishOffer.count({ where: { answer: null } });
	expect(await open()).toBe(3);
	await noteWish(wanted(station, service), { client: "somebody else" });
	await offerTimes(after(4));
	expect(await open()).toBe(4);
});

test("who invents names and addresses has six offers open at once from one client, and nobody else waits for that", async () => {
	const station = await makeStation({ from: 540, until: 780 });
	for (let count = 0; count < 12; count += 1)
		await noteWish(wanted(station, service), {
			client: "inventor",
			person: {
				...NOBODY,
				name: `Name ${String.fromCharCode(65 + count)}`,
				email: `invented${count}@citizen.example`,
			},
		});
	for (let turn = 1; turn < 4; turn += 1) await offerTimes(after(turn));
	const open = () =>
		db().wishOffer.count({ where: { answer: null, stationId: station.id } });
	expect(await open()).toBe(6);
	await noteWish(wanted(station, service), { client: "honest" });
	await offerTimes(after(4));
	expect(await open()).toBe(7);
});

test("the same form sent by somebody else, as a shared machine shows it again, does not open the first one's wish", async () => {
	const { station } = await fullStation();
	const input = {
		formKey: newWishFormKey(),
		wanted: wanted(station, service),
		person: { ...NOBODY, name: "Anna Erste" },
		locale: "de" as const,
		client: "shared",
		now: NOW,
	};
	const first = value(await createWish(input));
	expect(await createWish(input)).toMatchObject({
		value: { token: first.token, repeated: true },
	});
	expect(
		await createWish({
			...input,
			person: { ...NOBODY, name: "Bernd Zweiter" },
		}),
	).toEqual({ ok: false, error: "unknown-form" });
});
