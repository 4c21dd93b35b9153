import { afterEach, beforeEach, expect, test } from "vitest";
import { clientKeyOf, waitTicket } from "#lib/auth/secrets/secrets.ts";
import {
	currentTicket,
	waysIn,
} from "#lib/booking/limits/commands/admission.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/runtime/env.ts";
import { parseNetworks } from "#lib/runtime/env-schema.ts";
import type { CivilDate } from "#lib/time.ts";
import {
	confirm,
	DAY,
	freeStarts,
	hold,
	NOW,
	PERSON,
	tally,
	untilNotBusy,
} from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";
import { solved } from "#tests/support/work.ts";

/** What a new installation comes with. */
const DEFAULTS = {
	personMinutes: 240,
	contactMinutes: 480,
	onePerConcern: true,
	maxMoves: 2,
	freeReservations: 3,
	freeHeldMinutes: 180,
	networkMinutes: 1440,
	cityMinutes: 6000,
	dayShare: 5,
	networkDayShare: 25,
	againDayShare: 15,
	waitedMinutes: 1500,
	waitedMinutesCity: 2400,
};
/** Another network for each test: holds stay. */
let client = "";
let clients = 0;

let short: { id: number; slug: string };
let long: { id: number; slug: string };

beforeEach(async () => {
	clients += 1;
	client = `203.0.${clients}.7`;
	await db().rateLimit.deleteMany();
	await db().dayCount.deleteMany();
	await makeCity(DEFAULTS);
	short ??= await makeService();
	long ??= await makeService({ durationMinutes: 120 });
});

afterEach(() => {
	env().ownNetworks = parseNetworks("");
});

/** For one try of the work, of which it does some at once. */
const OLD_TELEPHONE_SECONDS = 0.004;

/** 1,920 minutes: a twentieth are six short appointments. */
const house = () => makeStation({ desks: 4, from: 480, until: 960 });
const minutesOfDay = 4 * 480;

function attempt(
	station: { slug: string },
	start: number,
	{
		client: from = client,
		service = long,
		ticket = "",
		work = "",
		now = NOW,
		date = DAY,
	} = {},
) {
	const token = newHoldToken();
	const wanted = {
		station: station.slug,
		service: service.slug,
		client: from,
		start,
		token,
		ticket,
		work,
		now,
		date,
	};
	return { wanted, held: untilNotBusy(() => hold(wanted)) };
}

async function freeMinutes(station: { id: number }): Promise<number> {
	const [row] = await db().$queryRaw<{ taken: number }[]>`
		SELECT coalesce(sum(extract(epoch FROM ends_at - starts_at) / 60), 0)::int AS taken FROM appointment
		WHERE station_id = ${station.id} AND date = ${DAY}::date AND status IN ('held', 'booked')`;
	return minutesOfDay - (row?.taken ?? 0);
}

/** Does what a page's script does when it is told a price. */
async function payBy(
	way: "work" | "wait",
	station: { id: number; slug: string },
	start: number,
	more: { client?: string; service?: typeof short; date?: CivilDate } = {},
) {
	const from = more.client ?? client;
	const { minutes } =
		more.service === long ? { minutes: 120 } : { minutes: 15 };
	const first = await attempt(station, start, { service: short, ...more }).held;
	if (first.ok || first.error !== "must-wait")
		return { held: first, ways: null };
	const ticket = await currentTicket("", from, NOW);
	const ways = await waysIn({
		client: from,
		stationId: station.id,
		date: more.date ?? DAY,
		minutes,
		ticket,
		now: NOW,
	});
	const paid =
		way === "work"
			? { ticket, work: await solved(ways.work?.challenge ?? "") }
			: { ticket, now: NOW.add({ seconds: ways.waitSeconds ?? 0 }) };
	return {
		held: await attempt(station, start, { service: short, ...more, ...paid })
			.held,
		ways,
	};
}

/** 50 invented people with an address of their own each, at 32 times of a day. */
async function fifty(
	station: { slug: string },
	{ from = () => client, service = short } = {} as {
		from?: (index: number) => string;
		service?: typeof short;
	},
) {
	return Promise.all(
		Array.from({ length: 50 }, async (_, index) => {
			const { wanted, held } = attempt(station, 480 + 15 * (index % 32), {
				client: from(index),
				service,
			});
			const won = await held;
			if (!won.ok) return won;
			return untilNotBusy(() =>
				confirm(wanted, {
					...PERSON,
					name: `Name ${index}`,
					email: `name${index}@citizen.example`,
				}),
			);
		}),
	);
}

test("one address with 50 requests gets three bookings, and 95 of 100 minutes stay free", async () => {
	const station = await house();
	const results = await fifty(station);
	expect(tally(results).ok).toBe(3);
	expect(await freeMinutes(station)).toBeGreaterThanOrEqual(
		0.95 * minutesOfDay,
	);
	expect((await freeStarts(station, short)).length).toBeGreaterThan(90);
	expect(
		await db().dayCount.findMany({
			where: { what: { startsWith: "limit-" } },
			select: { what: true, count: true },
		}),
	).toEqual([{ what: "limit-asked", count: 47 }]);
});

test("the same for appointments of two hours: one", async () => {
	const station = await house();
	const results = await fifty(station, { service: long });
	expect(tally(results).ok).toBe(1);
	expect(await freeMinutes(station)).toBe(minutesOfDay - 120);
});

test("whoever works or waits each time gets a twentieth of a day, and of a second day another one", async () => {
	const station = await house();
	let booked = 0;
	const next: CivilDate = "2026-12-02";
	for (const date of [DAY, next])
		for (let index = 0; index < 10; index++) {
			const { held } = await payBy(
				index % 2 ? "work" : "wait",
				station,
				480 + 15 * index,
				{ date },
			);
			if (held.ok) booked += 1;
			else expect(held.error).toBe("too-much-of-day");
		}
	expect(booked).toBe(2 * 6);
	expect(await freeMinutes(station)).toBe(minutesOfDay - 90);
});

test("reservations that ran out and are confirmed later take no more of the day than the others", async () => {
	const station = await house();
	const all: ReturnType<typeof attempt>["wanted"][] = [];
	for (let round = 0; round < 4; round++) {
		await db().rateLimit.deleteMany({
			where: { key: { startsWith: "reserved" } },
		});
		const now = NOW.add({ minutes: 11 * round });
		for (let index = 0; index < 3; index++) {
			const { wanted, held } = attempt(
				station,
				480 + 15 * (3 * round + index),
				{
					service: short,
					now,
				},
			);
			expect(await held).toMatchObject({ ok: true });
			all.push(wanted);
		}
	}
	const now = NOW.add({ minutes: 60 });
	const results: Awaited<ReturnType<typeof confirm>>[] = [];
	for (const [index, wanted] of all.entries())
		results.push(
			await confirm(
				{ ...wanted, now },
				{ ...PERSON, name: `Name ${index}`, email: null },
			),
		);
	expect(tally(results)).toEqual({ ok: 6, "too-much-of-day": 6 });
});

test("a network of many addresses gets a quarter of a day, whatever each of them pays", async () => {
	const station = await house();
	const from = (index: number) => `203.0.${clients}.${index + 1}`;
	const results = await Promise.all(
		Array.from(
			{ length: 40 },
			(_, index) =>
				attempt(station, 480 + 15 * (index % 32), {
					client: from(index),
					service: short,
				}).held,
		),
	);
	expect(tally(results)).toEqual({ ok: 32, "too-much-of-day": 8 });
	expect(await freeMinutes(station)).toBe(0.75 * minutesOfDay);
});

test("fifty addresses that pay what they are asked get a time each and 15 of 100 minutes, and others still get theirs", async () => {
	const station = await makeStation({ desks: 8, from: 480, until: 960 });
	const minutes = 8 * 480;
	const from = (index: number) => `203.${clients}.${index}.7`;
	let booked = 0;
	for (let round = 0; round < 3; round++)
		for (let index = 0; index < 50; index++) {
			const { held } = await payBy("wait", station, 480 + 15 * (index % 32), {
				client: from(index),
			});
			if (held.ok) booked += 1;
			else expect(["too-much-of-day", "slot-taken"]).toContain(held.error);
		}
	expect(15 * booked).toBeLessThanOrEqual(15 * 50 + 0.15 * minutes);
	expect(booked).toBeGreaterThanOrEqual(50 + 36);
	const { held } = attempt(station, 945, {
		client: `203.${clients}.200.7`,
		service: short,
	});
	expect(await held).toMatchObject({ ok: true });
});

test("what fifty addresses reserved and let run out counts where they confirm it all the same", async () => {
	const station = await makeStation({ desks: 2, from: 480, until: 960 });
	const all: ReturnType<typeof attempt>["wanted"][] = [];
	for (let round = 0; round < 2; round++) {
		const now = NOW.add({ minutes: 11 * round });
		for (let index = 0; index < 15; index++) {
			const { wanted, held } = attempt(station, 480 + 15 * index, {
				client: `203.${clients}.${index}.8`,
				service: short,
				now,
			});
			expect(await held).toMatchObject({ ok: true });
			all.push({ ...wanted, start: 480 + 15 * index });
		}
	}
	// The second time of each, confirmed first, is the first; then the one that ran out would be its second.
	const now = NOW.add({ minutes: 12 });
	const results: Awaited<ReturnType<typeof confirm>>[] = [];
	for (const [index, wanted] of all.toReversed().entries())
		results.push(
			await confirm(
				{ ...wanted, now },
				{ ...PERSON, name: `Nochmal ${index}`, email: null },
			),
		);
	// 15 of 100 of 960 minutes are 144: nine times of a quarter of an hour. A twentieth of them, for one, are three.
	expect(tally(results)).toEqual({ ok: 15 + 9, "too-much-of-day": 6 });
});

test("honest people behind one address within ten minutes all get through in less than a minute", async () => {
	// Every tenth works; what the others would have to is looked at, and waiting is as good. A hundred of them: `npm run bench`.
	const stations = [await house(), await house()];
	const days = Array.from(
		{ length: 9 },
		(_, index) =>
			Temporal.PlainDate.from(DAY).add({ days: index }).toString() as CivilDate,
	);
	for (let index = 0; index < 40; index++) {
		const station = stations[index % 2] as (typeof stations)[number];
		const date = days[Math.floor(index / 2) % days.length] ?? DAY;
		const start = 480 + 15 * Math.floor(index / 18);
		const { held, ways } = await payBy(
			index % 10 === 0 ? "work" : "wait",
			station,
			start,
			{ date },
		);
		expect(held).toMatchObject({ ok: true });
		expect(ways?.waitSeconds ?? 0).toBeLessThan(60);
		expect((ways?.work?.tries ?? 0) * OLD_TELEPHONE_SECONDS).toBeLessThan(60);
	}
});

test("work belongs to one ticket, and the ticket to one client; both count once", async () => {
	const station = await house();
	const ask = (ticket: string, from = client) =>
		waysIn({
			client: from,
			stationId: station.id,
			date: DAY,
			minutes: 15,
			ticket,
			now: NOW,
		});
	const at = (index: number, more = {}) =>
		attempt(station, 480 + 15 * index, { service: short, ...more }).held;
	for (let index = 0; index < 3; index++)
		expect(await at(index)).toMatchObject({ ok: true });
	const refused = { ok: false, error: "must-wait" };
	const ticket = await currentTicket("", client, NOW);
	const work = await solved((await ask(ticket)).work?.challenge ?? "");
	const otherTicket = waitTicket(
		clientKeyOf(client, "2026-11-24"),
		NOW.epochMilliseconds,
	);
	const elsewhere = `203.0.${clients}.9`;
	await db().rateLimit.deleteMany({ where: { key: { contains: "near" } } });
	expect(await at(3, { ticket: otherTicket, work })).toEqual(refused);
	for (const broken of [
		"",
		"x",
		btoa("{}"),
		work.slice(0, -8),
		"A".repeat(9_000),
	])
		expect(await at(3, { ticket, work: broken })).toEqual(refused);
	expect(await at(3, { ticket, work })).toMatchObject({ ok: true });
	expect(await at(4, { ticket, work })).toEqual(refused);
	// Somebody else's.
	for (let index = 0; index < 3; index++)
		await at(index, { client: elsewhere, date: "2026-12-02" });
	expect(
		await at(4, { ticket, work, client: elsewhere, date: "2026-12-02" }),
	).toEqual(refused);
	// The same pressed twice at once is used once.
	const next = await currentTicket(ticket, client, NOW);
	expect(next).not.toBe(ticket);
	const again = await solved((await ask(next)).work?.challenge ?? "");
	const both = await Promise.all(
		[4, 5].map((index) => at(index, { ticket: next, work: again })),
	);
	expect(tally(both)).toEqual({ ok: 1, "must-wait": 1 });
});

test("work that was cheap is not enough when much more has been taken since", async () => {
	const station = await house();
	const other = await house();
	for (let index = 0; index < 3; index++)
		await attempt(station, 480 + 15 * index, { service: short }).held;
	const ticket = await currentTicket("", client, NOW);
	const asked = {
		client,
		stationId: other.id,
		date: DAY,
		minutes: 15,
		ticket,
		now: NOW,
	};
	const work = await solved((await waysIn(asked)).work?.challenge ?? "");
	await db().rateLimit.updateMany({
		where: { key: { startsWith: "reserved:" } },
		data: { points: 600 },
	});
	expect(
		await attempt(other, 480, { service: short, ticket, work }).held,
	).toEqual({ ok: false, error: "must-wait" });
});

test("a wait goes on, counts once, and only so much can be had by waiting", async () => {
	await makeCity({ ...DEFAULTS, waitedMinutes: 15 });
	const station = await house();
	const at = (index: number, more = {}) =>
		attempt(station, 480 + 15 * index, { service: short, ...more }).held;
	for (let index = 0; index < 3; index++) await at(index);
	const refused = { ok: false, error: "must-wait" };
	const ticket = await currentTicket("", client, NOW);
	const ways = (ticket: string, now: Temporal.Instant) =>
		waysIn({
			client,
			stationId: station.id,
			date: DAY,
			minutes: 15,
			ticket,
			now,
		});
	const seconds = (await ways(ticket, NOW)).waitSeconds ?? 0;
	expect(seconds).toBeGreaterThanOrEqual(10);
	const early = NOW.add({ seconds: Math.floor(seconds / 2) });
	expect(await at(3, { ticket, now: early })).toEqual(refused);
	expect(await currentTicket(ticket, client, early)).toBe(ticket);
	// What somebody else took meanwhile uses nothing up.
	const now = NOW.add({ seconds });
	for (let desk = 0; desk < 4; desk++)
		await at(3, { client: `198.51.100.${desk}`, now });
	expect(await at(3, { ticket, now })).toEqual({
		ok: false,
		error: "slot-taken",
	});
	expect(await at(4, { ticket, now })).toMatchObject({ ok: true });
	expect(await at(5, { ticket, now })).toEqual(refused);
	const next = await currentTicket(ticket, client, now);
	expect(next).not.toBe(ticket);
	const later = now.add({ seconds: 50 });
	expect(await at(5, { ticket: next, now: later })).toEqual(refused);
	expect(await ways(next, later)).toMatchObject({ waitSeconds: null });
});

test("a ticket that is somebody else's, invented or old opens nothing", async () => {
	const station = await house();
	await attempt(station, 480).held;
	const ticket = await currentTicket("", "198.51.100.1", NOW);
	const now = NOW.add({ seconds: 60 });
	for (const wrong of [ticket, "x.y.z", "", `${ticket}x`])
		expect(
			await attempt(await house(), 600, { ticket: wrong, now }).held,
		).toEqual({ ok: false, error: "must-wait" });
	const own = await currentTicket("", client, NOW);
	expect(
		await attempt(await house(), 600, {
			ticket: own,
			now: NOW.add({ minutes: 9 }),
		}).held,
	).toMatchObject({ ok: true });
});

test("choosing another time needs neither: the first one makes room", async () => {
	const station = await house();
	const { wanted, held } = attempt(station, 480);
	await held;
	for (const start of [600, 720, 840, 480, 600])
		expect(await hold({ ...wanted, start })).toMatchObject({ ok: true });
	expect(await freeMinutes(station)).toBe(minutesOfDay - 120);
});

test("the more a network has open, the shorter a time is reserved", async () => {
	await makeCity({ ...DEFAULTS, networkMinutes: 120 });
	const from = (index: number) => `203.0.${clients}.${index + 1}`;
	const first = await attempt(await house(), 480, { client: from(0) }).held;
	const second = await attempt(await house(), 480, {
		client: from(1),
		service: short,
		...(await worked(from(1))),
	}).held;
	async function worked(own: string) {
		const ticket = await currentTicket("", own, NOW);
		const station = await house();
		const { work } = await waysIn({
			client: own,
			stationId: station.id,
			date: DAY,
			minutes: 15,
			ticket,
			now: NOW,
		});
		return { ticket, work: await solved(work?.challenge ?? "") };
	}
	if (!first.ok || !second.ok) throw new Error("refused");
	const minutes = ({ expiresAt }: { expiresAt: number }) =>
		(expiresAt - NOW.epochMilliseconds) / 60_000;
	expect([minutes(first.value), minutes(second.value)]).toEqual([10, 5]);
});

test("in the city's own networks nobody is held up", async () => {
	env().ownNetworks = parseNetworks("192.0.2.0/24, 2001:db8:1::/48");
	const station = await house();
	for (const client of ["192.0.2.17", "2001:db8:1:2::/64"])
		for (let index = 0; index < 16; index++) {
			const { wanted, held } = attempt(station, 480 + index * 30, {
				client,
				service: short,
			});
			expect(await held).toMatchObject({ ok: true });
			expect(
				await confirm(wanted, {
					...PERSON,
					name: `${client} ${index}`,
					email: null,
				}),
			).toMatchObject({ ok: true });
		}
});

test("no address of a client and nothing of a person is stored with the counts", async () => {
	const station = await house();
	const { wanted, held } = attempt(station, 540);
	await held;
	await confirm(wanted);
	const stored = JSON.stringify(await db().rateLimit.findMany(), (_, value) =>
		typeof value === "bigint" ? String(value) : value,
	);
	expect(stored).toContain("reserved:");
	for (const secret of [client, PERSON.name, PERSON.email ?? "", "203.0."])
		expect(stored).not.toContain(secret);
});
