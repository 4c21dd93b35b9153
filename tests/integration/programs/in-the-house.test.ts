import { beforeEach, expect, test } from "vitest";
import { POST as checkIn } from "#app/api/v1/appointments/check-in/route.ts";
import { POST as draw } from "#app/api/v1/tickets/route.ts";
import { db } from "#lib/db/client.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { DAY } from "#tests/support/booking.ts";
import { makeStation } from "#tests/support/factory.ts";
import { makeProgram } from "#tests/support/program.ts";
import {
	begin,
	beginCity,
	bookAt,
	persons,
} from "#tests/support/program-booking.ts";
import { send, tokenOf } from "#tests/support/program-requests.ts";

let service: { id: number; slug: string };

beforeEach(async () => {
	service = await beginCity();
});

const at = (clock: string) =>
	setNow(Temporal.Instant.from(`${DAY}T${clock}:00+01:00`));

test("whoever has an appointment is checked in once, by id or by number and PIN", async () => {
	const { station, token } = await begin();
	const { appointment, ticket } = (await bookAt(token, station)).body;
	const which = { appointment };
	const early = await send(checkIn, token, which);
	expect([early.status, early.body.code]).toEqual([409, "not-today"]);
	at("06:00");
	const tooEarly = await send(checkIn, token, which);
	expect([tooEarly.status, tooEarly.body.code]).toEqual([409, "too-early"]);
	at("08:55");
	const here = await send(checkIn, token, which);
	expect([here.status, here.body]).toMatchObject([
		200,
		{
			ticket,
			late: false,
			link: expect.stringContaining("/wartenummer/"),
		},
	]);
	const again = await send(checkIn, token, which);
	expect(again.body).toMatchObject({ ticket, link: here.body.link });
	expect(
		await db().visit.count({ where: { appointmentId: appointment } }),
	).toBe(1);
	const { id, ...byPin } = await persons(station, { start: 555 });
	expect((await send(checkIn, token, byPin)).status).toBe(200);
	expect(await db().visit.count({ where: { appointmentId: id } })).toBe(1);
	const wrong = await send(checkIn, token, { ...byPin, pin: "1" });
	expect(wrong.body.code).toBe("no-match");
	const other = await tokenOf(await makeProgram());
	expect((await send(checkIn, other, which)).body.code).toBe(
		"unknown-appointment",
	);
	const cancelled = (await bookAt(token, station, "10:00")).body;
	await db().appointment.update({
		where: { id: cancelled.appointment },
		data: { status: "cancelled" },
	});
	const gone = await send(checkIn, token, {
		appointment: cancelled.appointment,
	});
	expect(gone.body.code).toBe("too-late");
	// Only in the houses that were agreed upon.
	const elsewhere = await makeStation();
	const narrow = await tokenOf(
		await makeProgram({ stations: [elsewhere.slug] }),
	);
	const refused = await send(checkIn, narrow, byPin);
	expect(refused.body.code).toBe("station-not-agreed");
});

test("a number is drawn once, where there is room, and no more than a door gives out", async () => {
	const { station, token } = await begin();
	const wanted = { station: station.slug, services: [service.slug] };
	const closed = await send(draw, token, wanted);
	expect([closed.status, closed.body.code]).toEqual([409, "walk-ins-stopped"]);
	await db().station.update({
		where: { id: station.id },
		data: {
			buildingHours: {
				create: [1, 2, 3, 4, 5].map((weekday) => ({
					weekday,
					fromMinute: 480,
					untilMinute: 960,
				})),
			},
		},
	});
	await db().rateLimit.deleteMany({
		where: { key: { startsWith: "program-ticket:" } },
	});
	const key = crypto.randomUUID();
	const answers = await Promise.all(
		[1, 2, 3].map(() => send(draw, token, wanted, { key })),
	);
	const drawn = answers.find(({ status }) => status === 201);
	expect(drawn?.body).toMatchObject({
		ticket: expect.stringMatching(/^W\d+$/),
		link: expect.stringContaining("/wartenummer/"),
	});
	// Also when the answer was forgotten.
	await db().programRequest.deleteMany();
	const again = await send(draw, token, wanted, { key });
	expect(again.body.ticket).toBe(drawn?.body.ticket);
	expect(again.body.desks).toBe(1);
	const { id: visitId } = await db().visit.findFirstOrThrow({
		where: { stationId: station.id },
	});
	await db().visitLeg.create({ data: { visitId, number: 1 } });
	await db().programRequest.deleteMany();
	const twoDesks = await send(draw, token, wanted, { key });
	expect(twoDesks.body.desks).toBe(2);
	expect(await db().visit.count({ where: { stationId: station.id } })).toBe(1);
	// Only what was drawn counts: not what was sent again, nor what was refused below.
	const counted = async () =>
		(
			await db().rateLimit.findMany({
				where: { key: { startsWith: "program-ticket:" } },
			})
		).reduce((sum, { points }) => sum + points, 0);
	const before = await counted();
	expect(before).toBe(1);
	const unknown = { ...wanted, services: ["none"] };
	expect((await send(draw, token, unknown)).body.code).toBe("unknown-service");
	expect(await counted()).toBe(before);
	const elsewhere = await makeStation();
	const narrow = await tokenOf(
		await makeProgram({ stations: [elsewhere.slug] }),
	);
	expect((await send(draw, narrow, wanted)).body.code).toBe(
		"station-not-agreed",
	);
	await db().rateLimit.updateMany({
		where: { key: { startsWith: "program-ticket:" } },
		data: { points: 120, expire: Date.now() + 754_000 },
	});
	const over = await send(draw, token, wanted);
	expect([over.status, over.body.code]).toEqual([429, "too-many-tickets"]);
	// The second at which it works again.
	const seconds = Number(over.headers.get("retry-after"));
	expect(seconds).toBeLessThanOrEqual(754);
	expect(seconds).toBeGreaterThan(690);
});
