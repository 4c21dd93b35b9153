import type { Locale } from "#lib/locale.ts";

/** "Sie haben gesagt, wir haben getan", in one language. */
export interface Improvement {
	id: number;
	/** The language its texts are really in. */
	lang: Locale;
	said: string;
	done: string;
	/** When it was published; epoch milliseconds. */
	publishedAt: number;
	/** From how many pieces of feedback; null where it were fewer than five people. */
	from: number | null;
}

/** No figure about fewer. */
export const FEWEST = 5;
