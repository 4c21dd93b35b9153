import type { PastLeg, PastStep, PastVisit } from "#lib/queue/past/past-day.ts";

const NONE: NonNullable<PastVisit["walk"]> = { done: [], open: [] };

/** At which desk of their walk list they were after these steps: each time they were sent on one was done. */
export const legAfter = (steps: readonly PastStep[]): number =>
	steps.filter(({ kind }) => kind === "sent-on").length;

/** What they went to one desk after the other for, in this order. */
export function legsOf({
	walk: { done, open } = NONE,
	serviceIds,
	services,
}: Pick<PastVisit, "walk" | "serviceIds" | "services">): PastLeg[] {
	return [...done, { serviceIds, services }, ...open];
}

/** @param leg counted from nought */
export function legOf(visit: PastVisit, leg: number): PastLeg {
	const { done } = visit.walk ?? NONE;
	return done[leg] ?? visit;
}
