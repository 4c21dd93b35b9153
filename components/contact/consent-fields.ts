import { getTranslations } from "next-intl/server";
import { isGerman } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";

/**
 * Whether the desk may see the person's language (docs/decisions/0055): asked wherever a form takes a booking or a wish,
 * and never in German, which is spoken at every desk.
 */
export async function consentFields(locale: Locale) {
	if (isGerman(locale)) return [];
	const t = await getTranslations({ locale, namespace: "language" });
	return [
		{ name: "showsLanguage", label: t("weSpeak"), type: "tick" } as const,
	];
}
