import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { contactErrors } from "#components/contact/contact-fields.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import {
	type Details,
	type DetailsRefusal,
	NOTHING_TYPED,
	parseContact,
	parseDetails,
} from "#lib/booking/rules/schema.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { type Sent, textOf, typedIn } from "#lib/sent.ts";
import type { AcceptOfferRefusal } from "#lib/wishes/commands/answer-offer.ts";

type Errors = Partial<Record<keyof Details, DetailsRefusal>>;

/** Longer than anything that is taken, short enough to come back. */
const MAX_SHOWN = 1_000;

const EMPTY = { name: "", email: "", phone: "" };

/** Who takes the time, as far as the page asked for it. */
export function readTaker(
	sent: Sent,
): { ok: true; details: Details | undefined } | { ok: false; errors: Errors } {
	const typed = { ...NOTHING_TYPED, ...typedIn(sent, EMPTY, MAX_SHOWN) };
	if (sent.name !== undefined) {
		const parsed = parseDetails(typed);
		if (!parsed.ok) return parsed;
		const { details } = parsed;
		return { ok: true, details: "contact" in details ? undefined : details };
	}
	if (sent.email === undefined) return { ok: true, details: undefined };
	const parsed = parseContact(typed);
	// The name is the wish's.
	return parsed.ok
		? { ok: true, details: { name: "", bookedBy: null, ...parsed.contact } }
		: parsed;
}

/** The form again; what became of an offer that is over, its own page says. */
export async function offerAgain(
	sent: Sent,
	wrong: { errors: Errors } | { error: AcceptOfferRefusal },
): Promise<FormState> {
	const token = textOf(sent, "angebot");
	const shown = { angebot: token, ...typedIn(sent, EMPTY, MAX_SHOWN) };
	if ("errors" in wrong)
		return again(shown, { errors: await contactErrors(wrong.errors) });
	const { error } = wrong;
	switch (error) {
		case "name-missing":
			return again(shown, {
				errors: await contactErrors({ name: "name-missing" }),
			});
		case "contact-missing":
			return again(shown, {
				errors: await contactErrors({ email: "contact-missing" }),
			});
		case "unknown-offer":
		case "offer-closed":
			redirect(wishPaths(await getLocale()).offer(token));
	}
	const t = await getTranslations("wishes.offer.refusals");
	return again(shown, { notice: { kind: "warning", title: t(error) } });
}
