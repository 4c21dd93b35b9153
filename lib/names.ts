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

/** Whether a folded name has a word for each word that is looked for, in any order. */
export function matchesName(nameKey: string, query: string): boolean {
	const words = nameKey.split(" ");
	const wanted = foldName(query).split(" ").filter(Boolean);
	return (
		wanted.length > 0 &&
		wanted.every((part) => words.some((word) => word.startsWith(part)))
	);
}
