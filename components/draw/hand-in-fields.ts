import { getLocale, getTranslations } from "next-intl/server";
import { consentFields } from "#components/contact/consent-fields.ts";
import {
	again,
	EMAIL,
	type FieldSpec,
	type FormState,
	inWords,
	PHONE_NUMBER,
} from "#components/form/form-state.ts";
import { halfDays } from "#components/wish/half-days.ts";
import type { Service, Station } from "#lib/catalog/catalog.ts";
import { asksFor } from "#lib/catalog/rules/contact-rule.ts";
import type { DrawView } from "#lib/draw/queries/find-draws.ts";
import { type HandInProblem, MOST_PERSONS } from "#lib/draw/rules/typed.ts";
import type { Sent } from "#lib/sent.ts";
import { formatDate } from "#lib/text/format.ts";
import { addDays, weekdayOf } from "#lib/time.ts";

/** What is asked of whoever takes part; lib/draw/rules/typed.ts reads it. */
export async function handInFields({
	draw: { week },
	station,
	services,
}: {
	draw: DrawView;
	station: Station;
	/** Null: chosen before. */
	services: readonly Service[] | null;
}): Promise<FieldSpec[]> {
	const locale = await getLocale();
	const t = await getTranslations("draw.form");
	const open = new Set(station.buildingHours.map(({ weekday }) => weekday));
	const days = Array.from({ length: 7 }, (_, day) => addDays(week, day)).filter(
		(date) => open.has(weekdayOf(date)),
	);
	const contact = (name: "email" | "phone") => ({
		name,
		label: t(`fields.${name}`),
		...(asksFor(station.contactRule, name) ? {} : { optional: t("optional") }),
	});
	return [
		...(services
			? [
					{
						name: "dienst",
						label: t("fields.service"),
						type: "list",
						options: [
							{ value: "", text: t("choose") },
							...services.map(({ slug, text }) => ({
								value: slug,
								text: text.name,
							})),
						],
					} as const,
					{
						name: "zahl",
						label: t("fields.count"),
						hint: t("fields.countHint"),
						type: "list",
						width: "half",
						options: Array.from({ length: MOST_PERSONS }, (_, index) => ({
							value: String(index + 1),
							text: String(index + 1),
						})),
					} as const,
				]
			: []),
		await halfDays(
			locale,
			days.map((date) => ({
				value: String(weekdayOf(date)),
				text: formatDate(date, locale, "day"),
			})),
		),
		{
			name: "name",
			label: t("fields.name"),
			hint: t("fields.nameHint"),
			type: "text",
			autoComplete: "name",
		},
		{ ...contact("email"), hint: t("fields.emailHint"), ...EMAIL },
		{ ...contact("phone"), ...PHONE_NUMBER },
		...(await consentFields(locale)),
	];
}

/** Refusals with a sentence of their own; of all others what was chosen is no longer what there is. */
const NOTICES = [
	"busy",
	"draw-closed",
	"cannot-serve",
	"too-many-wishes",
	"too-many-tries",
	"too-many-for-person",
] as const;

/** The form again, as it was sent, with what is wrong with it or why it was not taken. */
export async function handInAgain(
	sent: Sent,
	wrong: { errors: Record<string, HandInProblem> } | { error: string },
): Promise<FormState> {
	const t = await getTranslations("draw.form");
	if ("errors" in wrong)
		return again(sent, {
			errors: inWords(wrong.errors, (problem) => t(`errors.${problem}`)),
		});
	const name = NOTICES.find((one) => one === wrong.error) ?? "changed";
	return again(sent, {
		notice: {
			kind: "warning",
			title: t(`refusals.${name}.title`),
			text: t(`refusals.${name}.text`),
		},
	});
}
