import "server-only";
import type { HoldView } from "#lib/booking/booking.ts";
import {
	type Confirmation,
	confirmHold,
} from "#lib/booking/commands/confirm-hold.ts";
import { extendHold } from "#lib/booking/commands/extend-hold.ts";
import { holdTime } from "#lib/booking/commands/hold-time.ts";
import { findHold } from "#lib/booking/queries.ts";
import { parseDetails } from "#lib/booking/schema.ts";
import type { ChosenTime } from "../../time-value.ts";
import { isTimeRefusal } from "../../zeit/refusals.ts";
import type {
	BookingNotice,
	BookingState,
	BookingView,
} from "./booking-state.ts";
import { describe } from "./describe.ts";
import { heldEntries } from "./held-time.ts";
import type { Submission } from "./submission.ts";

/** Either the appointment, or the form again, or (null) the hold's page says what became of it. */
export type Answer = { booked: Confirmation } | { state: BookingState } | null;

/** What a press on one of the form's buttons leads to; nothing typed is ever lost on the way. */
export async function answer(sent: Submission): Promise<Answer> {
	const hold = await findHold(sent.token, sent.now);
	if (!hold) return null;
	if (hold.state === "booked" && sent.intent !== "confirm") return null;
	switch (sent.intent) {
		case "edit":
			return show("details");
		case "times":
			return show("times");
		case "extend":
			return extend();
		case "time":
			return sent.chosen ? take(sent.chosen) : show(sent.view);
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
		return current && { state: await describe(current, sent, view, notice) };
	}

	async function extend(): Promise<Answer> {
		const extended = await extendHold({ holdToken: sent.token, now: sent.now });
		return extended.ok
			? show(sent.view, "extended", extended.value)
			: show(sent.view, extended.error, await findHold(sent.token, sent.now));
	}

	/** Another time, or the same one once more after it ran out. */
	async function take(
		time: ChosenTime,
		success: BookingNotice = "time-chosen",
	): Promise<Answer> {
		const services = hold ? heldEntries(hold) : [];
		const held = await holdTime({
			...sent,
			...time,
			holdToken: sent.token,
			services,
		});
		const isComplete = parseDetails(sent.values).ok;
		if (held.ok)
			return show(isComplete ? "check" : "details", success, held.value);
		if (held.error === "slot-taken") return show("times", "slot-taken");
		return show(
			sent.view,
			isTimeRefusal(held.error) ? held.error : "selection-changed",
		);
	}

	async function check(): Promise<Answer> {
		if (!parseDetails(sent.values).ok) return show("details");
		return hold?.state === "expired"
			? take(hold, "taken-again")
			: show("check");
	}

	async function confirm(): Promise<Answer> {
		const details = parseDetails(sent.values);
		if (!details.ok) return show("details");
		if (!sent.expected) return show("check");
		const booked = await confirmHold({
			...sent,
			holdToken: sent.token,
			details: details.details,
			expected: sent.expected,
		});
		if (booked.ok) return { booked: booked.value };
		if (booked.error === "already-booked" || booked.error === "unknown-hold")
			return null;
		const current = await findHold(sent.token, sent.now);
		return show(
			booked.error === "slot-taken" ? "times" : "check",
			booked.error,
			current,
		);
	}
}
