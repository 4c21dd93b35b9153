import type { QueueEntry, TicketLeg } from "#lib/queue/queue.ts";
import type { LegServices } from "#lib/queue/walk/walk.ts";
import { hasWalk } from "./walk.ts";

/** What the phone of somebody who goes to several desks may show: what is done, what comes now, and what is left. */
export function legsOfTicket(
	{
		walk,
		status,
		serviceIds,
		deskId,
		forDeskId,
	}: Pick<
		QueueEntry,
		"walk" | "status" | "serviceIds" | "deskId" | "forDeskId"
	>,
	desks: readonly { id: number; name: string }[],
): TicketLeg[] {
	if (!hasWalk(walk)) return [];
	const nameOf = (id: number | null) =>
		desks.find((desk) => desk.id === id)?.name ?? null;
	const isAtDesk = status === "called" || status === "serving";
	return [
		...walk.done.map((leg) => ({
			state: "done" as const,
			serviceIds: idsOf(leg),
			desk: nameOf(leg.deskId),
		})),
		{
			state: isAtDesk ? "now" : "next",
			serviceIds,
			desk: nameOf(isAtDesk ? deskId : forDeskId),
		},
		...walk.open.map((leg) => ({
			state: "later" as const,
			serviceIds: idsOf(leg),
			desk: nameOf(leg.deskId),
		})),
	];
}

const idsOf = ({ services }: LegServices) =>
	services.map(({ serviceId }) => serviceId);
