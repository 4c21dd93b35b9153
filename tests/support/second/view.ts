import type { Kept } from "./book.ts";

export const startsAt = ({ date, start }: { date: string; start: string }) =>
	`${date}T${start}:00+01:00`;

/** An appointment as everybody who may open it sees it. */
export const view = (kept: Kept) => ({
	appointment: kept.appointment,
	reference: kept.reference,
	ticket: `A${kept.pin.slice(-2)}`,
	kind: "counter",
	status: kept.isCancelled ? "cancelled" : "booked",
	station: kept.station,
	services: kept.services,
	date: kept.date,
	start: kept.start,
	startsAt: startsAt(kept),
	durationMinutes: 15,
	canMove: !kept.isCancelled && kept.movesLeft > 0,
	canCancel: !kept.isCancelled,
	movesLeft: kept.movesLeft,
});
