import type { Minute } from "#lib/time.ts";

/** How long one kind of visit took. */
export interface MeasuredConcern {
	serviceIds: readonly number[];
	/** People of the last weeks with and without an appointment. */
	booked: number;
	walkIns: number;
	/** As planned, minutes. */
	planned: number;
	/** Of those served at one go: how many, and their real minutes. */
	served: number;
	mean: number;
	deviation: number;
}

/** Somebody is due and does not come. */
export interface Absence {
	due: number;
	absent: number;
}

/** What the last weeks say of a station and a weekday. No figure about a person or an employee. */
export interface Measured {
	/** Days of this weekday on which somebody came. */
	days: number;
	/** People without an appointment on each of these days. */
	walkInsByDay: readonly number[];
	/** The same by the hour in which they came, all these days together; hours of the day. */
	walkInsByHour: readonly { hour: number; count: number }[];
	/** Appointments that were due on these days, all together. */
	due: number;
	/** Of all weekdays. */
	concerns: readonly MeasuredConcern[];
	/** Who did not come to an appointment, of all weekdays. */
	absence: Absence;
	/** The same of those whom a reminder was sent, and of those whom none was. */
	reminded: Absence;
	notReminded: Absence;
	/** Minutes after their time at which people with an appointment came, from the earliest to the latest in equal parts. */
	late: readonly Minute[];
	lateCount: number;
	/** People without an appointment who went, and the hours that all of them waited together. */
	left: number;
	waitedMinutes: number;
	/** From the call to the desk, minutes. */
	way: number;
	/** Bookings made a day, on average. */
	bookedADay: number;
}

/** What is missing before anything can be said. */
export type TooLittle = "days" | "walk-ins" | "services";

const FEWEST_DAYS = 4;
const FEWEST_PEOPLE = 30;
/** Fewer people say nothing about how many do not come. */
const FEWEST_DUE = 50;

/** What there is too little of; empty: days can be played through. */
export function tooLittleOf({
	days,
	walkInsByDay,
	concerns,
}: Measured): TooLittle[] {
	const walkIns = walkInsByDay.reduce((sum, count) => sum + count, 0);
	const served = concerns.reduce((sum, one) => sum + one.served, 0);
	return [
		...(days < FEWEST_DAYS ? (["days"] as const) : []),
		...(walkIns < FEWEST_PEOPLE ? (["walk-ins"] as const) : []),
		...(served < FEWEST_PEOPLE ? (["services"] as const) : []),
	];
}

/** Between 0 and 1; null: too few were counted. */
export function absentShare({ due, absent }: Absence): number | null {
	return due < FEWEST_DUE ? null : absent / due;
}
