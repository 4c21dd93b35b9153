import { beforeAll, beforeEach, expect, test } from "vitest";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import {
	confirm,
	hold,
	inParallel,
	PERSON,
	tally,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";

const service = cityWithService({ durationMinutes: 40 });

beforeAll(() =>
	db().city.update({ where: { id: 1 }, data: { bookedMinutesHour: 120 } }),
);

beforeEach(() => db().rateLimit.deleteMany());

async function held(station: string, client: string, start: number) {
	const wanted = {
		station,
		service: service.slug,
		token: newHoldToken(),
		client,
		start,
	};
	await hold(wanted);
	return wanted;
}

test("of eight bookings at once from one address only as many as the city allows become appointments", async () => {
	const station = await makeStation();
	const client = "203.0.113.7";
	const starts = Array.from({ length: 8 }, (_, index) => 480 + 40 * index);
	const holds: Awaited<ReturnType<typeof held>>[] = [];
	for (const start of starts)
		holds.push(await held(station.slug, client, start));
	const results = await inParallel(8, holds, (wanted) => confirm(wanted));
	expect(tally(results)).toEqual({ ok: 3, "too-many-bookings": 5 });
	expect(
		await db().appointment.count({
			where: { stationId: station.id, status: "booked" },
		}),
	).toBe(3);
	// Others are not concerned, and repeating a booking is none.
	const other = await held(station.slug, "198.51.100.1", 800);
	expect(await confirm(other)).toMatchObject({ ok: true });
	for (let times = 0; times < 5; times++)
		expect(await confirm(other)).toMatchObject({ ok: true });
});

test("an hour later it goes on, and what has run out is forgotten", async () => {
	const station = await makeStation();
	const client = "203.0.113.8";
	for (const start of [540, 580, 620])
		await confirm(await held(station.slug, client, start));
	const next = await held(station.slug, client, 660);
	expect(await confirm(next)).toEqual({
		ok: false,
		error: "too-many-bookings",
	});
	await db().rateLimit.updateMany({ data: { expire: 1n } });
	expect(await confirm(next)).toMatchObject({ ok: true });
	expect(await db().rateLimit.count()).toBe(2);
});

test("no address of a client and nothing of a person is stored with the counts", async () => {
	const station = await makeStation();
	const wanted = await held(station.slug, "203.0.113.9", 540);
	await confirm(wanted);
	const stored = JSON.stringify(await db().rateLimit.findMany(), (_, value) =>
		typeof value === "bigint" ? String(value) : value,
	);
	expect(stored).toContain("booked-hour");
	for (const secret of ["203.0.113.9", PERSON.name, PERSON.email])
		expect(stored).not.toContain(secret);
});
