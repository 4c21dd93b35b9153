import type { Locale } from "#lib/locale.ts";
import de from "#messages/de.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };

export type Messages = typeof de;

/** A language without its catalogue does not compile, nor one that lacks a text. */
export const catalogues: Record<Locale, Messages> = { de, en };
