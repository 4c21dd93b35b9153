import { randomUUID } from "node:crypto";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { DayKey } from "#lib/db/lock.ts";
import { walkInTicket } from "#lib/queue/arrival/rules/codes.ts";
import { appointmentStatusOf } from "#lib/queue/visit/rules/steps.ts";
import type { Undoable } from "#lib/queue/visit/rules/undo.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import type { PaperHouse, PaperVisit } from "./paper-house.ts";

interface Booked {
	id: string;
	ticket: string | null;
	deskId: number;
}

const instant = (milliseconds: number | null) =>
	milliseconds === null ? null : new Date(milliseconds);

/** A day on paper into the tables, as the commands would have written it. */
export async function writeVisits(
	tx: Tx,
	day: DayKey,
	house: PaperHouse,
	/** By number of the visitor. */
	appointments: readonly Booked[],
): Promise<void> {
	const visits = [...house.visits.values()]
		.sort((a, b) => a.arrivedAt - b.arrivedAt)
		.map((visit) => ({
			visit,
			id: randomUUID(),
			appointment: appointments[visit.who.number] ?? null,
		}));
	const date = toDbDate(day.date);
	let lastWalkIn = 0;
	await tx.visit.createMany({
		data: visits.map(({ id, visit, appointment }) => ({
			id,
			stationId: day.stationId,
			date,
			appointmentId: appointment?.id ?? null,
			ticket: appointment?.ticket ?? walkInTicket(++lastWalkIn),
			...fieldsOf(visit),
		})),
	});
	await tx.stationDay.update({
		where: { stationId_date: { stationId: day.stationId, date } },
		data: { lastWalkIn },
		select: { stationId: true },
	});
	await tx.visitService.createMany({
		data: visits.flatMap(({ id, visit }) =>
			visit.who.selection.map(({ service, quantity }) => ({
				visitId: id,
				serviceId: service.id,
				quantity,
			})),
		),
	});
	for (const { id, visit, appointment } of visits) {
		await writeSteps(tx, id, visit);
		if (appointment) await followSteps(tx, appointment, visit);
	}
}

function fieldsOf(visit: PaperVisit) {
	return {
		status: visit.status,
		arrivedAt: new Date(visit.arrivedAt),
		priority: visit.priority,
		deskId: visit.deskId,
		forDeskId: visit.forDeskId,
		handedOverAt: instant(visit.handedOverAt),
		calledAt: instant(visit.calledAt),
		calls: visit.calls,
		servingAt: instant(visit.servingAt),
		endedAt: instant(visit.endedAt),
		parkedUntil: instant(visit.parkedUntil),
		locale: defaultLocale,
		version: visit.steps.length,
	};
}

async function writeSteps(
	tx: Tx,
	visitId: string,
	{ steps, priority, status }: PaperVisit,
): Promise<void> {
	const events = await tx.visitEvent.createManyAndReturn({
		data: steps.map(({ before: _, at, ...step }) => ({
			visitId,
			at: new Date(at),
			...step,
			actor: step.kind === "arrived" ? "kiosk" : "system",
		})),
		select: { id: true },
	});
	const undo = steps.flatMap(({ kind, before, undone }, index): Undoable[] => {
		const event = events[index];
		if (!event || undone || kind === "undone") return [];
		const begun = { appointmentStatus: "booked" };
		return [
			{
				event: String(event.id),
				kind,
				before,
				...(before === null ? begun : {}),
			},
		];
	});
	await tx.visitMemo.create({
		data: {
			visitId,
			priorityReason: priority && "Kann nicht lange warten",
			missing: status === "unsettled" ? "Ein aktuelles Passfoto" : null,
			undo: undo as unknown as Prisma.InputJsonArray,
		},
	});
}

/** The appointment's own steps beside those of its visit. */
async function followSteps(
	tx: Tx,
	{ id, deskId }: Booked,
	{ steps }: PaperVisit,
): Promise<void> {
	let status = "booked";
	const events: Prisma.AppointmentEventCreateManyInput[] = [];
	for (const step of steps) {
		const toStatus = appointmentStatusOf(step.toStatus);
		if (toStatus === status) continue;
		events.push({
			appointmentId: id,
			at: new Date(step.at),
			fromStatus: status,
			toStatus,
			deskId,
			actor: "system",
		});
		status = toStatus;
	}
	await tx.appointmentEvent.createMany({ data: events });
	await tx.appointment.update({
		where: { id },
		data: { status },
		select: { id: true },
	});
}
