import { beforeEach, expect, test } from "vitest";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import type { Details } from "#lib/booking/rules/schema.ts";
import { db } from "#lib/db/client.ts";
import { confirm, DAY, hold, PERSON, tally } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let service: { id: number; slug: string };

beforeEach(async () => {
	await makeCity({ personMinutes: 240, contactMinutes: 480 });
	service ??= await makeService({ durationMinutes: 15 });
});

/** Reserves so many times of a day, each from a client of its own. */
async function heldTimes(count: number) {
	const station = await makeStation({ desks: 4, from: 480, until: 960 });
	const wanted = Array.from({ length: count }, (_, index) => ({
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
		start: 480 + 15 * Math.floor(index / 4),
	}));
	for (const one of wanted) {
		const held = await hold(one);
		if (!held.ok) throw new Error(held.error);
	}
	return { station, wanted };
}

async function bookedMinutes(station: { id: number }): Promise<number> {
	const [row] = await db().$queryRaw<{ minutes: number }[]>`
		SELECT coalesce(sum(extract(epoch FROM ends_at - starts_at) / 60), 0)::int AS minutes FROM appointment
		WHERE station_id = ${station.id} AND date = ${DAY}::date AND status = 'booked'`;
	return row?.minutes ?? 0;
}

const people: [string, number, (index: number) => Partial<Details>][] = [
	["one name, without any contact", 240, () => ({ email: null })],
	[
		"one name, an address of its own each time",
		240,
		(index) => ({ email: `a${index}@citizen.example` }),
	],
	[
		"one address, a name of its own each time",
		480,
		(index) => ({ name: `Gast ${index}` }),
	],
	[
		"one number, written in two ways, a name of its own each time",
		480,
		(index) => ({
			name: `Gast ${index}`,
			email: null,
			phone: index % 2 ? "0203 1234567" : "+49 203 1234567",
		}),
	],
	[
		"one name in either order, an address of its own each time",
		240,
		(index) => ({
			name: index % 2 ? "Anna-Lena Weiß" : "WEISS, Anna Lena",
			email: `b${index}@citizen.example`,
		}),
	],
	[
		"one name and one address",
		240,
		(index) => ({ name: index % 2 ? "AYSE MÜLLER" : "Ayşe Müller" }),
	],
];

test.each(people)(
	"40 confirmations at the same instant of %s leave it at %d minutes",
	async (_, limit, details) => {
		const { station, wanted } = await heldTimes(40);
		const results = await Promise.all(
			wanted.map((one, index) =>
				confirm(one, { ...PERSON, ...details(index) }),
			),
		);
		expect(tally(results)).toEqual({
			ok: limit / 15,
			"too-many-for-person": 40 - limit / 15,
		});
		expect(await bookedMinutes(station)).toBe(limit);
		await db().appointment.deleteMany({ where: { stationId: station.id } });
	},
);
