import { getTranslations } from "next-intl/server";
import type { SearchTexts } from "./search-form.tsx";

export async function searchTexts(): Promise<SearchTexts> {
	const t = await getTranslations("team.search");
	return {
		label: t("label"),
		hint: t("hint"),
		past: t("past"),
		button: t("button"),
		none: t("none"),
		found: t("found"),
		more: t("more"),
		back: t("back"),
		errors: {
			"too-little": t("errors.too-little"),
			forbidden: t("errors.forbidden"),
		},
		columns: {
			when: t("columns.when"),
			name: t("columns.name"),
			services: t("columns.services"),
			station: t("columns.station"),
			numbers: t("columns.numbers"),
			status: t("columns.status"),
		},
	};
}
