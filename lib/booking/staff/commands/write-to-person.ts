import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toOffered } from "#lib/city/city.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { enqueueMessage } from "#lib/notifications/commands/enqueue.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { StaffRefusal } from "./authorise-for.ts";
import { changeFor } from "./change-for.ts";

type WriteToRefusal = StaffRefusal | "no-address" | "no-words" | "busy";

interface Written {
	repeated: boolean;
	/** False: the address has had so many mails that this one is not sent. */
	isOnItsWay: boolean;
}

/** Longer than that is a letter. */
const MAX_WORDS = 1_000;

const KIND = "note";

/** Pressed twice, it is one mail. */
const SAME_WITHIN = { minutes: 10 } as const;

/**
 * Writes a mail with the clerk's own words to whoever booked; they are erased with the contact.
 */
export function writeToPerson(
	actor: Actor,
	input: {
		appointmentId: string;
		words: string;
		now: Temporal.Instant;
	},
): Promise<Result<Written, WriteToRefusal>> {
	const { appointmentId, now } = input;
	const words = input.words.trim().slice(0, MAX_WORDS);
	return changeFor<Written, WriteToRefusal>(
		actor,
		"appointment:book",
		input,
		async (tx, row) => {
			if (!words) return refuse("no-words");
			const recipient = row.contact?.email;
			if (!recipient) return refuse("no-address");
			const sent = await tx.message.findMany({
				where: { appointmentId, kind: KIND },
				include: { text: true },
			});
			const since = toDbInstant(now.subtract(SAME_WITHIN));
			if (
				sent.some(
					({ text, createdAt }) => text?.text === words && createdAt > since,
				)
			)
				return ok({ repeated: true, isOnItsWay: true });
			const isOnItsWay = await enqueueMessage(tx, {
				text: words,
				appointmentId,
				kind: KIND,
				// Not about the calendar: each of them is news.
				sequence: sent.length,
				recipient,
				locale: toOffered(row.locale),
				origin: "staff",
				now,
			});
			return ok({ repeated: false, isOnItsWay });
		},
	);
}
