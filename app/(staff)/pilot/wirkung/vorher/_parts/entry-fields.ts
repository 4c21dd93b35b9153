import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";
import type { Column, NamedStation } from "#lib/pilot/before/rules/entry.ts";

/** One measurement; its fields are called as the columns of a table are. */
export async function entryFields(
	stations: readonly NamedStation[],
): Promise<readonly FieldSpec<Column>[]> {
	const t = await getTranslations("waitsBefore.one");
	return [
		{
			type: "list",
			name: "station",
			label: t("station"),
			width: "half",
			options: [
				{ value: "", text: t("choose") },
				...stations.map(({ slug, names: [text = slug] }) => ({
					value: slug,
					text,
				})),
			],
		},
		{
			type: "text",
			name: "day",
			label: t("day"),
			hint: t("dayHint"),
			width: "half",
		},
		{
			type: "text",
			name: "people",
			label: t("people"),
			inputMode: "numeric",
		},
		{
			type: "text",
			name: "mean",
			label: t("mean"),
			inputMode: "decimal",
			optional: t("optional"),
			width: "half",
		},
		{
			type: "text",
			name: "median",
			label: t("median"),
			hint: t("medianHint"),
			inputMode: "decimal",
			optional: t("optional"),
			width: "half",
		},
		{
			type: "choice",
			name: "booked",
			label: t("booked"),
			options: (["keine", "nein", "ja"] as const).map((value) => ({
				value,
				text: t(`who.${value}`),
			})),
		},
		{
			type: "text",
			name: "source",
			label: t("source"),
			hint: t("sourceHint"),
		},
	];
}
