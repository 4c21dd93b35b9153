import type { Priority, VisitStatus, VisitStep } from "./visit.ts";

/** All of a visit that a step may change. Instants are epoch milliseconds. */
export interface Before {
	status: VisitStatus;
	priority: Priority | null;
	priorityReason: string | null;
	deskId: number | null;
	forDeskId: number | null;
	handedOverAt: number | null;
	calledAt: number | null;
	calls: number;
	servingAt: number | null;
	endedAt: number | null;
	parkedUntil: number | null;
	note: string | null;
	missing: string | null;
	services: readonly { serviceId: number; quantity: number }[];
	/** Null: a walk-in. */
	appointmentStatus: string | null;
}

/** A step that can be taken back. */
export interface Undoable {
	/** Id of its event. */
	event: string;
	kind: VisitStep;
	/** Null: the visit began with it, and is withdrawn by undoing it. */
	before: Before | null;
	/** Of an appointment whose visit began with it. */
	appointmentStatus?: string;
}

/** From the column, which only this house writes. */
export function undoablesOf(stored: unknown): Undoable[] {
	return Array.isArray(stored) ? (stored as Undoable[]) : [];
}
