import "server-only";
import { dueAt, isAway } from "#lib/queue/afar/rules/come.ts";
import type { Afar, QueueSettings, VisitStatus } from "#lib/queue/queue.ts";

interface AfarRow {
	reference: string | null;
	wayMinutes: number;
	comeAt: Date | null;
	toldAt: Date | null;
	hereAt: Date | null;
}

export function afarOf(row: AfarRow | null): Afar | null {
	return (
		row && {
			reference: row.reference ?? "",
			wayMinutes: row.wayMinutes,
			comeAt: row.comeAt?.getTime() ?? null,
			toldAt: row.toldAt?.getTime() ?? null,
			hereAt: row.hereAt?.getTime() ?? null,
		}
	);
}

/** Of a visit's row. */
export function isRowAway(row: {
	status: string;
	parkedUntil: Date | null;
	calls: number;
	afar: AfarRow | null;
}): boolean {
	const { status, parkedUntil, calls, afar } = row;
	return isAway(
		{
			status: status as VisitStatus,
			parkedUntil: parkedUntil?.getTime() ?? null,
		},
		calls,
		afarOf(afar),
	);
}

/**
 * Of a visit's row: they were to be here long ago. Whoever nothing has told loses nothing by it, and is not waited for all
 * day either: nobody knows whether they come.
 */
export function isRowLate(
	{ afar }: { afar: AfarRow | null },
	settings: Pick<QueueSettings, "lateMinutes">,
	now: number,
): boolean {
	const told = afarOf(afar);
	const due = told && dueAt(told);
	return due !== null && due + settings.lateMinutes * 60_000 < now;
}
