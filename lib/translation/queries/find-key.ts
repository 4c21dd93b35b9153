import "server-only";
import { city } from "#lib/city/city.ts";
import { type Corrections, correctionsOf } from "#lib/city/corrections.ts";
import { filledIn } from "#lib/city/places.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import type { Locale } from "#lib/text/locale.ts";
import { findText, wordsIn } from "#lib/translation/rules/find-text.ts";
import { shippedIn } from "./shipped-texts.ts";

interface Words {
	/** With these. */
	corrections: Corrections;
	words: readonly (readonly [key: string, words: readonly string[]])[];
}

/** The key of the text that somebody read in a language, if it can be told. */
export function findKey(locale: Locale, said: string): string | null {
	const corrections = correctionsOf(locale);
	const known = onGlobal("words of texts", () => new Map<Locale, Words>());
	const held = known.get(locale);
	const words =
		held?.corrections === corrections
			? held.words
			: wordsOf(locale, corrections);
	known.set(locale, { corrections, words });
	return findText(words, said);
}

function wordsOf(locale: Locale, corrections: Corrections): Words["words"] {
	const own = city();
	return [...shippedIn(locale).texts].map(([key, text]) => [
		key,
		wordsIn(filledIn(corrections.get(key) ?? text, own, locale)),
	]);
}
