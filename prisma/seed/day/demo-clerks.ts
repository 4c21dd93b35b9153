import type { Actor } from "#lib/auth/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { callNext } from "#lib/queue/commands/call-next.ts";
import { checkIn } from "#lib/queue/commands/check-in.ts";
import { drawTicket } from "#lib/queue/commands/draw-ticket.ts";
import { finishVisit } from "#lib/queue/commands/finish-visit.ts";
import { serveVisit } from "#lib/queue/commands/serve-visit.ts";
import { plannedMinutes } from "#lib/queue/measures.ts";
import { plannedOf, WHOLE_VISIT } from "#lib/queue/rows.ts";
import { civilDateOf } from "#lib/time.ts";
import { pick, randomOf } from "../random.ts";
import { INVENTED_CLERK } from "./demo-queue.ts";

const MINUTE = 60_000;
/** One comes in so many minutes for each desk. */
const WALK_IN_EVERY = 18;

/**
 * The demo's invented colleagues go on working and its invented people go on coming, minute by minute, by the real
 * commands: whoever looks on sees calls without pressing anything. What is refused just now is done a minute later.
 */
export async function workDemo(now: Temporal.Instant): Promise<void> {
	const desks = await db().deskPresence.findMany({
		where: { user: { email: { endsWith: INVENTED_CLERK } } },
		include: { user: true, desk: { select: { stationId: true } } },
		orderBy: { deskId: "asc" },
	});
	const seen = new Set<number>();
	for (const { deskId, user, desk } of desks) {
		const { stationId } = desk;
		const actor: Actor = {
			userId: user.id,
			sessionId: user.id,
			name: user.name,
			role: "clerk",
			stationIds: [stationId],
		};
		if (!seen.has(stationId)) await letIn(actor, stationId, now);
		seen.add(stationId);
		await maybeWalkIn(actor, stationId, deskId, now);
		await workAt(actor, deskId, now);
	}
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

async function maybeWalkIn(
	actor: Actor,
	stationId: number,
	deskId: number,
	now: Temporal.Instant,
): Promise<void> {
	const key = `demo ${deskId} ${Math.floor(now.epochMilliseconds / MINUTE)}`;
	const random = randomOf(key);
	if (random() > 1 / WALK_IN_EVERY) return;
	const services = await db().service.findMany({
		where: { bookable: true, walkInSuitable: true, popular: true },
		select: { slug: true },
		orderBy: { position: "asc" },
	});
	if (services.length === 0) return;
	const { slug } = pick(random, services);
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
): Promise<void> {
	const visit = await db().visit.findFirst({
		where: { deskId, status: { in: ["called", "serving"] } },
		include: WHOLE_VISIT,
	});
	if (!visit) {
		await callNext(actor, { now });
		return;
	}
	const change = { visitId: visit.id, version: visit.version, now };
	const since = (visit.servingAt ?? visit.calledAt)?.getTime() ?? 0;
	const minutes = (now.epochMilliseconds - since) / MINUTE;
	const random = randomOf(`service ${visit.id}`);
	const needed = plannedMinutes(plannedOf(visit.services)) * (0.6 + random());
	if (visit.status === "called") {
		if (minutes >= 1) await serveVisit(actor, change);
	} else if (minutes >= needed)
		await finishVisit(actor, { ...change, outcome: "done" });
}
