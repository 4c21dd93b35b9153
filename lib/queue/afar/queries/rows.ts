import "server-only";
import { isAway } from "#lib/queue/afar/rules/come.ts";
import type { Afar, VisitStatus } from "#lib/queue/queue.ts";

interface AfarRow {
	reference: string | null;
	wayMinutes: number;
	comeAt: Date | null;
	hereAt: Date | null;
}

export function afarOf(row: AfarRow | null): Afar | null {
	return (
		row && {
			reference: row.reference ?? "",
			wayMinutes: row.wayMinutes,
			comeAt: row.comeAt?.getTime() ?? null,
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
