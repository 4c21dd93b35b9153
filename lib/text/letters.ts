/**
 * Letters that people take for each other, because keyboards and habits differ: which of them was typed says nothing.
 * What Unicode takes apart into a plain letter and a mark (é, ё, أ, ά, ș) needs no line here.
 */
const ALIKE: Readonly<Record<string, string>> = {
	// Arabic: Persian and Urdu keyboards have kaf and yeh of their own.
	ک: "ك",
	ی: "ي",
	ى: "ي",
	ے: "ي",
	// At the end of a word mostly written without its dots.
	ة: "ه",
	ۀ: "ه",
	ە: "ه",
	// Alef with wasla.
	ٱ: "ا",
	// Greek at the end of a word.
	ς: "σ",
	// Cyrillic: letters that other keyboards lack.
	ґ: "г",
	// Turkish, Kurdish, Serbian.
	ı: "i",
	đ: "dj",
};
const LETTERS = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "gu");

/** Draws a word out and means nothing; what stands between letters unseen parts or joins them on paper only. */
const UNSEEN = /\u0640|\u200b|\u200d|[\u200e\u200f\u061c\u2066-\u2069]/gu;
/** Parts two parts of a Persian word, which many type with a blank. */
const PARTED = /\u200c/gu;

/** A text in small letters, with one letter for all that are taken for each other. */
export function alikeLetters(text: string): string {
	return text
		.normalize("NFKC")
		.replace(UNSEEN, "")
		.replace(PARTED, " ")
		.toLowerCase()
		.replace(LETTERS, (letter) => ALIKE[letter] ?? letter);
}
