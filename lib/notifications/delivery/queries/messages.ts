import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	askToken,
	manageToken,
	pinOf,
	recipientKeyOf,
} from "#lib/auth/secrets/secrets.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { WORKER_NAME } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { HELD_BACK } from "#lib/notifications/delivery/rules/limits.ts";
import { sender } from "#lib/notifications/delivery/rules/sender.ts";
import {
	type MailFlow,
	PATIENCE_MINUTES,
} from "#lib/notifications/delivery/rules/standstill.ts";
import type { CalendarEvent } from "#lib/notifications/letter/rules/calendar.ts";
import {
	hasEntry,
	isCancelling,
	isOutdated,
	type MessageKind,
	type MessageStatus,
	type Notice,
} from "#lib/notifications/notifications.ts";
import { paths } from "#lib/paths/citizen.ts";
import { ok, type Result } from "#lib/result.ts";
import { env } from "#lib/runtime/env.ts";
import { toLocale } from "#lib/text/locale.ts";

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
	earlier: "told" | "waiting" | "none";
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
			appointment: {
				include: {
					services: true,
					contact: true,
					cases: {
						where: { way: "move" },
						include: {
							hold: true,
							change: {
								include: { closures: { include: { texts: true }, take: 1 } },
							},
						},
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
	const locale = toLocale(row.locale);
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
	const address = contact?.email ?? null;
	const isCurrent =
		address !== null && recipientKeyOf(address) === row.recipientKey;
	const offer =
		kind === "offer"
			? offerOf(appointment.cases, row.sequence, locale, stationOf)
			: null;
	return {
		id,
		recipient: isCurrent ? address : null,
		outdated:
			isOutdated({ kind, sequence: row.sequence }, appointment, now) ||
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
			text: row.text?.text ?? null,
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
					organizer: sender(env().mailFrom),
					url: link.book,
				},
	};
}

function links(
	reference: string,
	token: string,
	askId: string | null,
	locale: Notice["locale"],
): Notice["links"] {
	const { baseUrl } = env();
	const {
		appointment,
		cancel,
		consent,
		feedback,
		improvements,
		move,
		offer,
		start,
	} = paths(locale);
	const ask = askId === null ? {} : { token: askToken(askId) };
	return {
		manage: `${baseUrl}${appointment(reference, token)}`,
		cancel: `${baseUrl}${cancel(reference, token)}`,
		move: `${baseUrl}${move(reference, token)}`,
		offer: `${baseUrl}${offer(reference, token)}`,
		book: `${baseUrl}${start()}`,
		consent: `${baseUrl}${consent()}`,
		feedback: `${baseUrl}${feedback(ask)}`,
		improvements: `${baseUrl}${improvements()}`,
	};
}

interface CaseRow {
	sequence: number;
	offeredUntil: Date | null;
	hold: { stationId: number; startsAt: Date } | null;
	change: {
		closures: { texts: { locale: string; reason: string }[] }[];
	};
}

/** The time that is held with this news; null once nothing is held any more. */
function offerOf(
	cases: readonly CaseRow[],
	sequence: number,
	locale: Notice["locale"],
	stationOf: (id: number | null) => Notice["station"] | undefined,
): Notice["offer"] {
	const found = cases.find((one) => one.sequence === sequence);
	const station = stationOf(found?.hold?.stationId ?? null);
	if (!found?.hold || !found.offeredUntil || !station) return null;
	const texts = found.change.closures[0]?.texts ?? [];
	const text = texts.find((one) => one.locale === locale) ?? texts[0];
	return {
		startsAt: found.hold.startsAt.getTime(),
		until: found.offeredUntil.getTime(),
		station,
		reason: text?.reason ?? null,
	};
}

async function readEarlier(
	{ id, recipientKey }: { id: string; recipientKey: string },
	appointmentId: string,
): Promise<WaitingMessage["earlier"]> {
	const others = await db().message.findMany({
		where: { appointmentId, recipientKey, id: { not: id } },
		select: { sentAt: true, status: true, kind: true },
	});
	if (others.some(({ sentAt }) => sentAt !== null)) return "told";
	return others.some(
		({ status, kind }) => status === "queued" && kind !== "cancelled",
	)
		? "waiting"
		: "none";
}

async function findFirstMessage(row: {
	id: string;
	appointmentId: string;
	recipientKey: string;
}): Promise<string | null> {
	const { id, appointmentId, recipientKey } = row;
	const first = await db().message.findFirst({
		where: { appointmentId, recipientKey },
		orderBy: [{ createdAt: "asc" }, { id: "asc" }],
		select: { id: true },
	});
	return first && first.id !== id ? first.id : null;
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

/** News that did not arrive, about an appointment still to come. */
export interface Undelivered {
	messageId: string;
	appointmentId: string;
	/** Null once the contact is erased. */
	name: string | null;
	stationId: number;
	reference: string;
	kind: MessageKind;
	status: MessageStatus;
	/** When it was to be sent; epoch milliseconds. */
	createdAt: number;
	/** "550 5.1.1 RCPT TO", "recipient-limit" …; null: not tried yet. */
	reason: string | null;
	/** Short name. */
	station: string;
	/** Epoch milliseconds. */
	startsAt: number;
	/** To call instead. */
	phone: string | null;
}

/** A mail that waits so long is worth a look: the mail server may be away, or no worker runs. */
const PATIENCE = { minutes: PATIENCE_MINUTES } as const;

/** Whether mail moves: what waits, whatever it is about, and whether anybody sends. */
export async function readMailFlow(now: Temporal.Instant): Promise<MailFlow> {
	const { _count, _min } = await db().message.aggregate({
		where: {
			status: "queued",
			createdAt: { lte: toDbInstant(now.subtract(PATIENCE)) },
		},
		_count: true,
		_min: { createdAt: true },
	});
	// A worker asks for jobs every second. PostgreSQL's own clock: ours may be set to another day.
	const [row] = await db().$queryRaw<{ working: boolean }[]>`
		SELECT EXISTS (SELECT FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = ${WORKER_NAME}
				AND state_change > clock_timestamp() - interval '1 minute') AS working`;
	return {
		waiting: _count,
		since: _min.createdAt?.getTime() ?? null,
		isWorking: row?.working ?? false,
	};
}

/** The same of one station, for its staff. */
export async function listUndeliveredAt(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<Undelivered[], "forbidden">> {
	const may = await authorise(actor, "message:read", stationId, now);
	return may.ok ? ok(await listUndelivered(now, stationId)) : may;
}

/**
 * Whom to call, soonest first: failed or bounced, or waiting for longer than it should. Left out is what newer
 * news has overtaken, and whoever was reached by a later mail (the address was corrected).
 */
export async function listUndelivered(
	now: Temporal.Instant,
	/** Left out: all stations. */
	stationId?: number,
): Promise<Undelivered[]> {
	const rows = await db().message.findMany({
		where: {
			reachedAt: null,
			// They have heard of nothing that this would have taken back.
			NOT: { status: "failed", lastError: HELD_BACK.unheard },
			// Whoever has not heard of an offer is on the call list of the planning.
			kind: { not: "offer" },
			OR: [
				{ status: { in: ["failed", "bounced"] } },
				{
					status: "queued",
					createdAt: { lte: toDbInstant(now.subtract(PATIENCE)) },
				},
			],
			appointment: {
				startsAt: { gt: toDbInstant(now) },
				...(stationId === undefined ? {} : { stationId }),
			},
		},
		include: {
			appointment: {
				include: {
					station: { select: { shortName: true } },
					contact: { select: { name: true, phone: true } },
					messages: { where: { status: "sent" } },
				},
			},
		},
	});
	return rows
		.flatMap(({ appointment, ...row }) =>
			appointment ? [{ ...row, appointment }] : [],
		)
		.filter(
			({ kind, sequence, createdAt, appointment }) =>
				!isOutdated(
					{ kind: kind as MessageKind, sequence },
					appointment,
					now,
				) && !appointment.messages.some((sent) => sent.createdAt > createdAt),
		)
		.sort((a, b) => +a.appointment.startsAt - +b.appointment.startsAt)
		.map(({ id, kind, status, lastError, createdAt, appointment }) => ({
			messageId: id,
			createdAt: createdAt.getTime(),
			appointmentId: appointment.id,
			name: appointment.contact?.name ?? null,
			stationId: appointment.stationId,
			reference: appointment.reference ?? "",
			kind: kind as MessageKind,
			status: status as MessageStatus,
			reason: lastError,
			station: appointment.station.shortName,
			startsAt: appointment.startsAt.getTime(),
			phone: appointment.contact?.phone ?? null,
		}));
}
