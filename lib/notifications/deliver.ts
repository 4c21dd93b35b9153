import "server-only";
import { now } from "#lib/clock.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { log } from "#lib/log.ts";
import { letterFor } from "./letter.ts";
import { findWaitingMessage } from "./queries.ts";
import type { Delivery, Transport } from "./transport.ts";

/**
 * Sends one message and writes down what became of it.
 *
 * At least once: if the process dies after the mail server took the mail and before the row says
 * "sent", the job runs again and the mail goes out again, with the same Message-ID. The other order
 * could lose a mail, which is worse.
 * @returns null when the job is done, otherwise why it is worth another try
 */
export async function deliverMessage(
	id: string,
	transport: Transport,
	lastAttempt: boolean,
): Promise<string | null> {
	const message = await findWaitingMessage(id, now());
	if (!message) return null;
	const { recipient, outdated } = message;
	const delivery: Delivery =
		outdated || recipient === null
			? { outcome: "refused", reason: outdated ? "outdated" : "no-address" }
			: await transport.deliver({
					id,
					recipient,
					letter: letterFor(message.notice),
					event: message.event,
					date: now(),
				});
	const { outcome } = delivery;
	const reason = outcome === "accepted" ? null : delivery.reason;
	const final = outcome !== "deferred" || lastAttempt;
	await db().message.updateMany({
		where: { id, status: "queued" },
		data: {
			attempts: { increment: 1 },
			lastError: reason,
			...(outcome === "accepted"
				? { status: "sent", sentAt: toDbInstant(now()) }
				: final && { status: "failed" }),
		},
	});
	if (reason) log().warn({ message: id, reason, final }, "mail not sent");
	return final ? null : reason;
}
