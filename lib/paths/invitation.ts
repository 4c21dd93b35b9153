import type { Locale } from "#lib/text/locale.ts";
import { part, query, rootOf, viewEntries, type WhenView } from "./citizen.ts";

/** What staff let somebody book (docs/decisions/0075). */
export const invitationPaths = (locale: Locale) => ({
	/** The token is the invitation's. */
	open: (token: string, view: WhenView & { minor?: string | undefined } = {}) =>
		`${rootOf(locale)}/einladung/${part(token)}${query([
			["kind", view.minor],
			...viewEntries(view),
		])}`,
});

/** Behind the sign-in: what a station has given out. Nothing about a person stands in it. */
export const invitationList = {
	list: (notice?: string) => `/team/einladungen${query([["hinweis", notice]])}`,
	new: () => "/team/einladungen/neu",
};
