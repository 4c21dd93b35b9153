import type { Cell } from "./cell.ts";

export const FIGURES = [
	"bookings",
	"funnel",
	"room",
	"limits",
	"absence",
	"lead",
	"mix",
	"wait",
	"told",
	"queue",
	"left",
	"way",
	"service",
	"planned",
	"use",
	"languages",
	"satisfaction",
	"mails",
	"errors",
] as const;
export type FigureName = (typeof FIGURES)[number];

export type Unit =
	| "count"
	| "people"
	| "percent"
	| "seconds"
	| "minutes"
	| "days"
	| "points";

/** A column of a figure's table; its words are `figures.columns.<name>`. */
export interface Column {
	name: ColumnName;
	unit: Unit;
	/** Whether less or more of it is good; null: neither. */
	better: "less" | "more" | null;
	/** Drawn in the chart. */
	drawn: boolean;
}

export type ColumnName =
	| "booked"
	| "bookedOnline"
	| "cancelled"
	| "cancelledShare"
	| "moved"
	| "pageService"
	| "pagePlace"
	| "pageTime"
	| "held"
	| "roomPeople"
	| "roomMedian"
	| "roomLong"
	| "limitAsked"
	| "limitWorked"
	| "limitWaited"
	| "limitRefused"
	| "soldOut"
	| "soldOutDays"
	| "due"
	| "absent"
	| "absentShare"
	| "leadMedian"
	| "leadNone"
	| "withAppointment"
	| "withoutAppointment"
	| "withShare"
	| "toldVisits"
	| "toldShare"
	| "toldWithout"
	| "toldWith"
	| "queueMean"
	| "queueMost"
	| "leftUnserved"
	| "leftShare"
	| "leftWithout"
	| "leftWith"
	| "bookedMedian"
	| "bookedNinth"
	| "walkInMedian"
	| "walkInNinth"
	| "plannedMinutes"
	| "measuredMinutes"
	| "measuredShare"
	| "useOnline"
	| "useStaff"
	| "useWalkIn"
	| "languageBookings"
	| "languageVisits"
	| "answers"
	| "ratedBooking"
	| "ratedWait"
	| "ratedService"
	| "mailsSent"
	| "mailsFailed"
	| "mailsFailedShare"
	| "failures";

export interface FigureRow {
	/** A date, a month, a station's id …; a language's tag in "languages". */
	key: string;
	cells: readonly Cell[];
	/** The same place in the period it is compared with; null: with nothing. */
	before: readonly Cell[] | null;
}

/** How many visits took how long: with and without appointment, by classes of the same width. */
export interface Spread {
	/** Minutes of a class; the last one has no end. */
	width: number;
	booked: readonly Cell[];
	walkIn: readonly Cell[];
}

export interface Figure {
	name: FigureName;
	columns: readonly Column[];
	total: readonly Cell[];
	before: readonly Cell[] | null;
	/** Empty: not broken down so. */
	rows: readonly FigureRow[];
	spread: Spread | null;
}
