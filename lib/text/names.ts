/** Letters that Unicode does not take apart into a plain one and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
	ß: "ss",
	ı: "i",
	ł: "l",
	ø: "o",
	đ: "d",
	ð: "d",
	þ: "th",
	æ: "ae",
	œ: "oe",
};

/**
 * A name as it is sorted and found: ü = ue = u, ß = ss, ı = i, no accents, no case, words in the order
 * they were written, with single blanks. "Jürgen Weiß" and "Juergen WEISS" become the same.
 * "Manuel" loses its e as well; that does no harm, because what is looked for is folded, too.
 */
export function foldName(name: string): string {
	return name
		.toLowerCase()
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/[ßıłøđðþæœ]/gu, (letter) => LETTERS[letter] ?? letter)
		.replace(/(?<=[aou])e/g, "")
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}

/** All that people and keyboards take for an apostrophe: O'Neill, O’Neill, O`Neill. */
const APOSTROPHES = /['’‘ʼʻ`´′＇]/gu;

const TITLES = new Set(["dr", "doktor", "prof", "professor"]);
/** What follows a title and belongs to it: Dr. rer. nat., Prof. h. c. */
const ADDITIONS = new Set(
	"med dent vet phil jur iur rer nat pol oec ing habil h c hc mult".split(" "),
);

/** The words of a folded name that tell people apart: without titles, unless there is nothing else. */
function wordsWithoutTitles(folded: string): string[] {
	const words = folded.split(" ").filter(Boolean);
	const left = words.filter((word, index) => {
		if (TITLES.has(word)) return false;
		if (!ADDITIONS.has(word)) return true;
		// Phil Collins has no title: an addition needs one before it.
		let before = index - 1;
		while (before >= 0 && ADDITIONS.has(words[before] ?? "")) before -= 1;
		return !TITLES.has(words[before] ?? "");
	});
	return left.length > 0 ? left : words;
}

/** The folded words that somebody who types this looks for; an apostrophe holds a word together. */
export function soughtWords(typed: string): string[] {
	return wordsWithoutTitles(foldName(typed.replace(APOSTROPHES, "")));
}

/**
 * One key for one person's name, in whatever order the words were written: "Anna Schmidt", "SCHMIDT, Anna" and
 * "Dr. Anna Schmidt". Hyphens part words, as blanks do. Equal keys are the same name (`isSameName`); that also finds
 * words that were run together, which no key can.
 */
export const wordsKey = (name: string): string =>
	soughtWords(name).toSorted().join(" ");

/** More words than this are compared as they are. */
const MOST_WORDS = 8;

/**
 * Whether the whole name is the same, in any order and however it is divided: "Al-Hassan, Omar", "Omar AlHassan" and
 * "OMAR AL HASSAN", "Dr. O’Neill" and "ONEILL". Both are folded.
 */
export function isSameName(one: string, other: string): boolean {
	const [a, b] = [wordsWithoutTitles(one), wordsWithoutTitles(other)];
	if (a.length === 0 || b.length === 0) return false;
	if (a.toSorted().join(" ") === b.toSorted().join(" ")) return true;
	return fill(a, b.join("")) || fill(b, a.join(""));
}

/** Whether these words, each once, in some order, make up the text. */
function fill(words: readonly string[], text: string): boolean {
	if (words.length > MOST_WORDS) return false;
	if (words.length === 0) return text === "";
	return [...new Set(words)].some(
		(word) =>
			text.startsWith(word) &&
			fill(words.toSpliced(words.indexOf(word), 1), text.slice(word.length)),
	);
}
