"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
	readChoice,
	sentParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import {
	parseTimeValue,
	timeValue,
} from "#app/[locale]/(citizen)/termine/_choice/time-value.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { parseDetails } from "#lib/booking/rules/schema.ts";
import { bookForSomeone } from "#lib/booking/staff/commands/book.ts";
import { team } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "../_form/sent.ts";
import { sentStaffDetails } from "../_form/sent-details.ts";
import { actorOf } from "../_frame/actor-of.ts";
import { type BookingState, NOTHING_TYPED } from "./_parts/booking-state.ts";
import { findWayOn } from "./_parts/way-on.ts";

/** The time goes into the address, where the name never stands. */
export async function chooseTimeAction(form: FormData): Promise<void> {
	await requireActor();
	const { services, station } = readChoice(sentParams(form));
	const time = parseTimeValue(form.get("zeit"));
	const choice = { services, ...(station ? { station } : {}) };
	redirect(team.book(choice, time ? { time: timeValue(time) } : {}));
}

/** Books at once: no hold, no e-mail needed. What was typed stays with whatever is wrong. */
export async function bookAction(
	_: BookingState,
	form: FormData,
): Promise<BookingState> {
	const actor = await actorOf(form);
	const {
		forOther: _forOther,
		contact: _contact,
		...typed
	} = sentStaffDetails(form);
	const locale = sentText(form, "locale") === "en" ? "en" : "de";
	const unsaved = { ...NOTHING_TYPED, values: { ...typed, locale } };
	if (!actor) {
		const t = await getTranslations("team.refusals");
		return { ...unsaved, refusal: t("signed-out") };
	}
	const parsed = parseDetails(sentStaffDetails(form));
	const { services } = readChoice(sentParams(form));
	const time = parseTimeValue(form.get("andere") ?? form.get("zeit"));
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
		mayAsk: typed.mayAsk !== "",
		locale,
		warned: form.has("trotzdem")
			? { overlapping: form.getAll("ueberlappt").map(String) }
			: null,
		now: at,
	});
	if (booked.ok) redirect(team.appointment(booked.value.id, "booked"));
	const way = await findWayOn(actor, wish, booked.error, null, at);
	return { ...unsaved, ...way };
}
