import "server-only";
import { db } from "#lib/db/client.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import type { TextLine } from "#lib/translation/translation.ts";
import { shippedIn } from "./shipped-texts.ts";

/** What was written last for a text. */
export interface LastCorrection {
	id: number;
	text: string | null;
	german: string;
}

/** The newest correction of each text of a language, those that were taken back among them. */
export async function lastCorrections(
	locale: Locale,
): Promise<ReadonlyMap<string, LastCorrection>> {
	const rows = await db().$queryRaw<(LastCorrection & { key: string })[]>`
		SELECT DISTINCT ON (key) id, key, text, german FROM text_correction
		WHERE locale = ${locale} ORDER BY key, id DESC`;
	return new Map(rows.map(({ key, ...row }) => [key, row]));
}

/** A text of a language as it counts; null: the language has none with this key. */
export function lineOf(
	locale: Locale,
	key: string,
	last: LastCorrection | undefined,
): TextLine | null {
	const german = shippedIn(defaultLocale).texts.get(key);
	const shipped = shippedIn(locale).texts.get(key);
	if (german === undefined || shipped === undefined) return null;
	if (!last || last.text === null)
		return { key, german, text: shipped, correction: null };
	return last.german === german
		? { key, german, text: last.text, correction: "applied" }
		: { key, german, text: shipped, correction: "outdated" };
}
