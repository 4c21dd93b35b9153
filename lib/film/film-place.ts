import { withoutLanguage } from "#lib/paths/page-language.ts";

/** The steps that may have a film in sign language, in the order of the way. */
export const FILM_PLACES = [
	"start",
	"service",
	"minor",
	"station",
	"time",
	"details",
	"confirmation",
	"move",
	"cancel",
	"accessibility",
] as const;
export type FilmPlace = (typeof FILM_PLACES)[number];

export const isFilmPlace = (text: string): text is FilmPlace =>
	(FILM_PLACES as readonly string[]).includes(text);

/**
 * Which pages show which film, by their addresses without a language. Once somebody has searched or chosen, the first page
 * is about services and no longer about what this is.
 */
const PAGES: Readonly<Record<FilmPlace, RegExp>> = {
	start: /^\/termine$/,
	service: /^\/termine\?(?:.*&)?(?:dienst|suche)=[^&]/,
	minor: /^\/termine\/kind$/,
	station: /^\/termine\/ort$/,
	time: /^\/termine\/zeit$/,
	details: /^\/termine\/reservierung\/[^/]+$/,
	confirmation: /^\/termin\/\d{9}$/,
	move: /^\/termin\/\d{9}\/verschieben(?:\/[^/]+)?$/,
	cancel: /^\/termin\/\d{9}\/absagen$/,
	accessibility: /^\/barrierefreiheit$/,
};

/** @param page address with its query */
export function filmPlaceOf(page: string): FilmPlace | null {
	const [path = ""] = page.split("?", 1);
	const own = withoutLanguage(path);
	const whole = own + page.slice(path.length);
	const isAt = (place: FilmPlace) => PAGES[place].test(whole);
	return isAt("service")
		? "service"
		: (FILM_PLACES.find((place) => PAGES[place].test(own)) ?? null);
}
