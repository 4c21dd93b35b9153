import { randomUUID } from "node:crypto";
import { db } from "#lib/db/client.ts";
import { enqueueMessage } from "#lib/notifications/commands/enqueue.ts";
import type { MessageKind } from "#lib/notifications/notifications.ts";
import type { Locale } from "#lib/text/locale.ts";
import { withCheckDigit } from "#lib/text/reference.ts";

/** Counts the appointments of the file's house. */
let booked = 0;

/** One station, one desk, one service: just enough for appointments that mails can be about. */
export async function createHouse(): Promise<void> {
	booked = 0;
	await db().city.create({
		data: { id: 1, maxServices: 5, maxMinutes: 120 },
	});
	await db().station.create({
		data: {
			id: 1,
			slug: "stadtmitte",
			position: 1,
			phase: "pilot",
			shortName: "Stadtmitte",
			district: "Mitte",
			building: "Stadthaus",
			street: "Friedrich-Albert-Lange-Platz 7",
			postcode: "47051",
			city: "Musterstadt",
			phone: "+49 203 94000",
			latitude: 51.4344,
			longitude: 6.7623,
			ortsteile: [],
			leadMinutes: 0,
			horizonDays: 60,
			holdMinutes: 10,
			usefulGapMinutes: 10,
			texts: {
				create: {
					locale: "de",
					name: "Bürger-Service-Station Stadtmitte",
					directions: "",
					accessibility: "",
				},
			},
			desks: { create: { id: 1, position: 1, name: "1", servesAll: true } },
		},
	});
	await db().service.create({
		data: {
			slug: "reisepass",
			position: 1,
			durationMinutes: 15,
			extraMinutes: 10,
			maxQuantity: 2,
			personalPresence: true,
			walkInSuitable: false,
			bookable: true,
			popular: true,
			collectsDocument: false,
			category: {
				create: {
					slug: "pass",
					position: 1,
					texts: { create: { locale: "de", name: "Pass" } },
				},
			},
			texts: {
				create: {
					locale: "de",
					name: "Reisepass beantragen",
					summary: "",
					quantityLabel: "Personen",
					documents: ["Ihr bisheriger Pass"],
				},
			},
		},
	});
}

/** When everything was booked: one instant, so that times that must agree do. */
export const BOOKED_AT = Temporal.Instant.from("2026-11-24T10:00:00+01:00");

/** Booked for 25 November 2026, one after another from 8:00 on, unless said otherwise. */
export async function createAppointment(
	email: string | null = "erika@example.org",
	{
		start,
		bookedAt = BOOKED_AT,
	}: { start?: string; bookedAt?: typeof BOOKED_AT } = {},
): Promise<string> {
	const number = booked++;
	const startsAt = new Date(
		start ?? Date.parse("2026-11-25T08:00:00+01:00") + number * 5 * 60_000,
	);
	const { id } = await db().appointment.create({
		data: {
			id: randomUUID(),
			reference: withCheckDigit(String(10_000_000 + number)),
			stationId: 1,
			deskId: 1,
			lane: number,
			date: new Date(startsAt.toISOString().slice(0, 10)),
			startsAt,
			endsAt: new Date(startsAt.getTime() + 5 * 60_000),
			status: "booked",
			channel: "online",
			locale: "de",
			ticket: `A${String(number).padStart(3, "0")}`,
			calendarUid: randomUUID(),
			createdAt: new Date(bookedAt.epochMilliseconds),
			services: { create: { serviceId: 1, quantity: 1 } },
			contact: {
				create: {
					name: "Erika Mustermann",
					email,
					nameKey: "erika mustermann",
					wordsKey: "erika mustermann",
				},
			},
		},
	});
	return id;
}

/** Puts news about the appointment on its way, in a transaction of its own. */
export async function tell(
	appointmentId: string,
	news: {
		kind?: MessageKind;
		sequence?: number;
		recipient?: string;
		locale?: Locale;
	} = {},
): Promise<void> {
	await db().$transaction((tx) =>
		enqueueMessage(tx, {
			appointmentId,
			kind: "confirmed",
			sequence: 0,
			recipient: "erika@example.org",
			locale: "de",
			origin: "citizen",
			now: BOOKED_AT,
			...news,
		}),
	);
}

/** The only mail row of an appointment. */
export function messageOf(appointmentId: string) {
	return db().message.findFirstOrThrow({ where: { appointmentId } });
}
