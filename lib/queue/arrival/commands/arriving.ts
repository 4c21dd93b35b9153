import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { readFacts, situationOf } from "#lib/queue/queries/facts.ts";
import type { PlannedDesks } from "#lib/queue/queries/legs.ts";
import type { Priority, QueueDesk, Wait } from "#lib/queue/queue.ts";
import {
	type By,
	recordStep,
	remember,
	stepTime,
} from "#lib/queue/visit/commands/changing.ts";
import { followVisit } from "#lib/queue/visit/commands/following.ts";
import { appointmentStatusOf } from "#lib/queue/visit/rules/steps.ts";
import type { Forehand } from "#lib/queue/waits/queries/forehand.ts";
import { forecast } from "#lib/queue/waits/rules/forecast.ts";
import { beginWalk } from "#lib/queue/walk/commands/begin-walk.ts";
import { writeWalk } from "#lib/queue/walk/commands/write-walk.ts";
import { NO_WALK } from "#lib/queue/walk/walk.ts";
import { civilDateOf } from "#lib/time.ts";

/** A visit that begins now, by arriving or, of somebody whom nobody saw coming, by a call. */
interface Beginning {
	stationId: number;
	ticket: string;
	services: readonly { serviceId: number; quantity: number }[];
	locale: string;
	/** Null: a walk-in. */
	appointment: { id: string; status: string; startsAt: Date } | null;
	priority?: Priority | null;
	priorityReason?: string | null;
	/** Of a walk-in: they agreed that the desk sees their language. */
	showsLanguage?: boolean;
	/** Of a walk-in's ticket: the same ticket always has the same. */
	id?: string;
	/** Called at once, to this desk. */
	desk?: QueueDesk;
	/** Desks that the roster has today. */
	planned: PlannedDesks;
	/** Drawn from afar: nobody calls them before they check in. */
	isAway?: boolean;
	/** By phone or video: served at once, without being called. */
	isRemote?: boolean;
}

/** Begins a visit under the queue's lock. Of an appointment there is one visit only: what was withdrawn begins anew. */
export async function beginVisit(
	tx: Tx,
	beginning: Beginning,
	{ actor, now }: By,
): Promise<{ id: string; version: number }> {
	const { appointment, desk = null } = beginning;
	const deskId = desk?.id ?? null;
	const isServed = beginning.isRemote ?? false;
	// On the phone nobody goes from desk to desk: who calls them sees to all of it.
	const { services, walk } = isServed
		? { services: beginning.services, walk: NO_WALK }
		: await beginWalk(
				tx,
				beginning.stationId,
				beginning.services,
				beginning.planned,
				Math.max(now.epochMilliseconds, appointment?.startsAt.getTime() ?? 0),
				desk,
			);
	const isCalled = deskId !== null && !isServed;
	const isAway = beginning.isAway ?? false;
	const status = isServed
		? "serving"
		: isCalled
			? "called"
			: isAway
				? "parked"
				: "waiting";
	const withdrawn =
		appointment &&
		(await tx.visit.findUnique({
			where: { appointmentId: appointment.id },
			select: { id: true },
		}));
	const id = withdrawn?.id ?? beginning.id ?? randomUUID();
	const by = { actor, now: await stepTime(tx, id, now) };
	const at = toDbInstant(by.now);
	const fields = {
		stationId: beginning.stationId,
		date: toDbDate(civilDateOf(by.now)),
		ticket: beginning.ticket,
		status,
		arrivedAt: at,
		priority: beginning.priority ?? null,
		deskId,
		forDeskId: null,
		handedOverAt: null,
		calledAt: isCalled ? at : null,
		calls: isCalled ? 1 : 0,
		servingAt: isServed ? at : null,
		endedAt: null,
		parkedUntil: null,
		locale: beginning.locale,
		expectedMinutes: null,
		toldFrom: null,
		toldUntil: null,
		toldAt: null,
	};
	if (withdrawn)
		await tx.visitService.deleteMany({ where: { visitId: withdrawn.id } });
	const { version } = withdrawn
		? await tx.visit.update({
				where: { id },
				data: { ...fields, version: { increment: 1 } },
				select: { version: true },
			})
		: await tx.visit.create({
				data: { id, appointmentId: appointment?.id ?? null, ...fields },
				select: { version: true },
			});
	await tx.visitService.createMany({
		data: services.map((one) => ({ ...one, visitId: id })),
	});
	await writeWalk(tx, id, walk);
	const kind = isServed
		? "serving"
		: isCalled
			? "called"
			: isAway
				? "drawn"
				: "arrived";
	const first = { id, status: null, deskId };
	const event = await recordStep(tx, first, { kind }, status, by);
	await remember(
		tx,
		id,
		{
			note: null,
			missing: null,
			priorityReason: beginning.priorityReason ?? null,
			showsLanguage: beginning.showsLanguage ?? false,
		},
		[
			{
				event,
				kind,
				by: by.actor,
				before: null,
				...(appointment ? { appointmentStatus: appointment.status } : {}),
			},
		],
	);
	if (appointment)
		await followVisit(tx, appointment.id, appointmentStatusOf(status), by);
	return { id, version };
}

/** What somebody who has just come is told about their wait; written down, so that its error can be told later. */
export async function expectWait(
	tx: Tx,
	visit: { id: string; stationId: number },
	forehand: Forehand,
	now: Temporal.Instant,
): Promise<Wait | null> {
	const facts = await readFacts(tx, visit.stationId, now, "open");
	const wait = forecast(situationOf(facts, forehand, now)).get(visit.id);
	if (!wait) return null;
	// Whoever asks again is told anew; what counts is what they were told when they came.
	await tx.visit.updateMany({
		where: { id: visit.id, toldAt: null },
		data: {
			expectedMinutes: wait.minutes,
			toldFrom: wait.from,
			toldUntil: wait.until,
			toldAt: toDbInstant(now),
		},
	});
	return wait;
}
