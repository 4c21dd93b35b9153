import type { Locale } from "#lib/locale.ts";
import de from "#messages/de.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };
import minorsDe from "#messages/minors.de.json" with { type: "json" };
import minorsEn from "#messages/minors.en.json" with { type: "json" };
import team from "#messages/team.de.json" with { type: "json" };

export type Messages = typeof de & { minors: typeof minorsDe } & {
	team: typeof team;
};

/** A language without its catalogue does not compile, nor one that lacks a text. */
export const catalogues: Record<Locale, Messages> = {
	de: { ...de, minors: minorsDe, team },
	en: { ...en, minors: minorsEn, team },
};
