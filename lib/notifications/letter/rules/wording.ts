import { createTranslator } from "use-intl/core";
import type { Locale } from "#lib/text/locale.ts";
import { translations } from "#lib/text/translation.ts";
import de from "#messages/de/mail.json" with { type: "json" };
import en from "#messages/en/mail.json" with { type: "json" };

/** The texts of mails and calendar files. */
const catalogues = translations(de, { en }, "mail");

export type Wording = ReturnType<typeof wording>;

/** `createTranslator` of use-intl, because it runs in plain Node: the worker is not a Next page. */
export function wording(locale: Locale) {
	return createTranslator({
		locale,
		messages: catalogues(locale),
		onError(error) {
			throw error;
		},
	});
}
