import type {
	Priority,
	UndoProblem,
	VisitStatus,
	VisitStep,
} from "#lib/queue/queue.ts";
import type { Walk } from "#lib/queue/walk/walk.ts";

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
	/** Left out: there was none, and this step made none. */
	walk?: Walk;
	/** Null: a walk-in. */
	appointmentStatus: string | null;
}

/** A step that can be taken back. */
export interface Undoable {
	/** Id of its event. */
	event: string;
	kind: VisitStep;
	/** Who took it: a staff account, "kiosk", "citizen" or "system". */
	by?: string;
	/** Null: the visit began with it, and is withdrawn by undoing it. */
	before: Before | null;
	/** Of an appointment whose visit began with it. */
	appointmentStatus?: string;
}

/** From the column, which only this house writes. */
export function undoablesOf(stored: unknown): Undoable[] {
	return Array.isArray(stored) ? (stored as Undoable[]) : [];
}

const NOBODYS = ["kiosk", "citizen", "system"];

/**
 * Taken by nobody of the staff: whoever of them sees that it was a mistake may take it back. Not that a number was drawn from
 * afar, which is nobody's mistake, nor that it ended: the clock would end it again, and whoever is here is taken up again.
 */
export function isNobodys({
	by,
	kind,
}: Pick<Undoable, "by" | "kind">): boolean {
	return (
		by !== undefined &&
		NOBODYS.includes(by) &&
		kind !== "drawn" &&
		!(kind === "left" && by === "system")
	);
}

/** The newest step of this account with anybody today that still counts, and whether the visit has gone on since. */
export function lastStepOf<Visit extends { undo: readonly Undoable[] }>(
	userId: string,
	visits: readonly Visit[],
): { visit: Visit; step: Undoable; isLast: boolean } | null {
	const [newest] = visits
		.flatMap((visit) => {
			const step = visit.undo.findLast(({ by }) => by === userId);
			return step ? [{ visit, step, isLast: step === visit.undo.at(-1) }] : [];
		})
		// Numbers of events grow with time.
		.sort((a, b) => Number(BigInt(b.step.event) - BigInt(a.step.event)));
	return newest ?? null;
}

export function undoProblem(
	{ step, isLast }: { step: Undoable; isLast: boolean },
	ownDeskId: number | null,
): UndoProblem | null {
	if (!isLast) return "not-last";
	const { before } = step;
	const wasAtDesk = before?.status === "called" || before?.status === "serving";
	return wasAtDesk && before.deskId !== ownDeskId ? "desk-left" : null;
}
