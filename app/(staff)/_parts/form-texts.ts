import { getTranslations } from "next-intl/server";
import type { FormTexts } from "#components/form/form.tsx";

/** The words that every form of the portals has. */
export async function formTexts(submit: string): Promise<FormTexts> {
	const t = await getTranslations("staff.form");
	return {
		submit,
		errorSummary: t("errorSummary"),
	};
}
