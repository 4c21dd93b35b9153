import "server-only";
import { db } from "#lib/db/client.ts";

/** Whether they have said that they come to this time of it. Whoever asks has shown the appointment's link. */
export async function hasConfirmed(
	appointmentId: string,
	/** Of the calendar: after a move they have said nothing. */
	sequence: number,
): Promise<boolean> {
	const answer = await db().coming.findUnique({ where: { appointmentId } });
	return answer?.sequence === sequence;
}
