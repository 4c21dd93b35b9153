import "server-only";
import { isAway, lateFrom } from "#lib/queue/afar/rules/come.ts";
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

/** Of a visit's row: they were to be here long ago. */
export function isRowLate(
	{ afar }: { afar: AfarRow | null },
	settings: Pick<QueueSettings, "lateMinutes">,
	now: number,
): boolean {
	const told = afarOf(afar);
	const late = told && lateFrom(told, settings);
	return late !== null && late < now;
}
