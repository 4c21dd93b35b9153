import { getTranslations } from "next-intl/server";
import type { Notice } from "#components/form/form-state.ts";
import type { ConfirmRefusal } from "#lib/booking/hold/commands/confirm-hold.ts";
import type { ExtendRefusal } from "#lib/booking/hold/commands/extend-hold.ts";
import type { TimeRefusal } from "#lib/booking/rules/hold-refusal.ts";
import type { Locale } from "#lib/text/locale.ts";

/** What has just happened, to be said above the form. */
export type BookingNotice =
	| ConfirmRefusal
	| ExtendRefusal
	| TimeRefusal
	| "email-mended"
	| "extended"
	| "hold-expired"
	| "taken-again"
	| "time-chosen"
	| "services-chosen"
	| "minor-answered"
	| "other-time-needed"
	| "selection-changed";

const KINDS: Record<BookingNotice, Notice["kind"]> = {
	"already-booked": "info",
	busy: "warning",
	"contact-gone": "warning",
	"contact-missing": "warning",
	"email-mended": "success",
	extended: "success",
	"hold-changed": "warning",
	"kind-gone": "warning",
	"hold-expired": "warning",
	"minor-answered": "success",
	"must-wait": "warning",
	"no-more-extensions": "warning",
	"not-online": "warning",
	"other-time-needed": "warning",
	"selection-changed": "warning",
	"services-chosen": "success",
	"slot-taken": "warning",
	"taken-again": "success",
	"time-chosen": "success",
	"too-many-for-contact": "warning",
	"too-many-for-person": "warning",
	"too-many-holds": "warning",
	"too-much-of-day": "warning",
	"unknown-helper": "warning",
	"unknown-hold": "warning",
	"unknown-station": "warning",
};

export async function noticeInWords(
	code: BookingNotice,
	locale: Locale,
): Promise<Notice> {
	const t = await getTranslations({ locale, namespace: "booking.notices" });
	return {
		kind: KINDS[code],
		title: t(`${code}.title`),
		text: t(`${code}.text`),
	};
}
