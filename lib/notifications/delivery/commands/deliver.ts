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
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
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
	const about = await db().message.findFirst({
		where: { id, status: "queued" },
		select: ABOUT,
	});
	if (!about) return null;
	// Each of them reads much: only for what this mail is about.
	const is = (...names: (keyof typeof ABOUT)[]) =>
		names.some((name) => about[name] !== null);
	const at = now();
	const account = is("userId", "linkId") && (await findAccountMail(id, at));
	if (account)
		return alone(account, accountLetter(account.notice), defaultLocale);
	const feedback = is("feedbackId") && (await findFeedbackMail(id));
	if (feedback) return inItsLanguage(feedback, feedbackLetter);
	const wish = is("wishId") && (await findWishMail(id, at));
	if (wish) return inItsLanguage(wish, wishLetter);
	const collection = is("collectionId") && (await findCollectionMail(id, at));
	if (collection) return inItsLanguage(collection, collectionLetter);
	const invitation = is("invitationId") && (await findInvitationMail(id, at));
	if (invitation) return inItsLanguage(invitation, invitationLetter);
	const afar = is("afarId") && (await findAfarMail(id, at));
	if (afar) return inItsLanguage(afar, afarLetter);
	const message = await findWaitingMessage(id, at);
	return (
		message && {
			...message,
			letter: letterFor(message.notice),
			language: message.notice.locale,
		}
	);
}

const ABOUT = {
	userId: true,
	linkId: true,
	feedbackId: true,
	wishId: true,
	collectionId: true,
	invitationId: true,
	afarId: true,
} as const;

interface Addressed {
	recipient: string | null;
	outdated: boolean;
}

const inItsLanguage = <Notice extends { locale: Locale }, Written>(
	found: Addressed & { notice: Notice },
	write: (notice: Notice) => Written,
) => alone(found, write(found.notice), found.notice.locale);

/** It brings nothing for a calendar and answers no other mail. */
const alone = <Written>(
	{ recipient, outdated }: Addressed,
	letter: Written,
	language: Locale,
) => ({
	recipient,
	outdated,
	letter,
	language,
	event: null,
	answersTo: null,
	earlier: "told" as const,
});

function senderOf(id: string): Pick<Mail, "from" | "bouncesTo"> {
	const { mailFrom, bounceAddress } = env();
	const from = sender(mailFrom);
	const bouncesTo =
		bounceAddress === null
			? from.email
			: bounceAddressFor(bounceAddress, id, bounceKeyOf(id));
	return { from, bouncesTo };
}
