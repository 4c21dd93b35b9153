import { beforeAll, expect, test } from "vitest";
import { CACHE } from "#app/api/v1/_parts/answers.ts";
import { availabilitySchema } from "#app/api/v1/_parts/contract.ts";
import { GET } from "#app/api/v1/availability/route.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { book, DAY, freeStarts, NOW, wish } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";
import { keepMinutes } from "#tests/support/wishes.ts";

beforeAll(async () => {
	setNow(NOW);
	await makeCity();
});

/** What the API tells of one station and service on DAY. */
const asking =
	(station: { slug: string }, service: { slug: string }) => async () => {
		const query = `station=${station.slug}&service=${service.slug}&from=${DAY}&to=${DAY}`;
		const response = await GET(new Request(`http://localhost/api?${query}`));
		expect(response.headers.get("cache-control")).toBe(CACHE.availability);
		return availabilitySchema.parse(await response.json()).days;
	};

test("a cancelled appointment's time is offered at once; nobody keeps an old answer for five seconds", async () => {
	const service = await makeService();
	const station = await makeStation({ from: 540, until: 555 });
	const ask = asking(station, service);
	const { reference, token } = await book(wish(station, service));
	expect(await ask()).toEqual([]);
	expect(await freeStarts(station, service)).toEqual([]);

	const gone = await cancelAppointment({ reference, token, now: NOW });
	expect(gone.ok).toBe(true);
	expect(await ask()).toEqual([
		{ date: DAY, durationMinutes: 15, starts: ["09:00"] },
	]);
	expect(await freeStarts(station, service)).toEqual([540]);
	const seconds = Number(CACHE.availability.match(/max-age=(\d+)/)?.[1]);
	expect(seconds).toBeLessThan(5);
});

test("where the city keeps it for the wish list first, the API does not tell of it before", async () => {
	await keepMinutes(20);
	const service = await makeService();
	const station = await makeStation({ from: 540, until: 555 });
	const ask = asking(station, service);
	const { reference, token } = await book(wish(station, service));
	await cancelAppointment({ reference, token, now: NOW });
	expect(await ask()).toEqual([]);
	setNow(NOW.add({ minutes: 19 }));
	expect(await ask()).toEqual([]);
	setNow(NOW.add({ minutes: 20 }));
	expect(await ask()).toEqual([
		{ date: DAY, durationMinutes: 15, starts: ["09:00"] },
	]);
});
