import { getTranslations } from "next-intl/server";
import type { StaffFormTexts } from "#components/staff/staff-form.tsx";

/** The words that every form of the portals has. */
export async function formTexts(submit: string): Promise<StaffFormTexts> {
	const t = await getTranslations("staff.form");
	return {
		submit,
		errorSummary: t("errorSummary"),
	};
}
