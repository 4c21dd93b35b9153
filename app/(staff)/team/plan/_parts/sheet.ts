import type {
	DayPlan,
	PlannedAppointment,
} from "#lib/booking/staff/queries/get-day-plan.ts";
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

/** What takes a desk: cancelled ones and no-shows do not. */
export function onSheet(
	appointments: readonly PlannedAppointment[],
): PlannedAppointment[] {
	return appointments.filter(
		({ status }) => !["cancelled", "no-show", "expired"].includes(status),
	);
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

/** One row has room for one line of small letters, two for two; more hold letters of the usual size. */
export function lengthClass({ from, until }: Hours): string {
	const rows = (until - from) / ROW_MINUTES;
	return rows <= 1 ? "plan-short" : rows <= 2 ? "plan-line" : "";
}

/** A desk's column; the first one shows the time. */
export function columnOf({ desks }: DayPlan, deskId: number): string {
	return `col-start-${desks.findIndex(({ id }) => id === deskId) + 2}`;
}

/** Side by side with those it overlaps, where somebody was squeezed in. */
export function laneClass(
	all: readonly PlannedAppointment[],
	one: PlannedAppointment,
): string {
	const beside = all.filter(
		({ deskId, from, until }) =>
			deskId === one.deskId && from < one.until && one.from < until,
	);
	const lanes = Math.max(...beside.map(({ lane }) => lane)) + 1;
	return lanes === 1
		? ""
		: `plan-lane-${Math.min(one.lane + 1, MAX_LANES)}-${Math.min(lanes, MAX_LANES)}`;
}
