import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { wishOfferToken } from "#lib/auth/secrets/secrets.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findWishForStaff } from "#lib/wishes/queries/list-wishes.ts";
import {
	type AcceptOfferRefusal,
	acceptOffer,
	declineOffer,
} from "./answer-offer.ts";

type AnswerRefusal = AcceptOfferRefusal | "forbidden" | "unknown-wish";

/** What somebody says on the phone or at the counter about the time that is kept for them. */
export function answerForPerson(
	actor: Actor,
	input: {
		wishId: string;
		answer: "accept" | "decline";
		/** Where the wish does not say who comes; empty: it does. */
		name: string;
		client: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, AnswerRefusal>> {
	return orBusy<null, AnswerRefusal>(async () => {
		const { wishId, answer, client, now } = input;
		const found = await findWishForStaff(
			actor,
			wishId,
			"appointment:book",
			now,
		);
		if (!found.ok) return found;
		const open = found.value.offers.find((offer) => offer.answer === null);
		if (!open) return refuse("offer-closed");
		// The wish may be for any station; what is booked or moved lies at one.
		const { brings } = found.value;
		const book = await authorise(
			actor,
			"appointment:book",
			open.stationId,
			now,
		);
		if (!book.ok) return book;
		const move = brings
			? await authorise(actor, "appointment:move", brings.station.id, now)
			: book;
		if (!move.ok) return move;
		const token = wishOfferToken(open.id);
		const name = input.name.trim();
		const nobody = { bookedBy: null, email: null, phone: null };
		const answered =
			answer === "accept"
				? await acceptOffer({
						token,
						details: name ? { name, ...nobody } : undefined,
						client,
						by: actor.userId,
						now,
					})
				: await declineOffer({ token, now });
		if (!answered.ok) return answered;
		return write<null, never>(async (tx) => {
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: open.stationId,
					action: `wish:${answer}`,
					subject: `wish ${found.value.reference}`,
				},
				now,
			);
			return ok(null);
		});
	});
}
