import { formatPhone } from "#lib/text/format.ts";
import { isGerman, isRightToLeft } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";

/** German as people here dial it, otherwise as it works from everywhere; never torn at a line's end. */
export function phoneFor(phone: string, locale: Locale): string {
	return isGerman(locale)
		? formatPhone(phone)
		: leftToRight(phone.replaceAll(" ", "\u00a0"), locale);
}

/** Its plus would stand at the other end. */
const leftToRight = (text: string, locale: Locale) =>
	isRightToLeft(locale) ? `\u2066${text}\u2069` : text;
