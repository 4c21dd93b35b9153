import type { Span } from "#lib/availability/rules/span.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import type { PastDay } from "#lib/queue/past/past-day.ts";
import { stepsOf } from "#lib/queue/past/rules/steps-of.ts";
import type { PlaySettings, QueueDesk } from "#lib/queue/queue.ts";
import type { Planned } from "#lib/queue/waits/rules/measures.ts";
import { type CivilDate, instantAt } from "#lib/time.ts";
import type { PaperHouse } from "./paper-house.ts";
import type { Visitor } from "./visitors.ts";

/** A day on paper as the database would have stored it. */
export function pastDayOf(
	house: PaperHouse,
	{
		date,
		visitors,
		desks,
		settings,
	}: {
		date: CivilDate;
		visitors: readonly Visitor[];
		desks: readonly (QueueDesk & { planned: readonly Span[] })[];
		settings: PlaySettings;
	},
): PastDay {
	const servicesOf = ({ selection }: Visitor): Planned[] =>
		selection.map(({ service, quantity }) => ({
			...planOn(service, date),
			serviceId: service.id,
			quantity,
		}));
	return {
		stationId: 1,
		date,
		settings,
		desks: desks.map((desk) => ({ ...desk, name: String(desk.id) })),
		visits: [...house.visits.values()].map((visit) => ({
			id: visit.id,
			ticket: visit.ticket,
			startsAt: visit.startsAt,
			arrivedAt: visit.arrivedAt,
			priority: visit.priority,
			serviceIds: visit.serviceIds,
			appointmentId: visit.startsAt === null ? null : visit.id,
			services: servicesOf(visit.who),
			told: null,
			...stepsOf(
				visit.steps.map(({ at, kind, toStatus, deskId, undone }) => ({
					at,
					kind,
					to: toStatus,
					deskId,
					isNight: false,
					undone,
				})),
			),
		})),
		appointments: visitors.flatMap((who) =>
			who.startsAt === null
				? []
				: [
						{
							id: String(who.number),
							startsAt: who.startsAt,
							services: servicesOf(who),
							servicesAt: null,
							from: instantAt(date, 0).epochMilliseconds,
							until: null,
						},
					],
		),
	};
}
