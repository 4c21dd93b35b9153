import { getLocale, getTranslations } from "next-intl/server";
import { minorTexts } from "#app/[locale]/(citizen)/termine/kind/_parts/minor-texts.ts";
import type { Details, DetailsRefusal } from "#lib/booking/rules/schema.ts";
import { type BookingNotice, VIEWS } from "./booking-state.ts";

const NOTICES: Record<BookingNotice, true> = {
	"already-booked": true,
	busy: true,
	"contact-gone": true,
	"contact-missing": true,
	"email-mended": true,
	extended: true,
	"hold-changed": true,
	"hold-expired": true,
	"minor-answered": true,
	"must-wait": true,
	"no-more-extensions": true,
	"not-online": true,
	"other-time-needed": true,
	"selection-changed": true,
	"services-chosen": true,
	"slot-taken": true,
	"taken-again": true,
	"time-chosen": true,
	"too-many-bookings": true,
	"too-many-for-contact": true,
	"too-many-for-person": true,
	"too-many-holds": true,
	"unknown-hold": true,
	"unknown-station": true,
};

const REFUSALS: Record<DetailsRefusal, true> = {
	"booked-by-missing": true,
	"contact-missing": true,
	"email-missing": true,
	"phone-missing": true,
	"email-invalid": true,
	"name-missing": true,
	"name-too-long": true,
	"phone-invalid": true,
};

const FIELDS = [
	"name",
	"bookedBy",
	"email",
	"phone",
] as const satisfies (keyof Details)[];

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
	const collect = await getTranslations("where.collect");
	const service = await getTranslations("service");
	return {
		locale: await getLocale(),
		minor: minorTexts(await getTranslations("minors")),
		collectTitle: collect("title"),
		collectText: collect("text"),
		collects: service("collects"),
		views: fill(VIEWS, (view) => ({
			title: t(`views.${view}.title`),
			step: t(`views.${view}.step`),
			lead: t(`views.${view}.lead`),
		})),
		notices: fill(keysOf(NOTICES), (code) => ({
			title: t(`notices.${code}.title`),
			text: t(`notices.${code}.text`),
		})),
		contactRules: fill(["email", "phone", "either"], (rule) =>
			t(`contactRules.${rule}`),
		),
		errors: fill(keysOf(REFUSALS), (code) => t(`errors.${code}`)),
		fields: fill(FIELDS, (field) => ({
			label: t(`fields.${field}.label`),
			hint: t(`fields.${field}.hint`),
		})),
		...fill(
			[
				"errorSummary",
				"optional",
				"extend",
				"next",
				"confirm",
				"change",
				"services",
				"station",
				"when",
				"none",
				"noEmail",
				"withEmail",
				"summary",
				"keepTime",
				"keepServices",
				"keepAnswer",
				"otherDay",
				"day",
				"showDay",
				"nothingHere",
				"nothingThatDay",
				"nothingFree",
				"others",
				"addable",
				"notAddable",
				"notAddableText",
				"quantity",
				"apply",
				"warning",
				"warningText",
				"expired",
				"expiredText",
				"privacy",
				"forOther",
				"forOtherText",
				"comesInPerson",
				"mayBeRepresented",
				"bookedBy",
				"contact",
				"otherContact",
				"emailSlip",
				"emailSlipText",
				"takeEmail",
				"leaveEmail",
				"mayAsk",
				"mayAskHint",
			] as const,
			(key) => t(key),
		),
	};
}

export type BookingTexts = Awaited<ReturnType<typeof bookingTexts>>;
