import { afterEach, beforeEach, expect, test } from "vitest";
import { clientKeyOf, waitTicket } from "#lib/auth/secrets/secrets.ts";
import { currentTicket } from "#lib/booking/hold/commands/admission.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/runtime/env.ts";
import { parseNetworks } from "#lib/runtime/env-schema.ts";
import {
	confirm,
	DAY,
	freeStarts,
	hold,
	NOW,
	PERSON,
	tally,
} from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

/** What a new installation comes with. */
const DEFAULTS = {
	freeHeldMinutes: 180,
	maxHeldMinutes: 480,
	bookedMinutesHour: 480,
	bookedMinutesDay: 960,
	personMinutes: 240,
	contactMinutes: 480,
};
/** Another one for each test: holds stay. */
let client = "";
let clients = 0;

let short: { id: number; slug: string };
let long: { id: number; slug: string };

beforeEach(async () => {
	clients += 1;
	client = `203.0.113.${clients}`;
	await db().rateLimit.deleteMany();
	await makeCity(DEFAULTS);
	short = await makeService();
	long = await makeService({ durationMinutes: 120 });
});

afterEach(() => {
	env().ownNetworks = parseNetworks("");
});

const house = () => makeStation({ desks: 4, from: 480, until: 960 });

function attempt(
	station: { slug: string },
	start: number,
	{ client: from = client, service = long, ticket = "", now = NOW } = {},
) {
	const token = newHoldToken();
	const wanted = {
		station: station.slug,
		service: service.slug,
		client: from,
		start,
		token,
		ticket,
		now,
	};
	return { wanted, held: hold(wanted) };
}

/** Minutes of the day that nobody holds or has booked. */
async function freeMinutes(station: { id: number }): Promise<number> {
	const [row] = await db().$queryRaw<{ taken: number }[]>`
		SELECT coalesce(sum(extract(epoch FROM ends_at - starts_at) / 60), 0)::int AS taken FROM appointment
		WHERE station_id = ${station.id} AND date = ${DAY}::date AND status IN ('held', 'booked')`;
	return 4 * 480 - (row?.taken ?? 0);
}

test("one address, 50 requests, appointments of two hours under invented names: most of the day stays free", async () => {
	const station = await house();
	const results: Awaited<ReturnType<typeof confirm>>[] = [];
	for (let request = 0; request < 50; request++) {
		const { wanted, held } = attempt(station, 480 + (request % 4) * 120);
		const won = await held;
		if (!won.ok) continue;
		results.push(
			await confirm(wanted, {
				...PERSON,
				name: `Name ${request}`,
				email: null,
			}),
		);
	}
	expect(tally(results)).toMatchObject({ ok: 4 });
	expect(await freeMinutes(station)).toBeGreaterThan((2 / 3) * 4 * 480);
	expect((await freeStarts(station, short)).length).toBeGreaterThan(60);
});

test("29 holds from three addresses, sent at once: most of the day stays free", async () => {
	const station = await house();
	const results = await Promise.all(
		Array.from({ length: 29 }, (_, index) => {
			const from = { client: `198.51.100.${index % 3}` };
			return attempt(station, 480 + (index % 4) * 120, from).held;
		}),
	);
	expect(tally(results)).toMatchObject({ ok: 3 });
	expect(await freeMinutes(station)).toBe(4 * 480 - 360);
});

test("whoever waits every time and sends all at once still leaves most of the day", async () => {
	const station = await house();
	const key = clientKeyOf(client, "2026-11-24");
	const ticket = () => waitTicket(key, NOW.epochMilliseconds);
	const later = NOW.add({ seconds: 120 });
	await Promise.all(
		Array.from(
			{ length: 50 },
			(_, index) =>
				attempt(station, 480 + (index % 4) * 120, {
					ticket: ticket(),
					now: later,
				}).held,
		),
	);
	expect(await freeMinutes(station)).toBe(4 * 480 - 480);
});

test("the eleventh stranger behind one address gets a time, and so does whoever waits a little after that", async () => {
	const station = await house();
	const at = (index: number, more = {}) =>
		attempt(station, 480 + 15 * index, { service: short, ...more }).held;
	for (let index = 0; index < 12; index++)
		expect(await at(index)).toMatchObject({ ok: true });
	expect(await at(12)).toEqual({ ok: false, error: "must-wait" });
	const ticket = await currentTicket("", client, NOW);
	const early = { ticket, now: NOW.add({ seconds: 19 }) };
	expect(await at(12, early)).toEqual({ ok: false, error: "must-wait" });
	// The wait goes on, it does not begin anew.
	expect(await currentTicket(ticket, client, early.now)).toBe(ticket);
	const inTime = { ticket, now: NOW.add({ seconds: 20 }) };
	expect(await at(12, inTime)).toMatchObject({ ok: true });
	expect(await at(13, inTime)).toEqual({ ok: false, error: "must-wait" });
	expect(await currentTicket(ticket, client, inTime.now)).not.toBe(ticket);
});

test("a ticket that is somebody else's, invented or old opens nothing", async () => {
	const station = await house();
	await attempt(station, 480).held;
	const ticket = await currentTicket("", "198.51.100.1", NOW);
	const now = NOW.add({ seconds: 60 });
	for (const wrong of [ticket, "x.y.z", "", `${ticket}x`])
		expect(await attempt(station, 600, { ticket: wrong, now }).held).toEqual({
			ok: false,
			error: "must-wait",
		});
	const own = await currentTicket("", client, NOW);
	expect(
		await attempt(station, 600, { ticket: own, now: NOW.add({ minutes: 9 }) })
			.held,
	).toMatchObject({ ok: true });
});

test("choosing another time needs no wait: the first one makes room", async () => {
	const station = await house();
	const { wanted, held } = attempt(station, 480);
	await held;
	await attempt(station, 480, { service: short }).held;
	expect(await hold({ ...wanted, start: 600 })).toMatchObject({ ok: true });
});

test("in the city's own networks nobody is held up", async () => {
	env().ownNetworks = parseNetworks("192.0.2.0/24, 2001:db8:1::/48");
	const station = await house();
	for (const client of ["192.0.2.17", "2001:db8:1:2::/64"])
		for (let index = 0; index < 16; index++)
			expect(
				await attempt(station, 480 + index * 30, { client, service: short })
					.held,
			).toMatchObject({ ok: true });
});

test("one name and one contact can take only so many minutes, spelled how they may be", async () => {
	const station = await house();
	const book = async (start: number, details: Partial<typeof PERSON>) => {
		const { wanted, held } = attempt(station, start, { client: `${start}` });
		if (!(await held).ok) throw new Error("taken");
		return confirm(wanted, { ...PERSON, email: null, ...details });
	};
	expect(await book(480, {})).toMatchObject({ ok: true });
	expect(await book(600, { name: "AYSE MÜLLER" })).toMatchObject({ ok: true });
	const refused = { ok: false, error: "too-many-for-person" };
	expect(await book(720, { name: " ayşe  müller" })).toEqual(refused);
	const contact = { email: "Heim@caritas.example" };
	for (const [index, start] of [485, 605, 725, 730].entries())
		expect(
			await book(start, { name: `Gast ${index}`, ...contact }),
		).toMatchObject({ ok: true });
	expect(
		await book(490, { name: "Gast 9", email: "heim@CARITAS.example" }),
	).toEqual(refused);
});
