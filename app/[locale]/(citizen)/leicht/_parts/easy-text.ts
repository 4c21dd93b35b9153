import type { IconName } from "#components/ui/icon.tsx";
import { city } from "#lib/city/city.ts";
import { filledIn } from "#lib/city/places.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import text from "#messages/de-x-leicht/guide.json" with { type: "json" };

/** A question and its answer, one statement a line. */
export interface EasyPart {
	icon: IconName;
	title: string;
	lines: readonly string[];
	/** Names the stations that take appointments. */
	stations?: boolean;
	steps?: readonly string[];
	after?: readonly string[];
	/** What may be pressed at the end. */
	book?: boolean;
	call?: boolean;
	report?: boolean;
	feedback?: boolean;
}

/** Its own catalogue: Leichte Sprache is no translation of every page, but one text about all of them. */
export const easyText = {
	...filledIn(text, city(), defaultLocale),
	parts: filledIn(text.parts, city(), defaultLocale) as readonly EasyPart[],
};
