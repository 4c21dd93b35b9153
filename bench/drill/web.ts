import { newJourney, STEPS, type Step } from "../journey.ts";
import type { Wanted } from "../wanted.ts";

/** Somebody who was told that they have an appointment. */
export interface Confirmed {
	reference: string;
	/** Of the page that shows it. */
	link: string;
	begunAt: number;
	answeredAt: number;
}

/** From the calendar to the confirmed appointment without JavaScript: seven requests. @throws what went wrong, and where */
export async function bookByWeb(
	origin: string,
	wanted: Wanted,
): Promise<Confirmed> {
	const begunAt = Date.now();
	const journey = newJourney(origin, wanted);
	for (const step of Object.keys(STEPS) as Step[]) {
		if (step === "appointment") continue;
		try {
			await STEPS[step](journey);
		} catch (error) {
			// Without what the person chose.
			const { message, code } = error as NodeJS.ErrnoException;
			const words = (message || code || "no word").replace(/\?\S*/g, "");
			throw new Error(`${step}: ${words}`);
		}
	}
	const link = journey.page.location ?? "";
	const answeredAt = Date.now();
	await STEPS.appointment(journey);
	return { reference: referenceIn(link), link, begunAt, answeredAt };
}

/** As the database has it: without the signs that make it easier to read. */
export const referenceIn = (link: string): string =>
	/\/termin\/([^/?]+)/.exec(link)?.[1] ?? "";
