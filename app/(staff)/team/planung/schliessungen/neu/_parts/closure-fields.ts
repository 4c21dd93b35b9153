import { getTranslations } from "next-intl/server";
import type { FieldSpec, Option } from "#components/form/form-state.ts";
import { REPEATS } from "#lib/planning/closure/rules/series.ts";

/** What each field of a closure is called in its form. */
export const FIELDS = {
	scope: "bereich",
	desk: "platz",
	services: "dienste",
	from: "von",
	until: "bis",
	fromTime: "ab",
	untilTime: "bis-uhrzeit",
	repeat: "wiederholung",
	repeatUntil: "wiederholen-bis",
	reason: "grund",
	reasonEn: "grund-en",
} as const;

/** What is closed, when, and why. */
export async function closureFields(
	desks: readonly Option[],
	services: readonly Option[],
	mayCity: boolean,
): Promise<FieldSpec[]> {
	const t = await getTranslations("closures.form");
	const optional = t("optional");
	const half = { width: "half" } as const;
	return [
		{
			type: "branch",
			name: FIELDS.scope,
			label: t("scope"),
			options: [
				{ value: "station", text: t("scopes.station") },
				{
					value: "desk",
					text: t("scopes.desk"),
					fields: [
						{
							type: "list",
							name: FIELDS.desk,
							label: t("desk"),
							options: desks,
						},
					],
				},
				{
					value: "services",
					text: t("scopes.services"),
					fields: [
						{
							type: "ticks",
							name: FIELDS.services,
							label: t("services"),
							hint: t("servicesHint"),
							options: services,
						},
					],
				},
				...(mayCity ? [{ value: "city", text: t("scopes.city") }] : []),
			],
		},
		{ type: "date", name: FIELDS.from, label: t("from"), ...half },
		{
			type: "date",
			name: FIELDS.until,
			label: t("until"),
			hint: t("untilHint"),
			optional,
			...half,
		},
		...(["fromTime", "untilTime"] as const).map(
			(name): FieldSpec => ({
				type: "text",
				name: FIELDS[name],
				label: t(name),
				hint: t("timesHint"),
				optional,
				...half,
			}),
		),
		{
			type: "list",
			name: FIELDS.repeat,
			label: t("repeat"),
			options: REPEATS.map((value) => ({ value, text: t(`repeats.${value}`) })),
			...half,
		},
		{
			type: "date",
			name: FIELDS.repeatUntil,
			label: t("repeatUntil"),
			optional,
			...half,
		},
		{
			type: "text",
			name: FIELDS.reason,
			label: t("reason"),
			hint: t("reasonHint"),
			...half,
		},
		{
			type: "text",
			name: FIELDS.reasonEn,
			label: t("reasonEn"),
			optional,
			...half,
		},
	];
}
