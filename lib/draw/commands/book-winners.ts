import "server-only";
import { randomUUID } from "node:crypto";
import { drawHoldKey } from "#lib/auth/secrets/secrets.ts";
import { CITIZEN } from "#lib/booking/booking.ts";
import { nextTickets } from "#lib/booking/commands/placing.ts";
import {
	registerPeople,
	unusedReferences,
} from "#lib/booking/commands/register-person.ts";
import { minutesOf } from "#lib/catalog/rules/selection.ts";
import { toOffered } from "#lib/city/city.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { noteEvent } from "#lib/db/noted.ts";
import type { Entry } from "#lib/draw/queries/read-entries.ts";
import type { Start } from "#lib/draw/rules/batch.ts";
import { instantAt } from "#lib/time.ts";

/** Rows of one statement. */
const AT_ONCE = 300;

/**
 * Appointments like every other, with number, PIN, events and mail; and each wish says what it became. All winners in a
 * few statements: the plan waits for a draw.
 */
export async function bookWinners(
	tx: Tx,
	stationId: number,
	winners: readonly { entry: Entry; start: Start }[],
	now: Temporal.Instant,
): Promise<void> {
	for (let from = 0; from < winners.length; from += AT_ONCE)
		await bookSome(tx, stationId, winners.slice(from, from + AT_ONCE), now);
}

async function bookSome(
	tx: Tx,
	stationId: number,
	winners: readonly { entry: Entry; start: Start }[],
	now: Temporal.Instant,
): Promise<void> {
	const at = toDbInstant(now);
	const references = await unusedReferences(tx, winners.length);
	const tickets = new Map<string, string[]>();
	for (const [date, some] of Map.groupBy(winners, ({ start }) => start.date)) {
		const day = { stationId, date: toDbDate(date) };
		tickets.set(date, await nextTickets(tx, day, some.length));
	}
	const offered = await tx.wishOffer.groupBy({
		by: ["wishId"],
		where: { wishId: { in: winners.map(({ entry }) => entry.id) } },
		_count: true,
	});
	const had = new Map(offered.map(({ wishId, _count }) => [wishId, _count]));
	const booked = winners.map(({ entry, start }, index) => {
		const startsAt = instantAt(start.date, start.start);
		return {
			entry,
			start,
			id: randomUUID(),
			key: drawHoldKey(entry.id),
			reference: references[index] ?? "",
			ticket: tickets.get(start.date)?.pop() ?? "",
			startsAt: toDbInstant(startsAt),
			endsAt: toDbInstant(
				startsAt.add({ minutes: minutesOf(entry.selection, start.date) }),
			),
		};
	});
	await tx.appointment.createMany({
		data: booked.map(({ entry: { wish }, start, key, ...one }) => ({
			id: one.id,
			reference: one.reference,
			ticket: one.ticket,
			holdKey: key,
			stationId,
			deskId: start.deskId,
			date: toDbDate(start.date),
			startsAt: one.startsAt,
			endsAt: one.endsAt,
			status: "booked",
			channel: "online",
			locale: wish.locale,
			minorCase: wish.minorCase,
			calendarUid: randomUUID(),
			createdAt: at,
		})),
	});
	await tx.appointmentService.createMany({
		data: booked.flatMap(({ id, entry }) =>
			entry.selection.map(({ service, quantity }) => ({
				appointmentId: id,
				serviceId: service.id,
				quantity,
			})),
		),
	});
	// The two that everybody's appointment begins with.
	await tx.appointmentEvent.createMany({
		data: booked.flatMap(({ id, start: { deskId }, startsAt }) => {
			const event = { appointmentId: id, at, deskId, actor: CITIZEN };
			return [
				{ ...event, toStatus: "held" },
				{
					...event,
					fromStatus: "held",
					toStatus: "booked",
					stationId,
					startsAt,
				},
			];
		}),
	});
	for (const _ of booked) noteEvent(tx, "booked", "system");
	await registerPeople(
		tx,
		booked.map(({ id, entry: { wish, contact } }) => ({
			appointment: { id, calendarSequence: 0 },
			details: contact,
			showsLanguage: wish.contact?.showsLanguage ?? false,
			locale: toOffered(wish.locale),
		})),
		now,
		"house",
	);
	await tx.wishOffer.createMany({
		data: booked.map(({ id, entry, key, startsAt, endsAt }) => ({
			id: randomUUID(),
			wishId: entry.id,
			tokenKey: key,
			sequence: 1 + (had.get(entry.id) ?? 0),
			appointmentId: id,
			stationId,
			startsAt,
			endsAt,
			offeredAt: at,
			openUntil: startsAt,
			answer: "accepted",
			answeredAt: at,
		})),
	});
	await tx.wish.updateMany({
		where: { id: { in: winners.map(({ entry }) => entry.id) }, endedAt: null },
		data: { endedAt: at, endedHow: "taken" },
	});
}
