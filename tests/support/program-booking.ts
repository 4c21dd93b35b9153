import { POST as book } from "#app/api/v1/appointments/route.ts";
import { POST as hold } from "#app/api/v1/holds/route.ts";
import { pinOf } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { setNow } from "#lib/runtime/clock.ts";
import type { CivilDate } from "#lib/time.ts";
import { book as bookOnPage, DAY, NOW, PERSON, wish } from "./booking.ts";
import { makeCity, makeService, makeStation } from "./factory.ts";
import { makeProgram } from "./program.ts";
import { send, tokenOf } from "./program-requests.ts";

let service: { id: number; slug: string };

/** Before each test of what programs do: a city, a service, nothing counted yet. */
export async function beginCity(): Promise<{ id: number; slug: string }> {
	setNow(NOW);
	await makeCity();
	await db().rateLimit.deleteMany();
	service = await makeService({ durationMinutes: 15 });
	return service;
}

export const CONSENT = { privacyNotice: true };
export const someone = (more: object = {}) => ({
	name: `Ayşe ${crypto.randomUUID()}`,
	...more,
});

export const timeAt = (station: { slug: string }, start = "09:00") => ({
	station: station.slug,
	services: [service.slug],
	date: DAY,
	start,
});

/** A program with its token at a station of its own. */
export async function begin(agreement: Parameters<typeof makeProgram>[0] = {}) {
	const station = await makeStation({ desks: 1, from: 480, until: 960 });
	const program = await makeProgram(agreement);
	return { station, program, token: await tokenOf(program) };
}

export async function bookAt(
	token: string,
	station: { slug: string },
	start = "09:00",
	person: object = someone(),
) {
	const held = await send(hold, token, timeAt(station, start));
	return send(book, token, { hold: held.body.hold, person, consent: CONSENT });
}

/** Somebody's own appointment, with the PIN that they may tell a program. */
export async function persons(
	station: { slug: string },
	more: { date?: CivilDate; start?: number } = {},
) {
	const { reference } = await bookOnPage(wish(station, service, more), {
		...PERSON,
		email: null,
		name: `Seite ${crypto.randomUUID()}`,
	});
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	return { id, reference, pin: pinOf(id, 1) };
}
