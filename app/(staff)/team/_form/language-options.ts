import { getTranslations } from "next-intl/server";
import type { Option } from "#components/form/form-state.ts";
import { languages } from "#lib/city/city.ts";

/** The languages in which somebody can be written to. */
export async function languageOptions(): Promise<Option[]> {
	const t = await getTranslations("team.appointment.languages");
	return languages().map((value) => ({ value, text: t(value) }));
}
