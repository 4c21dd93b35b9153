import type { Locale } from "#lib/text/locale.ts";
import {
	type Choice,
	choiceEntries,
	part,
	query,
	rootOf,
	viewEntries,
	type WhenView,
} from "./citizen.ts";

/** What has just happened to a wish. */
export type WishNews =
	| "neu"
	| "geaendert"
	| "weiter"
	| "sprache"
	| "abgelehnt"
	| "busy"
	| "too-many-wishes"
	| "cannot-resume"
	| "unknown-wish";

/** The public addresses of wishes and of the times that are offered for them, in one language. */
export function wishPaths(locale: Locale) {
	const root = rootOf(locale);
	const wish = (token: string) => `${root}/wunsch/${part(token)}`;
	return {
		/** Telling a wish; what was chosen before goes along. */
		form: (choice: Choice = { services: [] }) =>
			`${root}/termine/wunsch${query(choiceEntries(choice))}`,
		/** Telling it for an appointment that is to be earlier. */
		earlier: (reference: string, token: string) =>
			`${root}/termin/${part(reference)}/frueher${query([["t", token]])}`,
		/** Number and PIN lead on from here. */
		entry: () => `${root}/wunsch`,
		/** The token is the wish's. */
		wish: (token: string, news?: WishNews) =>
			`${wish(token)}${query([["stand", news]])}`,
		change: (token: string) => `${wish(token)}/aendern`,
		end: (token: string, notice?: "busy") =>
			`${wish(token)}/beenden${query([["hinweis", notice]])}`,
		/** A time that is kept for somebody; the token is the offer's. */
		offer: (token: string, notice?: string) =>
			`${root}/angebot/${part(token)}${query([["hinweis", notice]])}`,
	};
}

/** The wish list of a station; German only, behind the sign-in. */
export const wishList = {
	list: () => "/team/wuensche",
	/** For the wish list, or for a draw. */
	new: (choice: Choice = { services: [] }, drawId?: number) =>
		`/team/wuensche/neu${query([...choiceEntries(choice), ["verlosung", drawId === undefined ? undefined : String(drawId)]])}`,
	/** For an appointment that is to be earlier. */
	earlier: (appointmentId: string) =>
		`/team/wuensche/neu${query([["termin", appointmentId]])}`,
	/** With the calendar from which a time can be offered by hand. */
	wish: (id: string, notice?: string, view: WhenView = {}) =>
		`/team/wuensche/${part(id)}${query([["hinweis", notice], ...viewEntries({ ...view, notice: undefined })])}`,
};
