import "server-only";
import type { HoldView } from "#lib/booking/booking.ts";
import {
	type Confirmation,
	confirmHold,
} from "#lib/booking/hold/commands/confirm-hold.ts";
import { extendHold } from "#lib/booking/hold/commands/extend-hold.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import { holdInvitedAgain } from "#lib/booking/invitation/commands/hold-invited.ts";
import { findHold } from "#lib/booking/queries/find-appointment.ts";
import { suggestEmail } from "#lib/booking/rules/email-typo.ts";
import { isTimeRefusal } from "#lib/booking/rules/hold-refusal.ts";
import { parseDetails } from "#lib/booking/rules/schema.ts";
import { type ChosenTime, timeValue } from "#lib/booking/rules/time-value.ts";
import {
	asksMinor,
	judgeMinor,
	minorRules,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseKind } from "#lib/catalog/rules/kind.ts";
import {
	entriesOf,
	isSameChoice,
	knownServices,
} from "#lib/catalog/rules/selection.ts";
import { type BookingState, isChoosing } from "./booking-state.ts";
import { chosenKind, contactRuleOf, describe, kindsOf } from "./describe.ts";
import type { BookingNotice } from "./notice.ts";
import type { Submission } from "./submission.ts";
import type { BookingView } from "./texts.ts";

/** Either the appointment, or the form again, or (null) the hold's page says what became of it. */
export type Answer = { booked: Confirmation } | { state: BookingState } | null;

/** What a press on one of the form's buttons leads to; nothing typed is ever lost on the way. */
export async function answer(received: Submission): Promise<Answer> {
	const hold = await findHold(received.token, received.now);
	if (!hold) return null;
	if (hold.state === "booked" && received.intent !== "confirm") return null;
	const sent = received.intent === "take-email" ? mended(received) : received;
	const catalog = await getCatalog(sent.locale);
	// The contact of the appointment before is lent for some time only: now it must be typed.
	if (sent.typed.contact === "same" && hold.state !== "booked" && !hold.contact)
		return {
			state: await describe(
				hold,
				catalog,
				withOwnContact(sent),
				"details",
				"contact-gone",
			),
		};
	const contactRule = contactRuleOf(hold, catalog);
	const kind = chosenKind(sent.typed, kindsOf(hold, catalog));
	const isComplete = parseDetails(sent.typed, contactRule, kind).ok;
	switch (sent.intent) {
		case "edit":
			return show("details");
		case "keep":
			return show(isComplete ? "check" : "details");
		case "services":
			return show(
				hold.isInvited ? (isComplete ? "check" : "details") : sent.intent,
			);
		case "times":
		case "stations":
		case "minor":
			return show(sent.intent);
		case "day":
			return show(sent.view);
		case "extend":
			return extend();
		case "apply":
			return take(hold, hold.isInvited ? "time-chosen" : "services-chosen");
		case "answer":
			return answerMinor();
		case "adult":
			return take(hold, "minor-answered", "adult");
		case "time":
			return sent.chosen ? take(sent.chosen, "time-chosen") : show(sent.view);
		case "take-email":
			return show(isComplete ? "check" : "details", "email-mended");
		case "leave-email":
			return show(isComplete ? "check" : "details");
		case "check":
			return check();
		case "confirm":
			return confirm();
	}

	async function show(
		view: BookingView,
		notice: BookingNotice | null = null,
		current: HoldView | null = hold,
	): Promise<Answer> {
		return (
			current && {
				state: await describe(current, catalog, sent, view, notice),
			}
		);
	}

	async function extend(): Promise<Answer> {
		const extended = await extendHold({ holdToken: sent.token, now: sent.now });
		const current = extended.ok
			? extended.value
			: await findHold(sent.token, sent.now);
		const notice = extended.ok ? "extended" : extended.error;
		return show(
			sent.view,
			isAsShown(current) ? notice : "hold-changed",
			current,
		);
	}

	function selectionOf({ services }: HoldView) {
		return knownServices(entriesOf(services), catalog);
	}

	async function answerMinor(): Promise<Answer> {
		if (!hold) return null;
		const rules = minorRules(selectionOf(hold));
		const judged = judgeMinor(rules, sent.given);
		return judged.ok
			? take(hold, "minor-answered", judged.text)
			: show("minor");
	}

	/**
	 * Another time, other services or for somebody else, or the same once more after the reservation ran out. For whom it
	 * is stays as it was unless said otherwise.
	 */
	async function take(
		time: ChosenTime,
		success:
			| "time-chosen"
			| "services-chosen"
			| "minor-answered"
			| "taken-again",
		minorCase?: string,
	): Promise<Answer> {
		const keepsServices =
			success === "taken-again" || success === "minor-answered";
		// What an invitation allows stays laid down; other times are its own.
		const held = hold?.isInvited
			? await holdInvitedAgain({
					...sent,
					holdToken: sent.token,
					time,
					minorCase,
				})
			: await holdTime({
					...sent,
					...time,
					holdToken: sent.token,
					services:
						keepsServices && hold ? entriesOf(hold.services) : sent.entries,
					minorCase,
				});
		if (held.ok) {
			const { minorCase } = held.value;
			const isOpen = asksMinor(selectionOf(held.value), minorCase);
			const next = isComplete ? "check" : "details";
			const asks = success === "services-chosen" && isOpen;
			return show(asks ? "minor" : next, success, held.value);
		}
		if (held.error === "slot-taken") {
			const tooShort = success === "services-chosen" && hold?.state === "open";
			return show(
				sent.view === "stations" ? "stations" : "times",
				tooShort ? "other-time-needed" : "slot-taken",
			);
		}
		return isTimeRefusal(held.error)
			? show(sent.view, held.error)
			: show(
					hold?.isInvited ? "times" : "services",
					sent.intent === "apply" ? null : "selection-changed",
				);
	}

	async function check(): Promise<Answer> {
		if (!isAsShown(hold))
			return show(isComplete ? "check" : "details", "hold-changed");
		if (!isComplete) return show("details");
		return hold?.state === "expired"
			? take(hold, "taken-again")
			: show("check");
	}

	async function confirm(): Promise<Answer> {
		const details = parseDetails(sent.typed, contactRule, kind);
		if (!details.ok) return show("details");
		if (!sent.expected) return show("check");
		// The command compares the time once more, under its lock.
		if (hold?.state !== "booked" && !isAsShown(hold))
			return show("check", "hold-changed");
		const booked = await confirmHold({
			...sent,
			holdToken: sent.token,
			details: details.details,
			// As the page said it: what is not offered any more is refused, not booked as something else.
			kind: parseKind(sent.typed.kind) ?? "counter",
			mayAsk: sent.typed.mayAsk !== "",
			showsLanguage: sent.typed.showsLanguage !== "",
			helperCode: sent.typed.forOther ? sent.typed.helper : "",
			expected: { ...sent.expected, services: sent.entries },
		});
		if (booked.ok) return { booked: booked.value };
		if (booked.error === "already-booked" || booked.error === "unknown-hold")
			return null;
		const current = await findHold(sent.token, sent.now);
		if (booked.error === "contact-gone") return answer(sent);
		// What an earlier appointment lends is not enough here.
		if (booked.error === "contact-missing")
			return (
				current && {
					state: await describe(
						current,
						catalog,
						withOwnContact(sent),
						"details",
						"contact-missing",
					),
				}
			);
		return show(
			booked.error === "slot-taken"
				? "times"
				: booked.error === "unknown-helper"
					? "details"
					: "check",
			booked.error,
			current,
		);
	}

	/** False: another tab has chosen something else since. */
	function isAsShown(current: HoldView | null): boolean {
		if (!current || !sent.expected) return true;
		return (
			timeValue(current) === timeValue(sent.expected) &&
			(isChoosing(sent.view) ||
				isSameChoice(entriesOf(current.services), sent.entries))
		);
	}
}

/** With the e-mail address that was probably meant. */
function mended(sent: Submission): Submission {
	const email = suggestEmail(sent.typed.email) ?? sent.typed.email;
	return { ...sent, typed: { ...sent.typed, email } };
}

function withOwnContact(sent: Submission): Submission {
	return { ...sent, typed: { ...sent.typed, contact: "other" } };
}
