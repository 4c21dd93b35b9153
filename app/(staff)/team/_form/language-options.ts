import { getTranslations } from "next-intl/server";
import type { Option } from "#components/form/form-state.ts";
import { locales } from "#lib/text/locale.ts";

/** The languages in which somebody can be written to. */
export async function languageOptions(): Promise<Option[]> {
	const t = await getTranslations("team.appointment.languages");
	return locales.map((value) => ({ value, text: t(value) }));
}
