import type {
	DayPlan,
	PlannedAppointment,
} from "#lib/booking/staff/queries/get-day-plan.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import type { Minute } from "#lib/time.ts";

/** Rows of the sheet are so many minutes high; plan.css has classes for a day of sixteen hours and 24 desks. */
const ROW_MINUTES = 5;
/** The names of the desks stand above. */
const HEAD_ROWS = 1;
const MAX_LANES = 3;

interface Hours {
	from: Minute;
	until: Minute;
}

/** From which full hour to which the sheet goes: all that is open or booked. */
export function sheetHours({
	windows,
	appointments,
}: Pick<DayPlan, "windows" | "appointments">): Hours {
	const spans = [...windows, ...appointments];
	if (spans.length === 0) return { from: 8 * 60, until: 16 * 60 };
	const from = Math.min(...spans.map((span) => span.from));
	const until = Math.max(...spans.map((span) => span.until));
	return {
		from: Math.floor(from / 60) * 60,
		until: Math.ceil(until / 60) * 60,
	};
}

/** What is or was to be seen at a desk: also who did not come, beside whoever has their time now; cancelled ones are not. */
export function onSheet(
	appointments: readonly PlannedAppointment[],
): PlannedAppointment[] {
	return appointments.filter(
		({ status }) => !["cancelled", "expired"].includes(status),
	);
}

/** What has become of somebody, as far as there is more to say than that they have booked. */
const MARKS = [
	"arrived",
	"called",
	"serving",
	"done",
	"unsettled",
	"no-show",
] as const;
/** late: their time has begun and nobody has seen them. */
export type Mark = (typeof MARKS)[number] | "late";

/**
 * By phone and video nobody is expected in the house: whoever has not been called is not late.
 * @param nowMinute null on another day, when nobody is late yet
 */
export function markOf(
	{ status, from, kind }: PlannedAppointment,
	nowMinute: Minute | null,
): Mark | null {
	if (status === "booked")
		return nowMinute !== null && from <= nowMinute && !isRemote(kind)
			? "late"
			: null;
	return MARKS.find((mark) => mark === status) ?? null;
}

/** How many there are of each, in the order of a visit. */
export function countMarks(
	appointments: readonly PlannedAppointment[],
	nowMinute: Minute | null,
): { mark: Mark; count: number }[] {
	const all = appointments.map((one) => markOf(one, nowMinute));
	return (["late", ...MARKS] as const)
		.map((mark) => ({ mark, count: all.filter((one) => one === mark).length }))
		.filter(({ count }) => count > 0);
}

/** Where something stands from top to bottom. */
export function rowsClass(
	{ from }: Hours,
	start: Minute,
	end: Minute = start + ROW_MINUTES,
): string {
	const row = (minute: Minute) =>
		Math.round((minute - from) / ROW_MINUTES) + 1 + HEAD_ROWS;
	return `row-start-${row(start)} row-end-${Math.max(row(start) + 1, row(end))}`;
}

/** One row has room for one line, two for two of small letters; more hold letters of the usual size. */
export function lengthClass({ from, until }: Hours): string {
	const rows = (until - from) / ROW_MINUTES;
	return rows <= 1 ? SHORT : rows <= 2 ? "plan-line" : "";
}

const SHORT = "plan-short";
export const isShort = (hours: Hours) => lengthClass(hours) === SHORT;

/** Where somebody has one row alone, rows are as high as a finger wants them. */
export const heightClass = (appointments: readonly PlannedAppointment[]) =>
	appointments.some(isShort) ? "plan-tall" : "";

/** A desk's column; the first one shows the time. */
export function columnOf({ desks }: DayPlan, deskId: number): string {
	return `col-start-${desks.findIndex(({ id }) => id === deskId) + 2}`;
}

/** Side by side with those it overlaps: somebody was squeezed in, or has the time of somebody who did not come. */
export function laneClasses(
	all: readonly PlannedAppointment[],
): ReadonlyMap<string, string> {
	const classes = new Map<string, string>();
	for (const group of overlapping(all)) {
		const ends: Minute[] = [];
		const lanes = group.map(({ from, until }) => {
			const free = ends.findIndex((end) => end <= from);
			const lane = free < 0 ? ends.length : free;
			ends[lane] = until;
			return lane;
		});
		const count = Math.min(ends.length, MAX_LANES);
		for (const [index, { id }] of group.entries()) {
			const lane = Math.min((lanes[index] ?? 0) + 1, MAX_LANES);
			classes.set(id, count === 1 ? "" : `plan-lane-${lane}-${count}`);
		}
	}
	return classes;
}

/** Those of one desk of which each begins before another one has ended. */
function overlapping(
	all: readonly PlannedAppointment[],
): PlannedAppointment[][] {
	const groups: PlannedAppointment[][] = [];
	let until = 0;
	const inOrder = all.toSorted(
		(a, b) => a.deskId - b.deskId || a.from - b.from || a.lane - b.lane,
	);
	for (const one of inOrder) {
		const group = groups.at(-1);
		if (group?.[0]?.deskId === one.deskId && one.from < until) {
			group.push(one);
			until = Math.max(until, one.until);
		} else {
			groups.push([one]);
			until = one.until;
		}
	}
	return groups;
}
