import { getLocale, getTranslations } from "next-intl/server";
import { consentFields } from "#components/contact/consent-fields.ts";
import {
	EMAIL,
	type FieldSpec,
	type FormState,
	inWords,
	PHONE_NUMBER,
} from "#components/form/form-state.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { isCollecting, type Selection } from "#lib/catalog/rules/selection.ts";
import { formatWeekday } from "#lib/text/format.ts";
import { needsProofFirst } from "#lib/wishes/queries/settings.ts";
import { urgentReasons, type WishProblem } from "#lib/wishes/rules/typed.ts";
import { NOTICES } from "#lib/wishes/wishes.ts";
import { halfDays } from "./half-days.ts";

/** All that is asked for a wish; lib/wishes/rules/typed.ts reads it. Nothing of it has to be filled in. */
export async function wishFields({
	stations,
	selection,
	asksContact,
}: {
	/** Which can be chosen. */
	stations: readonly Station[];
	selection: Selection;
	/** An appointment's own contact is known. */
	asksContact: boolean;
}): Promise<FieldSpec[]> {
	const t = await getTranslations("wishes.form");
	const locale = await getLocale();
	const optional = t("optional");
	const weekdays = new Set(
		stations.flatMap(({ buildingHours }) =>
			buildingHours.map(({ weekday }) => weekday),
		),
	);
	const date = (name: "von" | "bis", label: string) =>
		({ name, label, type: "date", width: "half", optional }) as const;
	// What is collected lies in one station.
	const asksStation = stations.length > 1 && !isCollecting(selection);
	const reasons = urgentReasons(selection);
	return [
		...(asksStation
			? [
					{
						name: "wo",
						label: t("where.label"),
						type: "branch",
						options: [
							{ value: "any", text: t("where.any") },
							{
								value: "some",
								text: t("where.some"),
								fields: [
									{
										name: "station",
										label: t("where.stations"),
										type: "ticks",
										options: stations.map(({ slug, shortName }) => ({
											value: slug,
											text: shortName,
										})),
									},
								],
							},
						],
					} as const,
				]
			: []),
		await halfDays(
			locale,
			[...weekdays].sort().map((weekday) => ({
				value: String(weekday),
				text: formatWeekday(weekday, locale, "long"),
			})),
		),
		{
			name: "zeitraum",
			label: t("between.label"),
			hint: t("between.hint"),
			type: "group",
			fields: [date("von", t("between.from")), date("bis", t("between.until"))],
		},
		{
			name: "vorlauf",
			label: t("notice.label"),
			hint: t("notice.hint"),
			type: "choice",
			options: NOTICES.map((minutes) => ({
				value: String(minutes),
				text: t(`notice.options.${minutes}`),
			})),
		},
		...(reasons.length > 0
			? [
					{
						name: "eilig",
						label: t("urgent.label"),
						hint: t(
							(await needsProofFirst()) ? "urgent.hintProof" : "urgent.hint",
						),
						type: "branch",
						options: [
							{ value: "none", text: t("urgent.none") },
							...reasons.map((reason) => ({
								value: reason,
								text: t(`urgent.${reason}`),
								fields: [
									{
										name: reason === "moved" ? "umzug" : "reise",
										label: t(`urgent.${reason}On`),
										hint: t(`urgent.${reason}Hint`),
										type: "date",
									} as const,
								],
							})),
						],
					} as const,
				]
			: []),
		...(asksContact
			? [
					{
						name: "kontakt",
						label: t("contact.label"),
						hint: t("contact.hint"),
						type: "group",
						fields: [
							{
								name: "name",
								label: t("contact.name"),
								hint: t("contact.nameHint"),
								type: "text",
								autoComplete: "name",
								optional,
							},
							{
								name: "email",
								label: t("contact.email"),
								...EMAIL,
								optional,
							},
							{
								name: "phone",
								label: t("contact.phone"),
								...PHONE_NUMBER,
								optional,
							},
						],
					} as const,
					...(await consentFields(locale)),
				]
			: []),
	];
}

/** What is wrong with what was told, in words. */
export async function wishErrors(
	errors: Readonly<Record<string, WishProblem>>,
): Promise<FormState["errors"]> {
	const t = await getTranslations("wishes.form.errors");
	return inWords(errors, (problem) => t(problem));
}
