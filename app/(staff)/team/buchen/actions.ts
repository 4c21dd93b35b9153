"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { untouched } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { parseDetails } from "#lib/booking/rules/schema.ts";
import { timeValue } from "#lib/booking/rules/time-value.ts";
import { bookForSomeone } from "#lib/booking/staff/commands/book.ts";
import { parseKind } from "#lib/catalog/rules/kind.ts";
import { toOffered } from "#lib/city/city.ts";
import { team } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, sentText } from "#lib/sent.ts";
import { sentStaffDetails } from "../_form/sent-details.ts";
import { actorOf } from "../_frame/actor-of.ts";
import { type BookingState, NO_WAY_ON } from "./_parts/booking-state.ts";
import { sentWarning, sentWish } from "./_parts/sent-wish.ts";
import { findWayOn } from "./_parts/way-on.ts";

/** The time goes into the address, where the name never stands. */
export async function chooseTimeAction(form: FormData): Promise<void> {
	await requireActor();
	const { choice, time } = sentWish(form);
	redirect(team.book(choice, time ? { time: timeValue(time) } : {}));
}

/** Books at once: no hold, no e-mail needed. What was typed stays with whatever is wrong. */
export async function bookAction(
	_: BookingState,
	form: FormData,
): Promise<BookingState> {
	const actor = await actorOf(form);
	const unsaved = { ...untouched(sentIn(form)), ...NO_WAY_ON };
	if (!actor) {
		const t = await getTranslations("team.refusals");
		const notice = { kind: "warning", title: t("signed-out") } as const;
		return { ...unsaved, notice };
	}
	const typed = sentStaffDetails(form);
	const kind = parseKind(typed.kind) ?? "counter";
	const parsed = parseDetails(typed, "none", kind);
	const { choice, time } = sentWish(form);
	const { services } = choice;
	if (!time) redirect(team.book({ services }));
	if (!parsed.ok || "contact" in parsed.details) {
		const t = await getTranslations("booking.errors");
		const errors = parsed.ok ? [] : Object.entries(parsed.errors);
		return {
			...unsaved,
			errors: Object.fromEntries(
				errors.map(([field, code]) => [field, t(code)]),
			),
		};
	}
	const at = now();
	const wish = { ...time, services };
	const booked = await bookForSomeone(actor, {
		...wish,
		formToken: sentText(form, "schluessel"),
		details: parsed.details,
		kind,
		mayAsk: typed.mayAsk !== "",
		showsLanguage: typed.showsLanguage !== "",
		locale: toOffered(sentText(form, "locale")),
		warned: sentWarning(form),
		now: at,
	});
	if (booked.ok) redirect(team.appointment(booked.value.id, "booked"));
	const way = await findWayOn(actor, wish, booked.error, null, at);
	return { ...unsaved, ...way };
}
