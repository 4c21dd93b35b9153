import { withoutLanguage } from "#lib/paths/page-language.ts";

/** The steps that may have a film in sign language, in the order of the way. */
export const FILM_PLACES = [
	"start",
	"station",
	"time",
	"details",
	"confirmation",
	"accessibility",
] as const;
export type FilmPlace = (typeof FILM_PLACES)[number];

export const isFilmPlace = (text: string): text is FilmPlace =>
	(FILM_PLACES as readonly string[]).includes(text);

/** Which pages show which film, by their addresses without a language. */
const PAGES: Readonly<Record<FilmPlace, RegExp>> = {
	start: /^\/termine$/,
	station: /^\/termine\/ort$/,
	time: /^\/termine\/zeit$/,
	details: /^\/termine\/reservierung\/[^/]+$/,
	confirmation: /^\/termin\/\d{9}$/,
	accessibility: /^\/barrierefreiheit$/,
};

/** @param page address with its query */
export function filmPlaceOf(page: string): FilmPlace | null {
	const path = withoutLanguage(page.split("?", 1)[0] ?? "");
	return FILM_PLACES.find((place) => PAGES[place].test(path)) ?? null;
}
