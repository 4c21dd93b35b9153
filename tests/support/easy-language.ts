/**
 * What a machine can see of the rules for Leichte Sprache (DIN SPEC 33429; Netzwerk Leichte Sprache): short sentences, one a
 * line, long words taken apart, one negation at most, no subjunctive, numbers as digits, no abbreviations. Whether people
 * understand it, only they can say.
 */
const MOST_WORDS = 14;
const MOST_LETTERS = 14;

const SUBJUNCTIVE =
	/\b(?:würden?|hätten?|wären?|könnten?|sollten?|müssten?|dürften?|möge)\b/iu;
const NEGATION = /\b(?:nicht|kein\w*|nie|niemand\w*|ohne)\b/giu;
const NUMBER_WORD =
	/\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend)\b/iu;
const ABBREVIATION = /\b(?:z\. ?B|d\. ?h|usw|ggf|bzw|inkl|evtl|ca)\./u;

/** Every way a text can be read, its values as one word each. */
function readings(text: string): string[] {
	const plain = text
		.replace(/\[\[[^\]]+\]\]/g, "Ort")
		.replace(/\{\w+\}|\{\w+, number\}/g, "5");
	const choice = /\{\w+, (?:plural|select),((?:[^{}]|\{[^{}]*\})*)\}/;
	const found = choice.exec(plain);
	if (!found) return [plain];
	return [...(found[1] ?? "").matchAll(/\{([^{}]*)\}/g)].flatMap(([, option]) =>
		readings(plain.replace(choice, (option ?? "").replaceAll("#", "5"))),
	);
}

const sentencesOf = (text: string): string[] =>
	text.split("\n").flatMap((line) => line.split(/(?<=[.?!:])\s+(?=[A-ZÄÖÜ])/u));

/** What is hard to read in it, a line each. */
export function hardToRead(text: string): string[] {
	const faults = readings(text)
		.flatMap(sentencesOf)
		.flatMap((sentence) => {
			const words = sentence
				.split(/\s+/)
				.filter((word) => /[\p{L}\d]/u.test(word));
			// Addresses of pages are no words.
			const long = words
				.filter((word) => !/^\S+\.\w{2,}\/?\S*$/u.test(word))
				.flatMap((word) => word.split(/[·\-/]/u))
				.filter((part) => part.replace(/\P{L}/gu, "").length > MOST_LETTERS);
			return [
				words.length > MOST_WORDS ? `${words.length} words: ${sentence}` : "",
				...long.map((word) => `long word: ${word}`),
				(sentence.match(NEGATION)?.length ?? 0) > 1
					? `two negations: ${sentence}`
					: "",
				SUBJUNCTIVE.test(sentence) ? `subjunctive: ${sentence}` : "",
				NUMBER_WORD.test(sentence) ? `number as a word: ${sentence}` : "",
			].filter(Boolean);
		});
	const [abbreviation] = ABBREVIATION.exec(text) ?? [];
	if (abbreviation) faults.push(`abbreviation: ${abbreviation}`);
	return [...new Set(faults)];
}
