import { getTranslations } from "next-intl/server";
import { consentFields } from "#components/contact/consent-fields.ts";
import { contactFields } from "#components/contact/contact-fields.ts";
import { holdBarTexts } from "#components/hold/held-time.ts";
import { minorTexts } from "#components/minor/minor-texts.ts";
import { servicesChoiceTexts } from "#components/service/service-options.ts";
import { asksFor, type ContactRule } from "#lib/catalog/rules/contact-rule.ts";
import { KINDS, REMOTE_KINDS } from "#lib/catalog/rules/kind.ts";
import { type Corrections, correctionsOf } from "#lib/city/corrections.ts";
import type { Locale } from "#lib/text/locale.ts";

/**
 * details: type in; check: look at everything; times, stations, services: choose something else, minor: say for whom
 * it is; what was typed stays.
 */
export const VIEWS = [
	"details",
	"check",
	"times",
	"stations",
	"services",
	"minor",
] as const;
export type BookingView = (typeof VIEWS)[number];

const fill = <Key extends string, Value>(
	keys: readonly Key[],
	write: (key: Key) => Value,
): Record<Key, Value> =>
	Object.fromEntries(keys.map((key) => [key, write(key)])) as Record<
		Key,
		Value
	>;

/** Looked up once, until one is put right: there are a hundred, and nothing in them belongs to anybody. */
const known = new WeakMap<Corrections, Map<string, BookingTexts>>();

/** All words of the form. */
export async function bookingTexts(
	locale: Locale,
	/** Of the station whose time is reserved. */
	rule: ContactRule,
	/** It may be by phone: then the number is no more than voluntary for the others alone. */
	mayCall: boolean,
): Promise<BookingTexts> {
	const key = `${locale} ${rule} ${mayCall}`;
	const corrections = correctionsOf(locale);
	const all = known.get(corrections) ?? new Map<string, BookingTexts>();
	known.set(corrections, all);
	const texts = all.get(key) ?? (await readTexts(locale, rule, mayCall));
	all.set(key, texts);
	return texts;
}

async function readTexts(locale: Locale, rule: ContactRule, mayCall: boolean) {
	const t = await getTranslations("booking");
	const collect = await getTranslations("where.collect");
	const language = await getTranslations("language");
	const kind = await getTranslations("kind");
	const contact = await contactFields(rule);
	return {
		locale,
		minor: minorTexts(await getTranslations("minors")),
		collectTitle: collect("title"),
		collectText: collect("text"),
		views: fill(VIEWS, (view) => ({
			title: t(`views.${view}.title`),
			step: t(`views.${view}.step`),
			lead: t(`views.${view}.lead`),
		})),
		wish: (await getTranslations("wishes.invite"))("link"),
		contactRule: rule === "none" ? null : t(`contactRules.${rule}`),
		fields: {
			...contact,
			phone:
				mayCall && !asksFor(rule, "phone")
					? {
							...contact.phone,
							hint: kind("ask.phoneHint"),
							optional: undefined,
						}
					: contact.phone,
			showsLanguage: (await consentFields(locale))[0] ?? null,
		},
		language: language("label"),
		kind: {
			title: kind("ask.title"),
			forOther: kind("ask.forOther"),
			legend: kind("ask.legend"),
			term: kind("term"),
			names: fill(KINDS, (one) => kind(`ask.${one}`)),
			about: fill(REMOTE_KINDS, (one) => kind(`ask.${one}Text`)),
		},
		...(await holdBarTexts()),
		...(await servicesChoiceTexts()),
		...fill(
			[
				"errorSummary",
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
				"keepAnswer",
				"otherDay",
				"day",
				"showDay",
				"nothingHere",
				"nothingThatDay",
				"nothingFree",
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
				"mayAskHint",
			] as const,
			(key) => t(key),
		),
	};
}

export type BookingTexts = Awaited<ReturnType<typeof readTexts>>;
