import { onGlobal } from "#lib/runtime/global.ts";
import { defaultLocale, isLocale, type Locale } from "#lib/text/locale.ts";
import { type City, readCity } from "./read-city.ts";

/**
 * The city that this process serves: what the folder says that CITY names. The same as long as the process runs, so it
 * is no argument; whoever asks does so when there is need of it and not when a module loads, because settings may still
 * be on their way then (.env).
 */
export function city(): City {
	return onGlobal("city", () => readCity(process.env.CITY));
}

/** The city's languages, German first. */
export const languages = (): readonly Locale[] => city().languages;

/** Whether the city's pages are there in this language. */
export const isOffered = (text: string): text is Locale =>
	isLocale(text) && languages().includes(text);

/** The language if the city has it, otherwise German. */
export const toOffered = (text: string): Locale =>
	isOffered(text) ? text : defaultLocale;
