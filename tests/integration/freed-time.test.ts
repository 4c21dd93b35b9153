import { beforeAll, expect, test } from "vitest";
import { CACHE } from "#app/api/v1/_parts/answers.ts";
import { availabilitySchema } from "#app/api/v1/_parts/contract.ts";
import { GET } from "#app/api/v1/availability/route.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { book, DAY, freeStarts, NOW, wish } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

beforeAll(async () => {
	setNow(NOW);
	await makeCity();
});

test("a cancelled appointment's time is offered at once; nobody keeps an old answer for five seconds", async () => {
	const service = await makeService();
	const station = await makeStation({ from: 540, until: 555 });
	const ask = async () => {
		const query = `station=${station.slug}&service=${service.slug}&from=${DAY}&to=${DAY}`;
		const response = await GET(new Request(`http://localhost/api?${query}`));
		expect(response.headers.get("cache-control")).toBe(CACHE.availability);
		return availabilitySchema.parse(await response.json()).days;
	};
	const { reference, token } = await book(wish(station, service));
	expect(await ask()).toEqual([]);
	expect(await freeStarts(station, service)).toEqual([]);

	const gone = await cancelAppointment({ reference, token, now: NOW });
	expect(gone.ok).toBe(true);
	expect(await ask()).toEqual([{ date: DAY, starts: ["09:00"] }]);
	expect(await freeStarts(station, service)).toEqual([540]);
	const seconds = Number(CACHE.availability.match(/max-age=(\d+)/)?.[1]);
	expect(seconds).toBeLessThan(5);
});
