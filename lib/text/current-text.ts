import { defaultLocale } from "./locale.ts";

interface Written {
	locale: string;
	/** German: raised by every change of the words; else: which German words it translates. */
	revision: number;
}

/** Whether a translation says what the German words say by now. */
export const isCurrent = (
	text: Written,
	german: Pick<Written, "revision"> | undefined,
): boolean =>
	text.locale === defaultLocale ||
	german === undefined ||
	text.revision >= german.revision;

/**
 * What the city has written itself, in this language; in German where nobody has translated it, or only what it said
 * before. Whoever shows it says in which language it is.
 */
export function currentText<Text extends Written>(
	texts: readonly Text[],
	locale: string,
): Text | undefined {
	const german = texts.find((one) => one.locale === defaultLocale);
	const own = texts.find((one) => one.locale === locale);
	return own && isCurrent(own, german) ? own : german;
}
