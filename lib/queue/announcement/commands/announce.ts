import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toOffered } from "#lib/city/city.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockDays, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { enqueueMessages } from "#lib/notifications/commands/enqueue.ts";
import { listenerOf } from "#lib/queue/announcement/queries/running.ts";
import {
	type AnnouncementKind,
	type Audience,
	isFor,
	LASTS,
	MOST_A_DAY,
	MOST_AT_ONCE,
	readSaid,
	type Said,
	type SaidRefusal,
} from "#lib/queue/announcement/rules/announcement.ts";
import { announcementText } from "#lib/queue/announcement/rules/wording.ts";
import { enqueueAnnouncement } from "#lib/queue/push/commands/enqueue-call.ts";
import { lockQueue, notifyQueue } from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { addDays, civilDateOf, instantAt } from "#lib/time.ts";

export type AnnounceRefusal =
	| "forbidden"
	| SaidRefusal
	| "unknown-service"
	| "bad-duration"
	/** The same stands already, for the same people: nobody gets it twice. */
	| "said-already"
	/** So many stand, or were said today. */
	| "said-too-much"
	| "busy";

interface Announce extends Audience {
	stationId: number;
	/** Random, made with the form: sent twice it is said once. */
	key: string;
	kind: string;
	/** As typed. */
	minutes: string;
	/** Of "desk-closed"; 0: none. */
	deskId: number;
	/** How many minutes it stands. */
	lasts: number;
	now: Temporal.Instant;
}

/**
 * Says something to those who wait, and if wished to those who come today: on their pages and the display at once, by
 * their devices and by mail once. Who comes later and belongs to them reads it on their pages as long as it stands.
 */
export function announce(
	actor: Actor,
	input: Announce,
): Promise<Result<{ id: number }, AnnounceRefusal>> {
	return orBusy<{ id: number }, AnnounceRefusal>(async () => {
		const { stationId, now, key, lasts } = input;
		const allowed = await authorise(actor, "visit:call", stationId, now);
		if (!allowed.ok) return allowed;
		const said = readSaid(input);
		if (typeof said === "string") return refuse(said);
		if (!LASTS.some((one) => one === lasts)) return refuse("bad-duration");
		const audience = {
			toServiceId: input.toServiceId,
			toDeskId: input.toDeskId,
			toComing: input.toComing,
		};
		const today = civilDateOf(now);
		return write<{ id: number }, AnnounceRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			await lockDays(tx, [{ stationId, date: today }]);
			const known = await tx.announcement.findUnique({
				where: { stationId_sendKey: { stationId, sendKey: key } },
				select: { id: true },
			});
			if (known) return ok(known);
			const problem = await findProblem(tx, stationId, said, audience, now);
			if (problem) return refuse(problem);
			const midnight = instantAt(addDays(today, 1), 0);
			const ends = now.add({ minutes: lasts });
			const { id, desk } = await tx.announcement.create({
				data: {
					stationId,
					sendKey: key,
					...said,
					...audience,
					createdAt: toDbInstant(now),
					endsAt: toDbInstant(
						Temporal.Instant.compare(ends, midnight) < 0 ? ends : midnight,
					),
				},
				select: { id: true, desk: { select: { name: true } } },
			});
			const words = { kind: said.kind, minutes: said.minutes };
			await tell(
				tx,
				{ id, stationId, audience, ...words, desk: desk?.name ?? null },
				now,
			);
			await record(
				tx,
				{
					userId: actor.userId,
					stationId,
					action: "announcement:send",
					subject: `announcement ${id}`,
					detail: { ...words, lasts, coming: audience.toComing },
				},
				now,
			);
			// Pages that were made of this day are made anew (lib/finished/versions.ts).
			await raiseVersions(tx, [{ stationId, date: today }]);
			await notifyQueue(tx, stationId);
			return ok({ id });
		});
	});
}

async function findProblem(
	tx: Tx,
	stationId: number,
	{ kind, minutes, deskId }: Said,
	{ toServiceId, toDeskId, toComing }: Audience,
	now: Temporal.Instant,
): Promise<AnnounceRefusal | null> {
	const deskIds = [
		...new Set([deskId, toDeskId].filter((one) => one !== null)),
	];
	const desks = await tx.desk.count({
		where: { id: { in: deskIds }, stationId, active: true },
	});
	if (desks < deskIds.length) return "unknown-desk";
	if (
		toServiceId !== null &&
		(await tx.service.count({ where: { id: toServiceId } })) === 0
	)
		return "unknown-service";
	const midnight = toDbInstant(instantAt(civilDateOf(now), 0));
	const today = await tx.announcement.findMany({
		where: { stationId, createdAt: { gte: midnight } },
	});
	const running = today.filter(
		({ withdrawnAt, endsAt }) =>
			withdrawnAt === null && endsAt.getTime() > now.epochMilliseconds,
	);
	const isSame = running.some(
		(one) =>
			one.kind === kind &&
			one.minutes === minutes &&
			one.deskId === deskId &&
			one.toServiceId === toServiceId &&
			one.toDeskId === toDeskId &&
			// Whoever comes has been told as well, if those who come were.
			(one.toComing || !toComing),
	);
	if (isSame) return "said-already";
	return running.length >= MOST_AT_ONCE || today.length >= MOST_A_DAY
		? "said-too-much"
		: null;
}

interface Told {
	id: number;
	stationId: number;
	audience: Audience;
	kind: AnnouncementKind;
	minutes: number | null;
	desk: string | null;
}

/** Devices of those who asked for it; whoever has none, and gave an address, by mail. */
async function tell(
	tx: Tx,
	{ id, stationId, audience, ...words }: Told,
	now: Temporal.Instant,
): Promise<void> {
	const date = toDbDate(civilDateOf(now));
	const visits = await tx.visit.findMany({
		where: { stationId, date, status: { in: ["waiting", "parked"] } },
		select: {
			id: true,
			locale: true,
			forDeskId: true,
			services: { select: { serviceId: true } },
			appointment: {
				select: {
					id: true,
					deskId: true,
					contact: { select: { email: true } },
				},
			},
		},
	});
	const here = visits.filter((visit) =>
		isFor(audience, { ...listenerOf(visit), isHere: true }),
	);
	const onDevice = await enqueueAnnouncement(
		tx,
		{ id, visitIds: here.map((visit) => visit.id) },
		now,
	);
	const coming = audience.toComing
		? (await listComing(tx, stationId, date)).filter(
				({ appointment, services }) =>
					isFor(audience, {
						...listenerOf({ services, forDeskId: null, appointment }),
						isHere: false,
					}),
			)
		: [];
	const others = [
		...here.filter((visit) => !onDevice.has(visit.id)),
		...coming,
	];
	const mails = others.flatMap(({ appointment, locale }) => {
		const email = appointment?.contact?.email;
		return appointment && email
			? [{ appointmentId: appointment.id, email, locale: toOffered(locale) }]
			: [];
	});
	const kind = "note" as const;
	const before = await tx.message.groupBy({
		by: ["appointmentId"],
		where: {
			appointmentId: { in: mails.map((one) => one.appointmentId) },
			kind,
		},
		_count: { id: true },
	});
	const mailed = await enqueueMessages(
		tx,
		mails.map(({ appointmentId, email, locale }) => ({
			appointmentId,
			kind,
			// Not about the calendar: each of them is news.
			sequence:
				before.find((one) => one.appointmentId === appointmentId)?._count.id ??
				0,
			recipient: email,
			locale,
			text: announcementText(words, locale),
			origin: "staff" as const,
			now,
		})),
	);
	await tx.announcement.update({
		where: { id },
		data: {
			mailed,
			heldBack: mails.length - mailed,
			unreached: others.length - mails.length,
		},
	});
}

/** With an appointment of today, and not yet here; whoever is late is still on the way. */
async function listComing(tx: Tx, stationId: number, date: Date) {
	const rows = await tx.appointment.findMany({
		where: { stationId, date, status: "booked" },
		select: {
			id: true,
			locale: true,
			deskId: true,
			services: { select: { serviceId: true } },
			contact: { select: { email: true } },
		},
	});
	return rows.map(({ locale, services, ...appointment }) => ({
		locale,
		services,
		appointment,
	}));
}
