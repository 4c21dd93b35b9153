import type { Locale } from "#lib/locale.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { staffOnly } from "./staff.ts";

export type Messages = typeof german & typeof staffOnly;

/** A language without its catalogue does not compile, nor one that lacks a text. */
export const catalogues: Record<Locale, Messages> = {
	de: { ...german, ...staffOnly },
	en: { ...english, ...staffOnly },
};
