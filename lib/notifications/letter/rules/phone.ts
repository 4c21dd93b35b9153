import { formatPhone } from "#lib/text/format.ts";
import { isGerman } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";

/** German as people here dial it, otherwise as it works from everywhere; never torn at a line's end. */
export function phoneFor(phone: string, locale: Locale): string {
	return isGerman(locale)
		? formatPhone(phone)
		: phone.replaceAll(" ", "\u00a0");
}
