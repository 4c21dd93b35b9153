import { beforeEach, expect, test } from "vitest";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { db } from "#lib/db/client.ts";
import { declineOffer } from "#lib/planning/change/commands/answer-offer.ts";
import { acceptOffer } from "#lib/wishes/commands/answer-offer.ts";
import { offerTimes } from "#lib/wishes/commands/offer-times.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	countOverlaps,
	DAY,
	freeStarts,
	NOW,
	PERSON,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeService, makeStation } from "#tests/support/factory.ts";
import { caseOf, change, closureOf } from "#tests/support/planning.ts";
import { keepMinutes, noteWish, value, wanted } from "#tests/support/wishes.ts";

const service = cityWithService();

const after = (minutes: number) => NOW.add({ minutes });

beforeEach(async () => {
	await db().wish.deleteMany();
	await keepMinutes(20);
});

/** A station that was closed on DAY, and is open again. */
async function openedAgain(
	waits: "for it" | "elsewhere",
	until: number,
	{ from = 540, now = NOW } = {},
) {
	const station = await makeStation({ from, until });
	const other = await makeStation({ from: 540, until: 540 + 5 });
	const lead = await makeActor("lead", station);
	await change(lead, station.id, closureOf(station.id, DAY));
	const place = waits === "for it" ? station : other;
	const noted: Awaited<ReturnType<typeof noteWish>>[] = [];
	for (let index = 0; index < 2; index++)
		noted.push(
			await noteWish(wanted(place, service), { now: after(-2 + index) }),
		);
	const { id } = await db().closure.findFirstOrThrow({
		where: { stationId: station.id },
	});
	const lifted = { kind: "closure-end" as const, closureIds: [id], from: DAY };
	await change(lead, station.id, lifted, "move", now);
	return { station, noted };
}

const openOf = async (token: string, minutes: number) =>
	(await findWishByToken(token, "de", after(minutes)))?.offers.find(
		({ state }) => state === "open",
	);

test("what a lifted closure opens goes to who waits, one after another, before it is everybody's", async () => {
	const { station, noted } = await openedAgain("for it", 600);
	expect(await freeStarts(station, service)).toEqual([]);
	await offerTimes(after(0));
	await offerTimes(after(0));
	const offers = await Promise.all(noted.map(({ token }) => openOf(token, 0)));
	expect(offers.map((offer) => offer?.start).toSorted()).toEqual([540, 555]);
	expect(await freeStarts(station, service)).toEqual([]);
	value(
		await acceptOffer({
			token: offers[0]?.token ?? "",
			details: PERSON,
			client: "a",
			now: after(1),
		}),
	);
	expect(await countOverlaps()).toBe(0);
	// What nobody wants of it is everybody's after the minutes that anything is kept.
	expect(await freeStarts(station, service, after(19))).toEqual([]);
	expect(await freeStarts(station, service, after(20))).toEqual([
		570, 575, 580, 585,
	]);
	const kept = await db().freedTime.findMany({
		where: { stationId: station.id },
		select: { origin: true },
	});
	expect(new Set(kept.map(({ origin }) => origin))).toEqual(
		new Set(["opened"]),
	);
});

test("hours that are opened at night for the next morning are kept until the list can be asked", async () => {
	const now = Temporal.Instant.from("2026-11-30T22:00:00+01:00");
	const { station, noted } = await openedAgain("for it", 600, {
		from: 420,
		now,
	});
	await offerTimes(now);
	expect(await openOf(noted[0]?.token ?? "", 0)).toBeUndefined();
	// Kept for twenty minutes from seven on: what begins before twenty past eight is too near by then.
	const early = Temporal.Instant.from("2026-12-01T06:59:00+01:00");
	const free = await freeStarts(station, service, early);
	expect(free.length).toBeGreaterThan(0);
	expect(Math.max(...free)).toBeLessThan(500);
	await offerTimes(Temporal.Instant.from("2026-12-01T07:00:00+01:00"));
	const offers = await db().wishOffer.count({
		where: { hold: { stationId: station.id } },
	});
	expect(offers).toBe(1);
});

test("where nobody waits, it is everybody's at once", async () => {
	const { station } = await openedAgain("elsewhere", 570);
	expect(await freeStarts(station, service)).toEqual([540, 545, 550, 555]);
});

test("an offer of a closure that is declined goes to who waits", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	const link = await book({ station: station.slug, service: service.slug });
	await change(lead, station.id, closureOf(station.id, DAY));
	const { id: caseId, hold } = await caseOf(link.reference);
	if (!hold) throw new Error("Nothing is held.");
	value(await declineOffer({ link, caseId, now: NOW }));
	const kept = await db().freedTime.findMany({
		where: { stationId: hold.stationId, outcome: null },
		select: {
			startsAt: true,
			origin: true,
			hold: { select: { status: true } },
		},
	});
	expect(kept).toEqual([
		{
			startsAt: hold.startsAt,
			origin: "given-back",
			hold: { status: "held" },
		},
	]);
});

test("what an offer leaves of a time that was given back is kept for the next who waits", async () => {
	const long = await makeService({ durationMinutes: 45 });
	const station = await makeStation({ from: 540, until: 585 });
	const booked = await book({ station: station.slug, service: long.slug });
	value(await cancelAppointment({ ...booked, now: NOW }));
	const first = await noteWish(wanted(station, service), { now: after(-2) });
	const second = await noteWish(wanted(station, service), { now: after(-1) });
	await offerTimes(after(1));
	expect((await openOf(first.token, 1))?.start).toBe(540);
	expect(await freeStarts(station, service, after(1))).toEqual([]);
	await offerTimes(after(2));
	expect((await openOf(second.token, 2))?.start).toBe(555);
	const kept = await db().freedTime.findMany({
		where: { stationId: station.id },
		orderBy: { startsAt: "asc" },
		select: { origin: true },
	});
	expect(kept.map(({ origin }) => origin)).toEqual([
		"given-back",
		"rest",
		"rest",
	]);
	// The last quarter of an hour is everybody's when the whole would have been.
	expect(await freeStarts(station, service, after(20))).toEqual([570]);
});
