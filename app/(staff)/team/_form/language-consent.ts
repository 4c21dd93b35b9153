import { getTranslations } from "next-intl/server";

/** Asked of whoever speaks for somebody; of a person who speaks German it changes nothing. */
export async function languageConsent() {
	const t = await getTranslations("team");
	return {
		type: "tick",
		name: "showsLanguage",
		label: t("languageConsent"),
	} as const;
}
