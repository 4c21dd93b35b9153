import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import { type Choice, choiceEntries, part, query } from "./citizen.ts";

/** Addresses of the wish list, in one language. */
export function wishPaths(locale: Locale) {
	const root = locale === defaultLocale ? "" : `/${locale}`;
	return {
		/** The form. */
		form: (choice: Choice = { services: [] }, notice?: string) =>
			`${root}/termine/wunsch${query([
				...choiceEntries(choice),
				["hinweis", notice],
			])}`,
		/** Number and PIN lead on from here. */
		entry: () => `${root}/wunsch`,
		wish: (token: string, notice?: string) =>
			`${root}/wunsch/${part(token)}${query([["hinweis", notice]])}`,
		/** Accept or decline. */
		offer: (token: string, notice?: string) =>
			`${root}/angebot/${part(token)}${query([["hinweis", notice]])}`,
	};
}
