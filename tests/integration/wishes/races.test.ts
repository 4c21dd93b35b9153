import { expect, test } from "vitest";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { db } from "#lib/db/client.ts";
import type { Result } from "#lib/result.ts";
import {
	acceptOffer,
	declineOffer,
} from "#lib/wishes/commands/answer-offer.ts";
import { endWish } from "#lib/wishes/commands/end-wish.ts";
import { offerTimes } from "#lib/wishes/commands/offer-times.ts";
import {
	findOfferByToken,
	findWishByToken,
} from "#lib/wishes/queries/find-wish.ts";
import {
	book,
	countOverlaps,
	hold,
	inParallel,
	NOW,
	PERSON,
	tally,
	untilNotBusy,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { keepMinutes, noteWish, value, wanted } from "#tests/support/wishes.ts";

const service = cityWithService();

/** Ten times as many race in npm run bench -- --only answers. */
const ANSWERS = 1_000;
const OFFERS = 12;

const after = (minutes: number) => NOW.add({ minutes });

/** As many people as times, each with an open offer. */
async function openOffers(count: number, stationSlug: string) {
	const people = Array.from({ length: count }, (_, index) => index);
	const noted = await inParallel(4, people, (index) =>
		noteWish(wanted({ slug: stationSlug }, service), {
			person: {
				name: `Person ${String.fromCharCode(65 + index)}`,
				bookedBy: null,
				email: `person${index}@citizen.example`,
				phone: null,
			},
			client: `client ${index}`,
		}),
	);
	await offerTimes(NOW);
	const found = await inParallel(4, noted, ({ token }) =>
		findWishByToken(token, "de", NOW),
	);
	return found.flatMap((wish) =>
		(wish?.offers ?? [])
			.filter(({ state }) => state === "open")
			.map(({ token }) => token),
	);
}

test(`${ANSWERS} answers raced to ${OFFERS} offers: none books twice, none is lost`, async () => {
	const station = await makeStation({ desks: 2, from: 540, until: 630 });
	const offers = await openOffers(OFFERS, station.slug);
	expect(offers).toHaveLength(OFFERS);
	const answers = Array.from({ length: ANSWERS }, (_, index) => ({
		token: offers[index % OFFERS] ?? "",
		// Of every offer some say no, at any place of the race.
		isNo: (index * 7919) % 11 === 3 && index % OFFERS < 4,
	}));
	const results = await inParallel(16, answers, async ({ token, isNo }) => ({
		token,
		isNo,
		result: await untilNotBusy<Result<unknown, string>>(() =>
			isNo
				? declineOffer({ token, now: after(1) })
				: acceptOffer({ token, client: token, now: after(1) }),
		),
	}));
	const accepted = results.filter(({ isNo }) => !isNo);
	const outcomes = tally(accepted.map(({ result }) => result));
	expect(Object.keys(outcomes).toSorted()).toEqual(
		outcomes["offer-closed"] ? ["offer-closed", "ok"] : ["ok"],
	);
	const rows = await db().wishOffer.findMany({
		where: { stationId: station.id },
		include: { appointment: { include: { messages: true, events: true } } },
	});
	const booked = rows.filter(({ answer }) => answer === "accepted");
	expect(rows.every(({ answer }) => answer !== null)).toBe(true);
	// Whoever was told "yes" has it, and whoever has it was told: one appointment, one event, one mail for each.
	const told = new Set(
		accepted.flatMap(({ token, result }) => (result.ok ? [token] : [])),
	);
	expect(told.size).toBe(booked.length);
	for (const { appointment } of booked) {
		expect(appointment?.status).toBe("booked");
		expect(appointment?.events).toHaveLength(1);
		expect(appointment?.messages.map(({ kind }) => kind)).toEqual([
			"confirmed",
		]);
	}
	expect(new Set(booked.map(({ appointmentId }) => appointmentId)).size).toBe(
		booked.length,
	);
	expect(
		await db().appointment.count({
			where: { stationId: station.id, status: "booked" },
		}),
	).toBe(booked.length);
	expect(await countOverlaps()).toBe(0);
});

test("many processes take their turn at once: every time is offered to one, and everybody has one offer", async () => {
	await keepMinutes(20);
	const station = await makeStation({ desks: 2, from: 540, until: 600 });
	const booked: { reference: string; token: string }[] = [];
	for (const start of [540, 555, 570, 585, 540, 555, 570, 585]) {
		const link = await book(wish(station, service, { start }));
		booked.push(link);
	}
	for (const link of booked)
		value(await cancelAppointment({ ...link, now: NOW }));
	const wishes = await Promise.all(
		Array.from({ length: 12 }, (_, index) =>
			noteWish(wanted(station, service), { client: `c ${index}` }),
		),
	);
	const turns = Array.from({ length: 6 }, () => offerTimes(after(1)));
	// And at the same time people who look for a time themselves.
	const others = await inParallel(4, [540, 555, 570, 585], (start) =>
		untilNotBusy(() => hold(wish(station, service, { start, now: after(1) }))),
	);
	await Promise.all(turns);
	expect(tally(others)).toEqual({ "slot-taken": 4 });
	const offers = await db().wishOffer.findMany({
		where: { stationId: station.id, answer: null },
		include: { hold: true },
	});
	expect(offers).toHaveLength(8);
	expect(new Set(offers.map(({ wishId }) => wishId)).size).toBe(8);
	const places = offers.map(
		({ hold }) => `${hold?.deskId} ${hold?.startsAt.toISOString()}`,
	);
	expect(new Set(places).size).toBe(8);
	expect(wishes).toHaveLength(12);
	expect(await countOverlaps()).toBe(0);
	await keepMinutes(0);
});

test("accepting, declining, ending and a turn at the same instant leave one truth", async () => {
	const station = await makeStation({ desks: 2, from: 540, until: 600 });
	const offers = await openOffers(8, station.slug);
	const wishes = await db().wishOffer.findMany({
		where: { stationId: station.id },
		select: { wish: { select: { reference: true } } },
	});
	expect(wishes).toHaveLength(8);
	const tokens = await Promise.all(
		offers.map(async (token) => {
			return (await findOfferByToken(token, "de", NOW))?.wishToken ?? "";
		}),
	);
	await inParallel(4, offers, async (token, index) => {
		await Promise.all([
			acceptOffer({ token, details: PERSON, client: token, now: after(1) }),
			declineOffer({ token, now: after(1) }),
			endWish({ token: tokens[index] ?? "", now: after(1) }),
			index % 4 === 0 ? offerTimes(after(1)) : null,
		]);
	});
	await offerTimes(after(2));
	const rows = await db().wish.findMany({
		where: { offers: { some: { stationId: station.id } } },
		include: { offers: { include: { appointment: true } } },
	});
	for (const { endedHow, offers: made } of rows) {
		const taken = made.filter(({ answer }) => answer === "accepted");
		expect(taken).toHaveLength(endedHow === "taken" ? 1 : 0);
		expect(taken.every((one) => one.appointment?.status === "booked")).toBe(
			true,
		);
		expect(made.filter(({ answer }) => answer === null)).toHaveLength(
			endedHow === null ? made.filter(({ answer }) => !answer).length : 0,
		);
	}
	expect(await countOverlaps()).toBe(0);
});
