import type { Locale } from "#lib/text/locale.ts";
import { rootOf } from "./citizen.ts";
import { withoutLanguage } from "./page-language.ts";

/** The address of a page in another language; what was chosen so far stays. */
export function inLanguage(page: string, locale: Locale): string {
	const [path = "", search = ""] = page.split("?", 2);
	const query = new URLSearchParams(search).toString();
	const own = withoutLanguage(path);
	const address = own === "/" ? rootOf(locale) || "/" : rootOf(locale) + own;
	return query ? `${address}?${query}` : address;
}
