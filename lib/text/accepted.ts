import type { Locale } from "./locale.ts";

/** Longer than any that a browser sends. */
const LONGEST = 500;

/** Names of Kurdish (Kurmancî) and Persian that browsers send beside the usual ones (ISO 639-3). */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	kmr: "ku",
	pes: "fa",
};

/**
 * Which of these languages somebody would like best, by what their browser says ("tr-TR,tr;q=0.9,de;q=0.8"); null: none
 * of them, or it says nothing. Regions make no difference. RFC 9110, 12.5.4; "*" says nothing.
 */
export function acceptedLanguage(
	header: string,
	offered: readonly Locale[],
): Locale | null {
	let best: { locale: Locale; quality: number } | null = null;
	for (const one of header.slice(0, LONGEST).split(",")) {
		const [tag = "", ...parameters] = one.split(";");
		const name = primary(tag.trim().toLowerCase());
		const locale = offered.find(
			(language) => language === name || language === OTHER_NAMES[name],
		);
		const quality = qualityOf(parameters);
		if (locale && quality > (best?.quality ?? 0)) best = { locale, quality };
	}
	return best?.locale ?? null;
}

const primary = (tag: string) => tag.split("-", 1)[0] ?? "";

function qualityOf(parameters: readonly string[]): number {
	for (const one of parameters) {
		const [, value] = /^\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$/i.exec(one) ?? [];
		if (value !== undefined) return Number(value);
	}
	return 1;
}
