import { getTranslations } from "next-intl/server";
import type { Details, DetailsRefusal } from "#lib/booking/schema.ts";
import type { BookingNotice } from "./booking-state.ts";

const NOTICES: Record<BookingNotice, true> = {
	"already-booked": true,
	busy: true,
	extended: true,
	"hold-changed": true,
	"hold-expired": true,
	"no-more-extensions": true,
	"not-online": true,
	"selection-changed": true,
	"slot-taken": true,
	"taken-again": true,
	"time-chosen": true,
	"too-many-holds": true,
	"unknown-hold": true,
	"unknown-station": true,
};

const REFUSALS: Record<DetailsRefusal, true> = {
	"email-invalid": true,
	"name-missing": true,
	"name-too-long": true,
	"phone-invalid": true,
};

const FIELDS = ["name", "email", "phone"] as const satisfies (keyof Details)[];

const VIEWS = ["details", "check", "times"] as const;

const fill = <Key extends string, Value>(
	keys: readonly Key[],
	write: (key: Key) => Value,
): Record<Key, Value> =>
	Object.fromEntries(keys.map((key) => [key, write(key)])) as Record<
		Key,
		Value
	>;

const keysOf = <Key extends string>(record: Record<Key, true>) =>
	Object.keys(record) as Key[];

/** All words of the form, so that no catalogue and no translator goes to the browser. */
export async function bookingTexts() {
	const t = await getTranslations("booking");
	return {
		views: fill(VIEWS, (view) => ({
			title: t(`views.${view}.title`),
			step: t(`views.${view}.step`),
			lead: t(`views.${view}.lead`),
		})),
		notices: fill(keysOf(NOTICES), (code) => ({
			title: t(`notices.${code}.title`),
			text: t(`notices.${code}.text`),
		})),
		errors: fill(keysOf(REFUSALS), (code) => t(`errors.${code}`)),
		fields: fill(FIELDS, (field) => ({
			label: t(`fields.${field}.label`),
			hint: t(`fields.${field}.hint`),
		})),
		...fill(
			[
				"errorPrefix",
				"errorSummary",
				"optional",
				"extend",
				"next",
				"confirm",
				"confirming",
				"change",
				"services",
				"station",
				"when",
				"duration",
				"none",
				"noEmail",
				"withEmail",
				"summary",
				"allTimes",
				"noOffers",
				"back",
				"warning",
				"warningText",
				"expired",
				"expiredText",
				"privacy",
			] as const,
			(key) => t(key),
		),
	};
}

export type BookingTexts = Awaited<ReturnType<typeof bookingTexts>>;
