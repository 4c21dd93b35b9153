import { stemOf } from "./words.ts";

/** All words the catalogue uses, as they were written and as their stems. */
export type Vocabulary = ReadonlySet<string>;

const SHORTEST_NAME = 5;
/** "um" of "pasaportum", "ul" of "buletinul", "yê" of "nasnameyê". */
const LONGEST_FORM = 3;

/**
 * The word that somebody means who types a form of it which the stem does not know: "pasaportum", "buletinul" and
 * "nasnameya" begin with a whole name. Endings of all languages together would make every word the same.
 * @returns null if it is a name by itself, or begins with none
 */
export function nameWithin(
	word: string,
	isName: (stem: string) => boolean,
): string | null {
	if (isName(stemOf(word))) return null;
	const shortest = Math.max(SHORTEST_NAME, word.length - LONGEST_FORM);
	for (let end = word.length - 1; end >= shortest; end -= 1) {
		const name = word.slice(0, end);
		// Turkish makes a soft g of a k before a vowel: kimlik, kimliğim.
		for (const one of [name, name.replace(/g$/, "k")]) {
			const stem = stemOf(one);
			if (stem.length >= SHORTEST_NAME && isName(stem)) return one;
		}
	}
	return null;
}

/** One way to understand a word somebody typed, and how sure it is (1: they wrote just that). */
export interface Reading {
	term: string;
	weight: number;
	/** Letters that may differ. */
	fuzzy: number;
	/** Whether it may be the beginning of a longer word. */
	prefix: boolean;
}

const SHORTEST_BEGINNING = 5;
const SWAPPED = 0.8;

/**
 * How a typed word may be meant: as it is, as the beginning of a word, or with two letters
 * swapped, missing, doubled or wrong. Guessing begins only where a word is not known.
 */
export function readingsOf(
	word: string,
	vocabulary: Vocabulary,
	isName: (stem: string) => boolean,
): Reading[] {
	const exactly = (weight: number) => (term: string) => ({
		term,
		weight,
		fuzzy: 0,
		prefix: false,
	});
	const name = nameWithin(word, isName);
	const named = name ? [exactly(1)(stemOf(name))] : [];
	if (isKnown(word, vocabulary))
		return [...[...new Set([word, stemOf(word)])].map(exactly(1)), ...named];
	const isBeginning =
		word.length >= SHORTEST_BEGINNING &&
		vocabulary.values().some((term) => term.startsWith(word));
	if (isBeginning) return [{ ...exactly(1)(word), prefix: true }, ...named];
	return [
		...named,
		{ ...exactly(1)(word), fuzzy: wrongLetters(word) },
		...swaps(word)
			.filter((swapped) => isKnown(swapped, vocabulary))
			.map(stemOf)
			.map(exactly(SWAPPED)),
	];
}

export const isKnown = (word: string, vocabulary: Vocabulary) =>
	vocabulary.has(word) || vocabulary.has(stemOf(word));

/** In a short word every letter counts. */
function wrongLetters(word: string): number {
	if (word.length < 5) return 0;
	return word.length < 7 ? 1 : 2;
}

/** The word with each two neighbouring letters swapped. */
function swaps(word: string): string[] {
	return Array.from({ length: word.length - 1 }, (_, at) =>
		[
			word.slice(0, at),
			word.charAt(at + 1),
			word.charAt(at),
			word.slice(at + 2),
		].join(""),
	);
}

const SHORTEST_PART = 4;
/** "Grundsicherung" does not end with "sich". */
const SHORTEST_STEM = 5;
/** A rest that is only guessed must be longer. */
const SHORTEST_GUESS = 6;
/** "Personal-ausweis-verlängerung-s-antrag"; without a limit a long nonsense takes for ever. */
const MAX_PARTS = 4;

/**
 * The known words a compound is made of: "Passverlängerung" is "pass" and "verlangerung". Just the word
 * itself if it is no compound, or `resembles` a known word so much that it is a typing error.
 */
export function compoundOf(
	word: string,
	vocabulary: Vocabulary,
	resembles: (word: string, wrongLetters: number) => boolean,
): string[] {
	const isPart = (rest: string) =>
		vocabulary.has(rest) ||
		(stemOf(rest).length >= SHORTEST_STEM && vocabulary.has(stemOf(rest)));
	const isNearlyPart = (rest: string) =>
		rest.length >= SHORTEST_GUESS && resembles(rest, 2);
	if (isKnown(word, vocabulary) || resembles(word, 1)) return [word];
	const parts = split(word, vocabulary, isPart);
	if (parts || resembles(word, 2)) return parts ?? [word];
	return (
		split(word, vocabulary, isNearlyPart) ??
		lonePart(word, vocabulary) ?? [word]
	);
}

function split(
	word: string,
	vocabulary: Vocabulary,
	isLast: (rest: string) => boolean,
	most = MAX_PARTS,
): string[] | null {
	if (most < 2) return null;
	// The longest first word leaves the least to guess.
	for (let end = word.length - SHORTEST_PART; end >= SHORTEST_PART; end -= 1) {
		const first = word.slice(0, end);
		if (!vocabulary.has(first)) continue;
		// "Führerschein-s-umtausch"
		for (const rest of [word.slice(end), word.slice(end).replace(/^e?s/, "")]) {
			if (isLast(rest)) return [first, rest];
			const more = split(rest, vocabulary, isLast, most - 1);
			if (more) return [first, ...more];
		}
	}
	return null;
}

const SHORTEST_LONE_PART = 6;

/** The longest known word at the beginning or end of an unknown one: "Wunschkennzeichenhalter". */
function lonePart(word: string, vocabulary: Vocabulary): string[] | null {
	for (let length = word.length - 1; length >= SHORTEST_LONE_PART; length -= 1)
		for (const part of [word.slice(0, length), word.slice(-length)])
			if (vocabulary.has(part)) return [part];
	return null;
}
