import { beforeEach, expect, test } from "vitest";
import { POST as cancel } from "#app/api/v1/appointments/cancel/route.ts";
import { POST as move } from "#app/api/v1/appointments/move/route.ts";
import { POST as book } from "#app/api/v1/appointments/route.ts";
import { POST as hold } from "#app/api/v1/holds/route.ts";
import { db } from "#lib/db/client.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { DAY } from "#tests/support/booking.ts";
import { makeService } from "#tests/support/factory.ts";
import {
	begin,
	beginCity,
	bookAt,
	CONSENT,
	someone,
	timeAt,
} from "#tests/support/program-booking.ts";
import { send } from "#tests/support/program-requests.ts";

beforeEach(async () => {
	await beginCity();
});

test("whoever moves one appointment to several times at one instant is told where it stands", async () => {
	const { station, token } = await begin();
	for (let round = 0; round < 3; round++) {
		const { appointment } = (await bookAt(token, station)).body;
		const starts = ["10:00", "11:00", "12:00", "13:00", "14:00", "15:00"];
		const answers = await Promise.all(
			starts.map((start) =>
				send(move, token, { appointment, ...timeAt(station, start) }),
			),
		);
		for (const [index, { status, body }] of answers.entries())
			if (status === 200) expect(body.start).toBe(starts[index]);
		expect(answers.some(({ status }) => status === 200)).toBe(true);
		await send(cancel, token, { appointment });
	}
});

test("moving an appointment to where it is changes nothing, however its services are written and however late", async () => {
	const { station, token } = await begin();
	const many = await makeService({ durationMinutes: 15, maxQuantity: 3 });
	const time = { ...timeAt(station), services: [`${many.slug}:2`] };
	const held = await send(hold, token, time);
	const { appointment } = (
		await send(book, token, {
			hold: held.body.hold,
			person: someone(),
			consent: CONSENT,
		})
	).body;
	const same = { ...time, appointment, services: [many.slug, many.slug] };
	expect((await send(move, token, same)).status).toBe(200);
	// It has begun: another time would be too late.
	setNow(Temporal.Instant.from(`${DAY}T09:05:00+01:00`));
	expect((await send(move, token, same)).status).toBe(200);
	const later = { ...same, start: "15:00" };
	expect((await send(move, token, later)).body.code).toBe("too-late");
	expect(
		await db().appointmentEvent.count({
			where: { appointmentId: appointment, kind: "moved" },
		}),
	).toBe(0);
	await send(cancel, token, { appointment });
});
