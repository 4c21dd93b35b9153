import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";

export async function factFields(): Promise<FieldSpec[]> {
	const t = await getTranslations("admin.services.fields");
	return [
		...(["durationMinutes", "extraMinutes", "maxQuantity"] as const).map(
			(name): FieldSpec => ({
				type: "number",
				name,
				label: t(`${name}.label`),
				hint: t(`${name}.hint`),
			}),
		),
		{ type: "tick", name: "walkInSuitable", label: t("walkInSuitable") },
		{ type: "tick", name: "popular", label: t("popular") },
	];
}

export async function wordFields(): Promise<FieldSpec[]> {
	const t = await getTranslations("admin.services.fields");
	const form = await getTranslations("staff.form");
	return [
		{ type: "text", name: "name", label: t("name") },
		{ type: "lines", name: "summary", label: t("summary"), rows: 3 },
		{
			type: "text",
			name: "quantityLabel",
			label: t("quantityLabel.label"),
			hint: t("quantityLabel.hint"),
		},
		{
			type: "lines",
			name: "documents",
			label: t("documents.label"),
			hint: t("documents.hint"),
			rows: 6,
			optional: form("optional"),
		},
		{
			type: "lines",
			name: "hint",
			label: t("hint"),
			rows: 4,
			optional: form("optional"),
		},
	];
}
