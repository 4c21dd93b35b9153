import type { Person, Played } from "#lib/simulation/simulation.ts";

const MINUTE = 60_000;

/** What days came to, for each day on average; times in minutes. Null: nobody waited, so there is no such figure. */
export interface Figures {
	/** Whoever was called of those who came without an appointment: half waited so long at most, and nine in ten. */
	walkInMedian: number | null;
	walkInMost: number | null;
	/** The same of appointments, from their time on. */
	bookedMedian: number | null;
	bookedMost: number | null;
	/** Of walk-ins, who waited 30 minutes at most; between 0 and 1. */
	walkInsInTime: number | null;
	served: number;
	/** No number any more, or nobody there who serves them. */
	notServed: number;
	/** Went by themselves. */
	left: number;
	/** Desk minutes. */
	overtime: number;
	idle: number;
	/** Of the planned hours, between 0 and 1 and more with overtime. */
	utilisation: number;
}

export type FigureName = keyof Figures;

/** Longer nobody is to wait, as the city says it. */
export const IN_TIME = 30;

/** Whoever has an appointment waits from its time on; minutes. Null: nobody called them. */
export function waitOf({
	calledAt,
	arrivedAt,
	startsAt,
}: Pick<Person, "calledAt" | "arrivedAt" | "startsAt">): number | null {
	if (calledAt === null) return null;
	return (
		Math.max(0, calledAt - Math.max(arrivedAt, startsAt ?? arrivedAt)) / MINUTE
	);
}

/** Of several days together: waits of all their people, everything else by the day. */
export function figuresOf(days: readonly Played[]): Figures {
	const walkIns: number[] = [];
	const booked: number[] = [];
	const fates = {
		served: 0,
		left: 0,
		missing: 0,
		"turned-away": 0,
		stranded: 0,
	};
	const sums = { open: 0, busy: 0, idle: 0, overtime: 0 };
	for (const day of days) {
		for (const person of day.people) {
			if (person.fate) fates[person.fate] += 1;
			const wait = waitOf(person);
			if (wait !== null)
				(person.startsAt === null ? walkIns : booked).push(wait);
		}
		sums.open += day.open;
		sums.busy += day.busy;
		sums.idle += day.idle;
		sums.overtime += day.overtime;
	}
	const aDay = (sum: number) => sum / Math.max(1, days.length);
	walkIns.sort((a, b) => a - b);
	booked.sort((a, b) => a - b);
	const inTime = walkIns.filter((wait) => wait <= IN_TIME).length;
	return {
		walkInMedian: quantile(walkIns, 0.5),
		walkInMost: quantile(walkIns, 0.9),
		bookedMedian: quantile(booked, 0.5),
		bookedMost: quantile(booked, 0.9),
		walkInsInTime: walkIns.length > 0 ? inTime / walkIns.length : null,
		served: aDay(fates.served),
		notServed: aDay(fates["turned-away"] + fates.stranded),
		left: aDay(fates.left),
		overtime: aDay(sums.overtime),
		idle: aDay(sums.idle),
		utilisation: sums.open > 0 ? sums.busy / sums.open : 0,
	};
}

/** The value below which such a share lies. @param ascending numbers */
export function quantile(
	ascending: readonly number[],
	share: number,
): number | null {
	if (ascending.length === 0) return null;
	const at = (ascending.length - 1) * share;
	const below = ascending[Math.floor(at)] ?? 0;
	const above = ascending[Math.ceil(at)] ?? below;
	return below + (above - below) * (at % 1);
}
