import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { checkIn } from "#lib/queue/arrival/commands/check-in.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { closeDays } from "#lib/queue/commands/close-days.ts";
import { OPEN } from "#lib/queue/queries/facts.ts";
import { plannedOf, WHOLE_VISIT } from "#lib/queue/queries/rows.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { plannedMinutes } from "#lib/queue/waits/rules/measures.ts";
import { addDays, type CivilDate, civilDateOf, instantAt } from "#lib/time.ts";
import { pick, randomOf } from "../random.ts";
import { INVENTED_CLERK } from "./demo-queue.ts";

const MINUTE = 60_000;
/** One comes in so many minutes for each desk; more often while fewer wait than there are desks. */
const WALK_IN_EVERY = { rush: 6, usual: 18 };
/** So long the colleagues go on when the clock leaves a day: from three in the afternoon until all are served. */
const WORK_OFF = 150 * MINUTE;
const LAST_ONES = 90 * MINUTE;
const STEP = 3 * MINUTE;

/**
 * The demo's invented colleagues go on working and its invented people go on coming, minute by minute, by the real
 * commands: whoever looks on sees calls without pressing anything. What is refused just now is done a minute later.
 */
export async function workDemo(now: Temporal.Instant): Promise<void> {
	for (const [stationId, desks] of await inventedDesks()) {
		const [first] = desks;
		if (!first) continue;
		await letIn(first.actor, stationId, now);
		const date = toDbDate(civilDateOf(now));
		const waiting = await db().visit.count({
			where: { stationId, date, status: "waiting" },
		});
		const every = WALK_IN_EVERY[waiting < desks.length ? "rush" : "usual"];
		for (const { actor, deskId } of desks) {
			if (isDue(deskId, every, now))
				await sendWalkIn(actor, stationId, deskId, now);
			await workAt(actor, deskId, now);
		}
	}
}

/**
 * Lets the colleagues work off what was open when the clock left a day, so that the figures tell of an ordinary end of
 * the day. Of a demo that was stopped in the morning some are left; they went home in the evening.
 */
export async function finishDays(now: Temporal.Instant): Promise<void> {
	const left = await db().$queryRaw<
		{ stationId: number; date: CivilDate; lastAt: Date }[]
	>`
		SELECT v.station_id AS "stationId", v.date::text AS date, max(e.at) AS "lastAt"
		FROM visit v JOIN visit_event e ON e.visit_id = v.id
		WHERE v.date < ${civilDateOf(now)}::date AND (v.station_id, v.date) IN (
			SELECT station_id, date FROM visit WHERE date < ${civilDateOf(now)}::date AND status = ANY(${[...OPEN]}))
		GROUP BY v.station_id, v.date`;
	const houses = await inventedDesks();
	for (const { stationId, date, lastAt } of left) {
		const lastCall = lastAt.getTime() + WORK_OFF;
		for (let at = lastAt.getTime(); at < lastCall + LAST_ONES; at += STEP) {
			const minute = Temporal.Instant.fromEpochMilliseconds(at);
			const isCalling = at < lastCall;
			for (const { actor, deskId } of houses.get(stationId) ?? [])
				await workAt(actor, deskId, minute, isCalling);
			const status = { in: isCalling ? [...OPEN] : ["called", "serving"] };
			const where = { stationId, date: toDbDate(date), status };
			if ((await db().visit.count({ where })) === 0) break;
		}
	}
	for (const date of new Set(left.map((day) => day.date)))
		await closeDays(instantAt(addDays(date, 1), 0));
}

/** Who sits where, by station. */
async function inventedDesks() {
	const rows = await db().deskPresence.findMany({
		where: { user: { email: { endsWith: INVENTED_CLERK } } },
		include: { user: true, desk: { select: { stationId: true } } },
		orderBy: { deskId: "asc" },
	});
	const desks = rows.map(({ deskId, user, desk: { stationId } }) => {
		const actor: Actor = {
			userId: user.id,
			sessionId: user.id,
			name: user.name,
			role: "clerk",
			stationIds: [stationId],
		};
		return { actor, deskId, stationId };
	});
	return Map.groupBy(desks, ({ stationId }) => stationId);
}

/** Most of those who are booked check in some minutes before their time. */
async function letIn(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<void> {
	const rows = await db().appointment.findMany({
		where: {
			stationId,
			date: toDbDate(civilDateOf(now)),
			status: "booked",
			startsAt: {
				gte: toDbInstant(now.subtract({ minutes: 12 })),
				lte: toDbInstant(now.add({ minutes: 15 })),
			},
		},
		select: { id: true, startsAt: true },
	});
	for (const { id, startsAt } of rows) {
		const random = randomOf(`comes ${id}`);
		const comes = startsAt.getTime() + (random() * 20 - 15) * MINUTE;
		if (random() < 0.93 && comes <= now.epochMilliseconds)
			await checkIn(actor, { stationId, who: { appointmentId: id }, now });
	}
}

const keyOf = (deskId: number, now: Temporal.Instant) =>
	`demo ${deskId} ${Math.floor(now.epochMilliseconds / MINUTE)}`;

/** By chance, the same for whoever asks in this minute. */
const isDue = (deskId: number, every: number, now: Temporal.Instant) =>
	randomOf(`comes ${keyOf(deskId, now)}`)() < 1 / every;

async function sendWalkIn(
	actor: Actor,
	stationId: number,
	deskId: number,
	now: Temporal.Instant,
): Promise<void> {
	const services = await db().service.findMany({
		where: { bookable: true, walkInSuitable: true, popular: true },
		select: { slug: true },
		orderBy: { position: "asc" },
	});
	if (services.length === 0) return;
	const key = keyOf(deskId, now);
	const { slug } = pick(randomOf(key), services);
	await drawTicket(actor, {
		stationId,
		key,
		services: [slug],
		locale: "de",
		now,
	});
}

async function workAt(
	actor: Actor,
	deskId: number,
	now: Temporal.Instant,
	isCalling = true,
): Promise<void> {
	const visit = await db().visit.findFirst({
		where: { deskId, status: { in: ["called", "serving"] } },
		include: WHOLE_VISIT,
	});
	if (!visit) {
		if (isCalling) await callNext(actor, { now });
		return;
	}
	const change = { visitId: visit.id, version: visit.version, now };
	const since = (visit.servingAt ?? visit.calledAt)?.getTime() ?? 0;
	const minutes = (now.epochMilliseconds - since) / MINUTE;
	const random = randomOf(`service ${visit.id}`);
	const needed =
		plannedMinutes(plannedOf(visit.services, visit.date)) * (0.6 + random());
	if (visit.status === "called") {
		if (minutes >= 1) await serveVisit(actor, change);
	} else if (minutes >= needed)
		await finishVisit(actor, { ...change, outcome: "done" });
}
