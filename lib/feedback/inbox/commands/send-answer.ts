import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toOffered } from "#lib/city/city.ts";
import type { Tx } from "#lib/db/client.ts";
import { enqueueAnswer } from "#lib/notifications/commands/enqueue.ts";

/** Puts an answer on its way, in the language somebody wrote in, and says in the audit who did. */
export async function sendAnswer(
	tx: Tx,
	actor: Actor,
	feedback: { id: number; stationId: number | null; locale: string },
	answer: {
		recipient: string;
		text: string;
		/** Of answers there is one to a number. */
		sequence: number;
		action: "feedback:answer" | "feedback:resend";
	},
	now: Temporal.Instant,
): Promise<void> {
	const { action, ...letter } = answer;
	await enqueueAnswer(tx, {
		...letter,
		feedbackId: feedback.id,
		locale: toOffered(feedback.locale),
		now,
	});
	await record(
		tx,
		{
			userId: actor.userId,
			stationId: feedback.stationId,
			action,
			subject: `feedback ${feedback.id}`,
		},
		now,
	);
}
