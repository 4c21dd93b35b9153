import type { CityLimits } from "#lib/booking/limits/limits.ts";

/**
 * Another program that reserves and books for people. Behind it are many of them, so it is neither a client's address nor a
 * person: it has limits of its own, as agreed with the city, and each person whom it names has theirs as everybody.
 */
export interface Program {
	id: number;
	/** It may reserve so many minutes within an hour. */
	hourMinutes: number;
	/** Per cent of one day of one station. */
	dayShare: number;
}

/** In place of an address, wherever somebody is counted. */
export const clientOfProgram = ({ id }: Pick<Program, "id">): string =>
	`program ${id}`;

export const isProgram = (client: string): boolean =>
	client.startsWith("program ");

/**
 * What was agreed upon takes the place of what holds for addresses. There is no price to pay by work: beyond its minutes a
 * program comes again later.
 */
export const limitsOfProgram = (
	limits: CityLimits,
	{ hourMinutes, dayShare }: Program,
): CityLimits => ({
	...limits,
	freeReservations: Number.POSITIVE_INFINITY,
	freeHeldMinutes: hourMinutes,
	networkMinutes: Number.POSITIVE_INFINITY,
	dayShare,
	networkDayShare: dayShare,
	againDayShare: 100,
});
