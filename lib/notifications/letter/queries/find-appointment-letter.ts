import "server-only";
import {
	manageToken,
	pinOf,
	recipientKeyOf,
} from "#lib/auth/secrets/secrets.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import {
	type Earlier,
	findFirstMessage,
	readEarlier,
} from "#lib/notifications/delivery/queries/earlier-messages.ts";
import { sender } from "#lib/notifications/delivery/rules/sender.ts";
import type { CalendarEvent } from "#lib/notifications/letter/rules/calendar.ts";
import {
	hasEntry,
	isCancelling,
	isOutdated,
	type MessageKind,
	meetingOf,
	type Notice,
} from "#lib/notifications/notifications.ts";
import { env } from "#lib/runtime/env.ts";
import { findAsk } from "./find-ask.ts";
import { links, offerOf } from "./letter-parts.ts";

/** A mail that waits, and everything needed to write it. */
interface WaitingMessage {
	id: string;
	/** Null: the address was corrected or erased since. */
	recipient: string | null;
	outdated: boolean;
	/**
	 * Whether another mail has told this address of the appointment that this one takes back: if that one still waits, it
	 * may be leaving just now.
	 */
	earlier: Earlier;
	/** The first mail about the appointment that went to this address, unless this is it. */
	answersTo: string | null;
	notice: Notice;
	/** Null for what brings nothing new: a reminder's entry came with the news it reminds of. */
	event: CalendarEvent | null;
}

/** Null when there is nothing left to do: sent, given up, or erased. */
export async function findWaitingMessage(
	id: string,
	now: Temporal.Instant,
): Promise<WaitingMessage | null> {
	const row = await db().message.findFirst({
		where: { id, status: "queued" },
		include: {
			text: true,
			announcement: { select: { endsAt: true, withdrawnAt: true } },
			appointment: {
				include: {
					services: true,
					contact: true,
					taken: {
						where: { answer: "accepted", wish: { drawId: { not: null } } },
						select: { id: true },
						take: 1,
					},
					// Where it stood: last the place it has now, before it the one it was moved from.
					events: {
						where: { startsAt: { not: null } },
						orderBy: { id: "desc" },
						take: 2,
					},
				},
			},
		},
	});
	const appointment = row?.appointment;
	if (!appointment) return null;
	const { reference, ticket, contact } = appointment;
	if (reference === null || ticket === null)
		throw new Error("A mail is about a hold, which has no number yet");
	const locale = toOffered(row.locale);
	const kind = row.kind as MessageKind;
	const catalog = await getCatalog(locale);
	const stationOf = (wanted: number | null) =>
		catalog.stations.find(({ id }) => id === wanted);
	const station = stationOf(appointment.stationId);
	const left = kind === "moved" ? appointment.events[1] : undefined;
	const stationLeft = stationOf(left?.stationId ?? null);
	if (!station) throw new Error(`No station ${appointment.stationId}`);
	const startsAt = appointment.startsAt.getTime();
	const endsAt = appointment.endsAt.getTime();
	const link = links(
		reference,
		manageToken(appointment.id, appointment.tokenVersion),
		row.askId,
		locale,
	);
	const remote = meetingOf(
		appointment.kind as Kind,
		contact?.videoAddress ?? null,
	);
	const address = contact?.email ?? null;
	const isCurrent =
		address !== null && recipientKeyOf(address) === row.recipientKey;
	const offer =
		kind === "offer"
			? offerOf(
					await listMoves(appointment.id),
					row.sequence,
					locale,
					stationOf,
				)
			: null;
	return {
		id,
		recipient: isCurrent ? address : null,
		outdated:
			isOutdated(
				{ kind, sequence: row.sequence },
				appointment,
				now,
				row.announcement,
			) ||
			(kind === "offer" && offer === null),
		earlier:
			kind === "cancelled" ? await readEarlier(row, appointment.id) : "told",
		answersTo: await findFirstMessage({
			...row,
			appointmentId: appointment.id,
		}),
		notice: {
			kind,
			locale,
			name: contact?.name ?? null,
			bookedBy: contact?.bookedBy ?? null,
			reference,
			pin: pinOf(appointment.id, appointment.pinVersion),
			ticket,
			startsAt,
			minutes: (endsAt - startsAt) / 60_000,
			station,
			remote,
			before:
				left?.startsAt && stationLeft
					? { startsAt: left.startsAt.getTime(), station: stationLeft }
					: null,
			services: catalog.services.flatMap((service) => {
				const wanted = appointment.services.find(
					({ serviceId }) => serviceId === service.id,
				);
				return wanted ? [{ service, quantity: wanted.quantity }] : [];
			}),
			offer,
			minorCase: appointment.minorCase,
			isByLot: appointment.taken.length > 0,
			text: row.text?.text ?? null,
			ask:
				kind === "reminder"
					? await findAsk(appointment.stationId, locale, row.createdAt)
					: null,
			links: link,
		},
		event: !hasEntry(kind)
			? null
			: {
					state: isCancelling(kind) ? "cancelled" : "confirmed",
					locale,
					uid: appointment.calendarUid,
					sequence: row.sequence,
					stamp: row.createdAt.getTime(),
					startsAt,
					endsAt,
					reference,
					station,
					remote,
					organizer: sender(env().mailFrom),
					url: link.book,
				},
	};
}

/** What was offered instead of this appointment, because the house closes. */
const listMoves = (appointmentId: string) =>
	db().planCase.findMany({
		where: { appointmentId, way: "move" },
		include: {
			hold: true,
			change: { include: { closures: { include: { texts: true }, take: 1 } } },
		},
	});
