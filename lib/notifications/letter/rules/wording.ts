import { createTranslator } from "use-intl/core";
import type { Locale } from "#lib/text/locale.ts";
import de from "#messages/mail.de.json" with { type: "json" };
import en from "#messages/mail.en.json" with { type: "json" };

/** The texts of mails and calendar files. A missing translation of a key does not compile. */
const catalogues: Record<Locale, typeof de> = { de, en };

export type Wording = ReturnType<typeof wording>;

/** `createTranslator` of use-intl, because it runs in plain Node: the worker is not a Next page. */
export function wording(locale: Locale) {
	return createTranslator<typeof de>({
		locale,
		messages: catalogues[locale],
		onError(error) {
			throw error;
		},
	});
}
