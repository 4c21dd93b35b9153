import type { DrawingName } from "#components/easy/drawings.ts";
import type { IconName } from "#components/ui/icon.tsx";
import { city } from "#lib/city/city.ts";
import { filledIn } from "#lib/city/places.ts";
import { EASY } from "#lib/text/locale.ts";
import text from "./guide.json" with { type: "json" };

/** A question and its answer, one statement a line. */
export interface EasyPart {
	icon: IconName;
	/** Says more than the icon. */
	picture?: DrawingName;
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

/** Beside the pages, which are all there in Leichte Sprache, too: one text about all of them. */
export const easyText = {
	...filledIn(text, city(), EASY),
	parts: filledIn(text.parts, city(), EASY) as readonly EasyPart[],
};
