import { languages } from "#lib/city/city.ts";
import type { TextsView } from "#lib/paths/staff.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import type { TextFilter } from "#lib/translation/translation.ts";

/** The languages that are translations here. */
export const translated = (): Locale[] =>
	languages().filter((locale) => locale !== defaultLocale);

const ONLY = ["all", "corrected", "outdated"] as const;

/** The list as the address asks for it; what makes no sense narrows nothing. */
export function askedTexts(query: Sent): {
	view: TextsView;
	filter: TextFilter | null;
} {
	const all = translated();
	const asked = textOf(query, "sprache");
	const locale = all.find((one) => one === asked) ?? all[0];
	const room = textOf(query, "raum").slice(0, 60);
	const words = textOf(query, "suche").slice(0, 200);
	const only = ONLY.find((one) => one === textOf(query, "nur")) ?? "all";
	return {
		view: { locale, room, words, only },
		filter: locale ? { locale, room: room || null, words, only } : null,
	};
}
