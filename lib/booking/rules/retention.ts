/** How long what is kept; the same for the job that erases and the page that says so. */
export interface Retention {
	/** Name, e-mail and phone, after the appointment's end. */
	contactDays: number;
	/** Who did something, in events. */
	actorDays: number;
	/** What somebody wrote as feedback, after it came in. */
	feedbackDays: number;
	/** So long before the appointment its reminder goes out. */
	reminderHours: number;
}

/**
 * Reservations that nobody confirmed. How many people gave up is asked of the last weeks only; a booked
 * appointment keeps its own "held" event, so how long booking takes can be told for ever.
 */
export const HOLD_DAYS = 30;

/** How often the erasing job runs, and so how much later than promised something may vanish. */
export const ERASING_MINUTES = 60;

/** What ended or came in at this instant or before has been kept for so many days. */
export function cutoff(now: Temporal.Instant, days: number): Temporal.Instant {
	return now.subtract({ hours: 24 * days });
}
