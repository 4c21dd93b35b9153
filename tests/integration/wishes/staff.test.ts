import { beforeEach, expect, test } from "vitest";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { db } from "#lib/db/client.ts";
import { wishFigures } from "#lib/pilot/figures/queries/wish-figures.ts";
import { answerForPerson } from "#lib/wishes/commands/answer-for-person.ts";
import { acceptOffer } from "#lib/wishes/commands/answer-offer.ts";
import { endWish } from "#lib/wishes/commands/end-wish.ts";
import {
	endWishForPerson,
	enterWishForPerson,
	noteProof,
	offerByHand,
} from "#lib/wishes/commands/for-staff.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { offerTimes } from "#lib/wishes/commands/offer-times.ts";
import { openWishByPin } from "#lib/wishes/commands/open-by-pin.ts";
import { renewWishPin } from "#lib/wishes/commands/renew-pin.ts";
import { getWishForStaff } from "#lib/wishes/queries/get-for-staff.ts";
import { listWishesForStaff } from "#lib/wishes/queries/list-wishes.ts";
import { NOBODY } from "#lib/wishes/wishes.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	countOverlaps,
	DAY,
	freeStarts,
	NOW,
	PERSON,
	SILENT,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { keepMinutes, noteWish, value, wanted } from "#tests/support/wishes.ts";

const service = cityWithService();

const after = (minutes: number) => NOW.add({ minutes });

beforeEach(async () => {
	await db().wish.deleteMany();
	await keepMinutes(20);
});

/** One desk with one time, which somebody has just given back. */
async function givenBack() {
	const station = await makeStation({ from: 540, until: 555 });
	const booked = await book(wish(station, service));
	value(await cancelAppointment({ ...booked, now: NOW }));
	return station;
}

test("a clerk sees the wishes that could come to their house, an agent all of them", async () => {
	const here = await makeStation();
	const there = await makeStation();
	await noteWish(wanted(here, service));
	await noteWish(wanted(there, service));
	await noteWish(wanted(here, service, { stations: [] }), { now: after(1) });
	const clerk = await makeActor("clerk", here);
	const own = value(await listWishesForStaff(clerk, here.id, NOW));
	expect(own.map(({ stations }) => stations)).toEqual([[here.slug], []]);
	expect(value(await listWishesForStaff(clerk, null, NOW))).toHaveLength(2);
	expect(await listWishesForStaff(clerk, there.id, NOW)).toMatchObject({
		error: "forbidden",
	});
	const agent = await makeActor("agent");
	expect(value(await listWishesForStaff(agent, null, NOW))).toHaveLength(3);
});

test("a wish that was told by phone waits like every other one, and is told by phone", async () => {
	const station = await givenBack();
	const agent = await makeActor("agent");
	const input = {
		formKey: newWishFormKey(),
		wanted: wanted(station, service),
		person: SILENT,
		showsLanguage: true,
		locale: "en" as const,
		now: NOW,
	};
	const entered = value(await enterWishForPerson(agent, input));
	expect(value(await enterWishForPerson(agent, input))).toEqual({
		...entered,
		repeated: true,
	});
	await offerTimes(after(1));
	const [found] = value(await listWishesForStaff(agent, null, after(1)));
	expect(found).toMatchObject({
		reference: entered.reference,
		toCall: true,
		openOffer: { start: 540 },
	});
	const accepted = value(
		await acceptOffer({
			token: found?.openOffer?.token ?? "",
			client: "office",
			by: agent.userId,
			now: after(2),
		}),
	);
	expect(accepted.moved).toBe(false);
	// What they agreed to goes along with the appointment.
	expect(
		await db().contact.findFirst({
			where: { appointment: { reference: accepted.reference } },
			select: {
				showsLanguage: true,
				appointment: { select: { locale: true } },
			},
		}),
	).toEqual({ showsLanguage: true, appointment: { locale: "en" } });
	const clerk = await makeActor("clerk", await makeStation());
	expect(
		await enterWishForPerson(clerk, { ...input, formKey: newWishFormKey() }),
	).toMatchObject({ error: "forbidden" });
	// "Back" shows the same form for the next caller.
	const next = { ...SILENT, name: "Somebody Else" };
	expect(
		await enterWishForPerson(agent, { ...input, person: next }),
	).toMatchObject({ error: "unknown-form" });
});

test("a clerk wishes for an earlier time for somebody who has an appointment, and it moves", async () => {
	const station = await givenBack();
	const later = await makeStation({ from: 900, until: 960 });
	const phone = "0203 123456";
	const booked = await book(wish(later, service, { start: 900 }), {
		...PERSON,
		email: null,
		phone,
	});
	const { id } = await db().appointment.findFirstOrThrow({
		where: { stationId: later.id, status: "booked" },
	});
	const clerk = await makeActor("clerk", later);
	const input = {
		wanted: wanted(station, service, { services: [] }),
		person: { ...SILENT, name: "Nobody Else" },
		bringsId: id,
		locale: "de" as const,
		now: NOW,
	};
	const enter = (actor = clerk) =>
		enterWishForPerson(actor, { ...input, formKey: newWishFormKey() });
	const elsewhere = await makeActor("clerk", station);
	expect(await enter(elsewhere)).toMatchObject({ error: "forbidden" });
	const child = { minorCase: "6-9.one.joint" };
	await db().appointment.update({
		where: { id },
		data: { ...child, locale: "en" },
	});
	const entered = value(await enter());
	expect(await enter()).toMatchObject({ error: "already-wished" });
	expect(await db().wishContact.count()).toBe(0);
	// Its mails go on in the language of the appointment, which no form shows.
	expect(
		await db().wish.findUnique({
			where: { reference: entered.reference },
			select: { locale: true },
		}),
	).toEqual({ locale: "en" });

	await offerTimes(after(1));
	const agent = await makeActor("agent");
	const [found] = value(await listWishesForStaff(agent, null, after(1)));
	expect(found).toMatchObject({
		reference: entered.reference,
		toCall: true,
		person: { phone },
	});
	const accepted = value(
		await acceptOffer({
			token: found?.openOffer?.token ?? "",
			client: "office",
			by: agent.userId,
			now: after(2),
		}),
	);
	expect(accepted.moved).toBe(true);
	expect(
		await db().appointment.findUniqueOrThrow({ where: { id } }),
	).toMatchObject({
		...child,
		reference: booked.reference,
		stationId: station.id,
	});
	const over = { ...input, bringsId: crypto.randomUUID() };
	expect(
		await enterWishForPerson(agent, { ...over, formKey: newWishFormKey() }),
	).toMatchObject({ error: "unknown-appointment" });
});

test("why this person and not somebody else can be read, and what was offered by hand says so", async () => {
	const station = await givenBack();
	const clerk = await makeActor("clerk", station);
	await noteWish(
		wanted(station, service, {
			urgent: { reason: "moved", by: DAY },
		}),
	);
	const other = await noteWish(wanted(station, service), { now: after(1) });
	await offerTimes(after(1));
	const list = value(await listWishesForStaff(clerk, station.id, after(1)));
	const [first, second] = list;
	const seen = value(await getWishForStaff(clerk, first?.id ?? "", after(1)));
	expect(seen.told).toMatchObject([
		{
			wasFreed: true,
			chosenBy: "rule",
			reason: { because: "moved", urgent: 14, fit: 3, share: 1, suited: 2 },
		},
	]);
	const stranger = await makeActor("clerk", await makeStation());
	expect(
		await getWishForStaff(stranger, first?.id ?? "", after(1)),
	).toMatchObject({ error: "forbidden" });

	const elsewhere = await makeStation({ from: 540, until: 555 });
	const booked = await book(wish(elsewhere, service));
	value(await cancelAppointment({ ...booked, now: after(1) }));
	const agent = await makeActor("agent");
	const byHand = {
		wishId: second?.id ?? "",
		stationSlug: elsewhere.slug,
		date: DAY,
		start: 540,
		now: after(2),
	};
	expect(second?.reference).toBe(other.reference);
	value(await offerByHand(agent, byHand));
	expect(await offerByHand(agent, byHand)).toMatchObject({
		error: "no-more-offers",
	});
	expect(await freeStarts(elsewhere, service, after(25))).toEqual([]);
	const offers = await db().wishOffer.findMany({
		where: { stationId: elsewhere.id },
		select: { byHand: true, reason: true, freedTimeId: true },
	});
	expect(offers).toMatchObject([{ byHand: true, reason: null }]);
	expect(offers[0]?.freedTimeId).not.toBeNull();
	expect(await countOverlaps()).toBe(0);
});

test("by hand, too: nothing at night, nothing that is taken, nothing that is too near", async () => {
	const station = await makeStation({ from: 540, until: 570 });
	await book(wish(station, service));
	const noted = await noteWish(
		wanted(station, service, { noticeMinutes: 2880 }),
	);
	const agent = await makeActor("agent");
	const [found] = value(await listWishesForStaff(agent, null, NOW));
	expect(found?.reference).toBe(noted.reference);
	const offer = (start: number, now: Temporal.Instant) =>
		offerByHand(agent, {
			wishId: found?.id ?? "",
			stationSlug: station.slug,
			date: DAY,
			start,
			now,
		});
	const at = (text: string) => Temporal.Instant.from(`${text}:00+01:00`);
	expect(await offer(555, at("2026-11-24T22:00"))).toMatchObject({
		error: "at-night",
	});
	expect(await offer(540, NOW)).toMatchObject({ error: "slot-taken" });
	expect(await offer(555, at("2026-11-30T10:00"))).toMatchObject({
		error: "too-late",
	});
	value(await offer(555, NOW));
});

test("a proof that somebody has seen is noted once; what is urgent no more needs a new one", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	await noteWish(
		wanted(station, service, { urgent: { reason: "travel", by: DAY } }),
	);
	const [first] = value(await listWishesForStaff(clerk, station.id, NOW));
	const input = { wishId: first?.id ?? "", now: after(1) };
	const proofNow = async () =>
		value(await getWishForStaff(clerk, input.wishId, after(3))).proof;
	expect(await proofNow()).toEqual({ is: "counts-unseen" });
	expect(first?.waitsForProof).toBe(false);
	const needsProof = (urgentNeedsProof: boolean) =>
		db().city.update({ where: { id: 1 }, data: { urgentNeedsProof } });
	await needsProof(true);
	expect(await proofNow()).toEqual({ is: "waits-for-proof" });
	const [listed] = value(await listWishesForStaff(clerk, station.id, NOW));
	expect(listed?.waitsForProof).toBe(true);
	await needsProof(false);
	value(await noteProof(clerk, input));
	value(await noteProof(clerk, { ...input, now: after(2) }));
	const { name } = await db().user.findUniqueOrThrow({
		where: { id: clerk.userId },
	});
	expect(await proofNow()).toEqual({
		is: "seen",
		at: after(1).epochMilliseconds,
		by: name,
	});
	const [after2] = value(await listWishesForStaff(clerk, station.id, NOW));
	expect(after2?.proofSeenAt).toBe(after(1).epochMilliseconds);
	value(await endWishForPerson(clerk, { ...input, now: after(3) }));
	expect(value(await listWishesForStaff(clerk, station.id, NOW))).toEqual([]);
});

test("a PIN that wrong tries have closed is renewed by whoever may, and the old one opens nothing", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const { reference, token } = await noteWish(wanted(station, service));
	const [found] = value(await listWishesForStaff(clerk, station.id, NOW));
	const input = { wishId: found?.id ?? "", now: after(1) };
	const old = found?.pin ?? "";
	const opened = (pin: string, client: string) =>
		openWishByPin({ reference, pin, client, now: NOW });
	for (const client of ["a", "b", "c", "d", "e"])
		expect((await opened("wrong", client)).ok).toBe(false);
	expect((await opened(old, "f")).ok).toBe(false);
	const closed = value(await getWishForStaff(clerk, input.wishId, NOW));
	expect(closed.isPinClosed).toBe(true);
	const elsewhere = await makeActor("clerk", await makeStation());
	expect(await renewWishPin(elsewhere, input)).toMatchObject({
		error: "forbidden",
	});
	value(await renewWishPin(clerk, input));
	const seen = value(await getWishForStaff(clerk, input.wishId, NOW));
	expect(seen.isPinClosed).toBe(false);
	expect(seen.wish.pin).not.toBe(old);
	expect((await opened(old, "g")).ok).toBe(false);
	expect(value(await opened(seen.wish.pin, "h"))).toEqual({ token });
	const audited = await db().auditEntry.findMany({
		where: { action: "wish:pin", subject: `wish ${reference}` },
	});
	expect(audited.map(({ userId }) => userId)).toEqual([clerk.userId]);
	value(await endWish({ token, now: after(2) }));
	expect(await renewWishPin(clerk, input)).toMatchObject({
		error: "wish-ended",
	});
});

test("figures tell of nobody while they are few", async () => {
	const station = await makeStation({ desks: 3 });
	const lead = await makeActor("lead", station);
	const span = { from: "2026-11-24", until: "2026-11-24" } as const;
	const figures = async () =>
		value(await wishFigures(lead, { ...span, stationId: station.id }, NOW));
	for (let count = 0; count < 4; count += 1)
		await noteWish(wanted(station, service), { person: NOBODY });
	expect((await figures()).noted).toEqual({ value: null, few: true });
	await noteWish(wanted(station, service));
	expect((await figures()).noted).toEqual({ value: 5, few: false });
	expect((await figures()).freed).toEqual({ value: 0, few: false });
});

test("what is kept at another house is not answered from this one, though the wish could come here", async () => {
	const here = await makeStation();
	const there = await givenBack();
	await noteWish(wanted(there, service, { stations: [here.slug, there.slug] }));
	await db().opening.deleteMany({ where: { stationId: here.id } });
	await offerTimes(after(1));
	const agent = await makeActor("agent");
	const [found] = value(await listWishesForStaff(agent, null, after(1)));
	expect(found?.openOffer).toMatchObject({ stationSlug: there.slug });
	const answer = {
		wishId: found?.id ?? "",
		answer: "accept" as const,
		name: "Ayşe Müller",
		client: "office",
		now: after(2),
	};
	const clerk = await makeActor("clerk", here);
	expect(await answerForPerson(clerk, answer)).toEqual({
		ok: false,
		error: "forbidden",
	});
	expect(await answerForPerson(agent, answer)).toMatchObject({ ok: true });
});
