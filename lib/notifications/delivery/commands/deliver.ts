import "server-only";
import { bounceKeyOf } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { bounceAddressFor } from "#lib/notifications/delivery/rules/bounce-address.ts";
import { HELD_BACK } from "#lib/notifications/delivery/rules/limits.ts";
import { sender } from "#lib/notifications/delivery/rules/sender.ts";
import { findAccountMail } from "#lib/notifications/letter/queries/find-account-letter.ts";
import { findAfarMail } from "#lib/notifications/letter/queries/find-afar-letter.ts";
import { findWaitingMessage } from "#lib/notifications/letter/queries/find-appointment-letter.ts";
import { findCollectionMail } from "#lib/notifications/letter/queries/find-collection-letter.ts";
import { findFeedbackMail } from "#lib/notifications/letter/queries/find-feedback-letter.ts";
import { findInvitationMail } from "#lib/notifications/letter/queries/find-invitation-letter.ts";
import { findWishMail } from "#lib/notifications/letter/queries/find-wish-letter.ts";
import { accountLetter } from "#lib/notifications/letter/rules/account-letter.ts";
import { afarLetter } from "#lib/notifications/letter/rules/afar-letter.ts";
import { collectionLetter } from "#lib/notifications/letter/rules/collection-letter.ts";
import { feedbackLetter } from "#lib/notifications/letter/rules/feedback-letter.ts";
import { invitationLetter } from "#lib/notifications/letter/rules/invitation-letter.ts";
import { letterFor } from "#lib/notifications/letter/rules/letter.ts";
import type { Mail } from "#lib/notifications/letter/rules/mime.ts";
import { wishLetter } from "#lib/notifications/letter/rules/wish-letter.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { log } from "#lib/runtime/log.ts";
import { tally } from "#lib/runtime/tally.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { holdCorrectionsForMail } from "#lib/translation/queries/hold-corrections.ts";
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
	const message = await findMail(id);
	if (!message) return null;
	const { recipient, outdated, letter, event, answersTo, language } = message;
	const delivery: Delivery =
		outdated || recipient === null
			? { outcome: "refused", reason: outdated ? "outdated" : "no-address" }
			: message.earlier !== "told"
				? WITHOUT_EARLIER[message.earlier]
				: await transport.deliver({
						id,
						answersTo,
						...senderOf(id),
						recipient,
						letter,
						event,
						language,
						date: now(),
					});
	const { outcome } = delivery;
	tally("mail", { outcome });
	const reason = outcome === "accepted" ? null : delivery.reason;
	const final = outcome !== "deferred" || lastAttempt;
	await db().message.updateMany({
		where: { id, status: "queued" },
		data: {
			attempts: { increment: 1 },
			lastError: reason,
			// From now on nothing leads from a one-time link for feedback to an appointment.
			...(final && { askId: null }),
			...(outcome === "accepted"
				? { status: "sent", sentAt: toDbInstant(now()) }
				: final && { status: "failed" }),
		},
	});
	if (reason) log().warn({ message: id, reason, final }, "mail not sent");
	return final ? null : reason;
}

/** It takes back what another mail says: that one goes first, or neither goes. */
const WITHOUT_EARLIER = {
	waiting: { outcome: "deferred", reason: "after-earlier" },
	none: { outcome: "refused", reason: HELD_BACK.unheard },
} as const satisfies Record<string, Delivery>;

/** Written out, whatever it is about. */
async function findMail(id: string) {
	await holdCorrectionsForMail();
	const account = await findAccountMail(id, now());
	if (account)
		return {
			...account,
			letter: accountLetter(account.notice),
			event: null,
			answersTo: null,
			earlier: "told" as const,
			language: defaultLocale,
		};
	const feedback = await findFeedbackMail(id);
	if (feedback)
		return {
			...feedback,
			letter: feedbackLetter(feedback.notice),
			event: null,
			answersTo: null,
			earlier: "told" as const,
			language: feedback.notice.locale,
		};
	const wish = await findWishMail(id, now());
	if (wish)
		return {
			...wish,
			letter: wishLetter(wish.notice),
			event: null,
			answersTo: null,
			earlier: "told" as const,
			language: wish.notice.locale,
		};
	const collection = await findCollectionMail(id, now());
	if (collection)
		return {
			...collection,
			letter: collectionLetter(collection.notice),
			event: null,
			answersTo: null,
			earlier: "told" as const,
			language: collection.notice.locale,
		};
	const invitation = await findInvitationMail(id, now());
	if (invitation)
		return {
			...invitation,
			letter: invitationLetter(invitation.notice),
			event: null,
			answersTo: null,
			earlier: "told" as const,
			language: invitation.notice.locale,
		};
	const afar = await findAfarMail(id, now());
	if (afar)
		return {
			...afar,
			letter: afarLetter(afar.notice),
			event: null,
			answersTo: null,
			earlier: "told" as const,
			language: afar.notice.locale,
		};
	const message = await findWaitingMessage(id, now());
	return (
		message && {
			...message,
			letter: letterFor(message.notice),
			language: message.notice.locale,
		}
	);
}

function senderOf(id: string): Pick<Mail, "from" | "bouncesTo"> {
	const { mailFrom, bounceAddress } = env();
	const from = sender(mailFrom);
	const bouncesTo =
		bounceAddress === null
			? from.email
			: bounceAddressFor(bounceAddress, id, bounceKeyOf(id));
	return { from, bouncesTo };
}
