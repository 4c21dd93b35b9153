import "server-only";
import { manageToken, pinOf, recipientKeyOf } from "#lib/auth/secrets.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { toLocale } from "#lib/locale.ts";
import { paths } from "#lib/paths.ts";
import type { CalendarEvent } from "./calendar.ts";
import type { MessageKind, Notice } from "./notice.ts";
import { sender } from "./sender.ts";

/** A mail that waits, and everything needed to write it. */
export interface WaitingMessage {
	id: string;
	/** Null: the address was corrected or erased since. */
	recipient: string | null;
	/** Newer news about the appointment exists, or it is over: this mail would mislead. */
	outdated: boolean;
	notice: Notice;
	event: CalendarEvent;
}

/** Null when there is nothing left to do: sent, given up, or erased. */
export async function findWaitingMessage(
	id: string,
	now: Temporal.Instant,
): Promise<WaitingMessage | null> {
	const row = await db().message.findFirst({
		where: { id, status: "queued" },
		include: { appointment: { include: { services: true, contact: true } } },
	});
	if (!row) return null;
	const { appointment } = row;
	const { reference, ticket, contact } = appointment;
	if (reference === null || ticket === null)
		throw new Error("A mail is about a hold, which has no number yet");
	const locale = toLocale(row.locale);
	const kind = row.kind as MessageKind;
	const catalog = await getCatalog(locale);
	const station = catalog.stations.find(
		({ id }) => id === appointment.stationId,
	);
	if (!station) throw new Error(`No station ${appointment.stationId}`);
	const startsAt = appointment.startsAt.getTime();
	const endsAt = appointment.endsAt.getTime();
	const link = links(
		reference,
		manageToken(appointment.id, appointment.tokenVersion),
		locale,
	);
	const address = contact?.email ?? null;
	const isCurrent =
		address !== null && recipientKeyOf(address) === row.recipientKey;
	return {
		id,
		recipient: isCurrent ? address : null,
		outdated:
			row.sequence < appointment.calendarSequence ||
			endsAt <= now.epochMilliseconds,
		notice: {
			kind,
			locale,
			name: contact?.name ?? null,
			reference,
			pin: pinOf(appointment.id, appointment.pinVersion),
			ticket,
			startsAt,
			minutes: (endsAt - startsAt) / 60_000,
			station,
			services: catalog.services.flatMap((service) => {
				const wanted = appointment.services.find(
					({ serviceId }) => serviceId === service.id,
				);
				return wanted ? [{ service, quantity: wanted.quantity }] : [];
			}),
			minorCase: appointment.minorCase,
			links: link,
		},
		event: {
			state: kind === "cancelled" ? "cancelled" : "confirmed",
			locale,
			uid: appointment.calendarUid,
			sequence: row.sequence,
			stamp: row.createdAt.getTime(),
			startsAt,
			endsAt,
			reference,
			station,
			organizer: sender(env().mailFrom),
			url: link.book,
		},
	};
}

function links(
	reference: string,
	token: string,
	locale: Notice["locale"],
): Notice["links"] {
	const { baseUrl } = env();
	const { appointment, cancel, consent, start } = paths(locale);
	return {
		manage: `${baseUrl}${appointment(reference, token)}`,
		cancel: `${baseUrl}${cancel(reference, token)}`,
		book: `${baseUrl}${start()}`,
		consent: `${baseUrl}${consent()}`,
	};
}

/** The oldest mails that still wait, for the sweep. */
export async function listQueuedMessageIds(limit: number): Promise<string[]> {
	const rows = await db().message.findMany({
		where: { status: "queued" },
		orderBy: { createdAt: "asc" },
		take: limit,
		select: { id: true },
	});
	return rows.map(({ id }) => id);
}
