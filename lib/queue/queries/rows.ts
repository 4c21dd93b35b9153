import "server-only";
import { shownLanguage } from "#lib/booking/rules/shown-language.ts";
import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { afarOf, isRowAway } from "#lib/queue/afar/queries/rows.ts";
import type {
	Priority,
	QueueDesk,
	QueueEntry,
	Spoken,
	VisitService,
	VisitStatus,
} from "#lib/queue/queue.ts";
import { type Tries, triesAt } from "#lib/queue/remote/rules/tries.ts";
import { noShowFrom } from "#lib/queue/visit/rules/steps.ts";
import {
	type Before,
	isNobodys,
	undoablesOf,
} from "#lib/queue/visit/rules/undo.ts";
import {
	type Planned,
	plannedMinutes,
} from "#lib/queue/waits/rules/measures.ts";
import { hasWalk, servedBefore } from "#lib/queue/walk/rules/walk.ts";
import type { Walk } from "#lib/queue/walk/walk.ts";

const SERVICES = {
	include: {
		service: {
			select: {
				slug: true,
				durationMinutes: true,
				extraMinutes: true,
				plans: {
					select: {
						validFrom: true,
						durationMinutes: true,
						extraMinutes: true,
					},
					orderBy: { validFrom: "asc" },
				},
			},
		},
	},
	orderBy: { serviceId: "asc" },
} as const;

/** A visit with all that steps and screens need. */
export const WHOLE_VISIT = {
	services: SERVICES,
	legs: { include: { services: SERVICES }, orderBy: { number: "asc" } },
	memo: true,
	afar: {
		select: {
			reference: true,
			wayMinutes: true,
			comeAt: true,
			toldAt: true,
			hereAt: true,
		},
	},
	appointment: {
		select: {
			reference: true,
			startsAt: true,
			status: true,
			kind: true,
			calendarSequence: true,
			contact: {
				select: {
					name: true,
					email: true,
					phone: true,
					videoAddress: true,
					showsLanguage: true,
					later: true,
				},
			},
		},
	},
} as const;

/** An appointment that nobody has checked in for. */
export const WHOLE_APPOINTMENT = {
	services: SERVICES,
	contact: {
		select: {
			name: true,
			email: true,
			videoAddress: true,
			showsLanguage: true,
			later: true,
		},
	},
	visit: { select: { tries: true, triedAt: true } },
} as const;

/** A desk with what it serves and who sits there. */
export const WHOLE_DESK = {
	services: { select: { serviceId: true } },
	presence: { include: { user: { select: { name: true, languages: true } } } },
	pause: true,
} as const;

export type VisitRow = Awaited<ReturnType<typeof getVisit>>;

/** @throws when there is none */
export function getVisit(client: Db | Tx, id: string) {
	return client.visit.findUniqueOrThrow({
		where: { id },
		include: WHOLE_VISIT,
	});
}

/** By phone or video: nobody is in the house. */
export const isRemoteRow = (row: { appointment: { kind: string } | null }) =>
	row.appointment !== null && isRemote(row.appointment.kind as Kind);

const ms = (instant: Date | null): number | null => instant?.getTime() ?? null;

/** When they have said that they come to this time of it; null: they have said nothing. */
export function expectedAtOf(
	appointment: {
		startsAt: Date;
		calendarSequence: number;
		contact: {
			later: {
				sequence: number;
				startsAt: Date | null;
				expectedAt: Date;
			} | null;
		} | null;
	} | null,
): number | null {
	const later = appointment?.contact?.later;
	if (!later) return null;
	const isOfThisTime = later.startsAt
		? later.startsAt.getTime() === appointment.startsAt.getTime()
		: later.sequence === appointment.calendarSequence;
	return isOfThisTime ? later.expectedAt.getTime() : null;
}

/** What is done stands before what is open. */
export function walkOf({ legs }: Pick<VisitRow, "legs">): Walk {
	return {
		done: legs.flatMap(({ deskId, servedAt, doneAt, services }) =>
			doneAt === null
				? []
				: [
						{
							services: wantedOf(services),
							deskId,
							servedAt: ms(servedAt),
							doneAt: doneAt.getTime(),
						},
					],
		),
		open: legs
			.filter(({ doneAt }) => doneAt === null)
			.map(({ deskId, services }) => ({
				services: wantedOf(services),
				deskId,
			})),
	};
}

const wantedOf = (
	services: readonly { serviceId: number; quantity: number }[],
) => services.map(({ serviceId, quantity }) => ({ serviceId, quantity }));

/** Of an appointment: how often nobody was reached at the time it has now, and when last. */
export function triesOf({
	startsAt,
	visit,
}: {
	startsAt: Date;
	visit: { tries: number; triedAt: Date | null } | null;
}): Tries {
	const { tries = 0, triedAt = null } = visit ?? {};
	return triesAt(startsAt.getTime(), { tries, triedAt: ms(triedAt) });
}

export function queuedOf(row: VisitRow): Spoken & Pick<QueueEntry, "speaks"> {
	return {
		id: row.id,
		ticket: row.ticket,
		status: row.status as VisitStatus,
		arrivedAt: row.arrivedAt.getTime(),
		startsAt: ms(row.appointment?.startsAt ?? null),
		expectedAt: expectedAtOf(row.appointment),
		priority: row.priority as Priority | null,
		serviceIds: row.services.map(({ serviceId }) => serviceId),
		forDeskId: row.forDeskId,
		handedOverAt: ms(row.handedOverAt),
		parkedUntil: ms(row.parkedUntil),
		servedBefore: servedBefore(walkOf(row)),
		speaks: shownLanguage(
			row.locale,
			row.appointment?.contact?.showsLanguage ?? row.memo?.showsLanguage,
		),
	};
}

export function deskOf(row: {
	id: number;
	servesAll: boolean;
	services: readonly { serviceId: number }[];
	presence: { user: { languages: readonly string[] } } | null;
	pause: { since: Date } | null;
}): QueueDesk {
	const { id, servesAll, services, presence, pause } = row;
	return {
		id,
		serves: servesAll
			? null
			: new Set(services.map(({ serviceId }) => serviceId)),
		// Nobody is left waiting for a desk that calls nobody.
		speaks: presence && !pause ? new Set(presence.user.languages) : null,
	};
}

/** Of a visit or of an appointment. */
type ServiceRow = Pick<
	VisitRow["services"][number],
	"serviceId" | "quantity" | "service"
>;

/** With the lengths of that day. */
export function plannedOf(
	services: readonly ServiceRow[],
	day: Date,
): Planned[] {
	return services.map(({ serviceId, quantity, service }) => {
		const { durationMinutes, extraMinutes } =
			service.plans.findLast(({ validFrom }) => validFrom <= day) ?? service;
		return { serviceId, quantity, durationMinutes, extraMinutes };
	});
}

export function servicesOf(services: readonly ServiceRow[]): VisitService[] {
	return services.map(({ serviceId, quantity, service }) => ({
		serviceId,
		slug: service.slug,
		quantity,
	}));
}

export function entryOf(row: VisitRow, noShowMinutes: number): QueueEntry {
	const { appointment, memo } = row;
	const lastStep = undoablesOf(memo?.undo).at(-1);
	const calledAt = ms(row.calledAt);
	return {
		...queuedOf(row),
		version: row.version,
		appointmentId: row.appointmentId,
		reference: appointment?.reference ?? null,
		name: appointment?.contact?.name ?? null,
		hasEmail: (appointment?.contact?.email ?? null) !== null,
		kind: (appointment?.kind ?? "counter") as Kind,
		phone: appointment?.contact?.phone ?? null,
		videoAddress: appointment?.contact?.videoAddress ?? null,
		tries: appointment
			? triesOf({ startsAt: appointment.startsAt, visit: row }).tries
			: 0,
		services: servicesOf(row.services),
		walk: walkOf(row),
		minutes: plannedMinutes(plannedOf(row.services, row.date)),
		priorityReason: memo?.priorityReason ?? null,
		deskId: row.deskId,
		calledAt,
		calls: row.calls,
		noShowAt: noShowFrom({ calledAt, calls: row.calls }, noShowMinutes),
		servingAt: ms(row.servingAt),
		endedAt: ms(row.endedAt),
		note: memo?.note ?? null,
		missing: memo?.missing ?? null,
		expectedMinutes: row.expectedMinutes,
		afar: afarOf(row.afar),
		isAway: isRowAway(row),
		hasBegun: lastStep !== undefined,
		undoable: lastStep && isNobodys(lastStep) ? lastStep.kind : null,
	};
}

/**
 * The visit as it is, for undoing the step that comes now. A walk list is in it only if there is one, or this step makes one:
 * a process of the version before, which beside a new one undoes what that wrote, could not take back anything else.
 */
export function beforeOf(row: VisitRow, makesWalk: boolean): Before {
	const walk = walkOf(row);
	return {
		status: row.status as VisitStatus,
		priority: row.priority as Priority | null,
		priorityReason: row.memo?.priorityReason ?? null,
		deskId: row.deskId,
		forDeskId: row.forDeskId,
		handedOverAt: ms(row.handedOverAt),
		calledAt: ms(row.calledAt),
		calls: row.calls,
		servingAt: ms(row.servingAt),
		endedAt: ms(row.endedAt),
		parkedUntil: ms(row.parkedUntil),
		note: row.memo?.note ?? null,
		missing: row.memo?.missing ?? null,
		services: wantedOf(row.services),
		...(makesWalk || hasWalk(walk) ? { walk } : {}),
		appointmentStatus: row.appointment?.status ?? null,
	};
}
