/**
 * Anyone can book with somebody else's address, and what they typed as a name would stand in a mail of the city. So only
 * what is a name gets into mails; anything else is left out there, and stays with the appointment as it was typed.
 * A sentence of plain words cannot be told from a name for sure: few words, no sign that ends a sentence, and none of the
 * words that such sentences need.
 */

/** Names of five words and their "de la" fit; sentences hardly. */
const LONGEST = 70;
const MOST_WORDS = 6;
const LONGEST_WORD = 40;

/** Between given and family names in many languages; they do not count as words. */
const PARTICLES = new Set(
	"von van vom der den de del della di da do dos das du des la le las los zu zur zum und y e i el al abu bin ibn bint ben bat af av ten ter te op 't".split(
		" ",
	),
);

/** Only after these, and after single letters, a dot ends no sentence. */
const SHORTENED = new Set(
	"dr prof jr sr st sen jun dipl ing med phil jur rer nat pol habil mag univ frhr geb mr mrs ms hr fr msc bsc llm oec theol vet dent psych päd soz md phd".split(
		" ",
	),
);

/** No name, but what a sentence about money, accounts and telephones is made of. */
const NO_NAMES = new Set(
	"ist sind war wird wurde wurden werden hat haben ihr ihre ihren ihrem konto passwort gesperrt sperrung rufen anrufen anruf klicken bitte sofort dringend zahlen überweisen gewonnen gewinn rechnung mahnung kündigung http https www com net org is are was has have been your you account password locked blocked please click call urgent pay winner won invoice betrug polizei".split(
		" ",
	),
);

/** Of one word: letters of one script with their marks; hyphens and apostrophes between or before them. */
const LETTER =
	"(?!\\ua78f|[\\u02d0\\u02d1\\u01c3])(?:\\p{Lu}|\\p{Ll}|\\p{Lt}|\\p{Lo}|[\\u02bb\\u02bc\\u02be\\u02bf\\u0640\\u0e46\\u3005\\u30fc])\\p{M}{0,4}";
/** Joiners shape the letters of Arabic and Indian scripts. */
const LETTERS = `(?:${LETTER})(?:[\\u200c\\u200d]?(?:${LETTER}))*`;
const APOSTROPHE = "['’‘ʼ`´׳״]";
const HYPHEN = "[-‐‑–־]";
const WORD = new RegExp(
	`^${APOSTROPHE}?${LETTERS}(?:\\.?(?:${HYPHEN}|${APOSTROPHE})${LETTERS})*(?:\\.|${APOSTROPHE})?$`,
	"u",
);
/** In Chinese and Japanese between the parts of a foreign name, in Catalan between two l. */
const MIDDLE_DOT =
	/(?<=[\p{sc=Han}\p{sc=Katakana}])[·・](?=[\p{sc=Han}\p{sc=Katakana}])|(?<=l)·(?=l)/giu;

const SCRIPTS = [
	/[\p{sc=Latin}]/u,
	/[\p{sc=Cyrillic}]/u,
	/[\p{sc=Greek}]/u,
	/[\p{sc=Arabic}]/u,
	/[\p{sc=Hebrew}]/u,
	/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}]/u,
	/[\p{sc=Armenian}]/u,
	/[\p{sc=Georgian}]/u,
	/[\p{sc=Thai}]/u,
	/[\p{sc=Devanagari}]/u,
	/[\p{sc=Bengali}]/u,
	/[\p{sc=Tamil}]/u,
	/[\p{sc=Telugu}]/u,
	/[\p{sc=Malayalam}]/u,
	/[\p{sc=Kannada}]/u,
	/[\p{sc=Gujarati}]/u,
	/[\p{sc=Gurmukhi}]/u,
	/[\p{sc=Sinhala}]/u,
	/[\p{sc=Ethiopic}]/u,
	/[\p{sc=Khmer}]/u,
	/[\p{sc=Lao}]/u,
	/[\p{sc=Myanmar}]/u,
	/[\p{sc=Tibetan}]/u,
	/[\p{sc=Syriac}]/u,
];

/**
 * The name as a mail may say it, on one line, or null for what is none.
 * @throws never
 */
export function mailedName(typed: string | null): string | null {
	if (!typed || typed.length > 4 * LONGEST) return null;
	const name = typed.normalize("NFC").trim().replace(/ +/gu, " ");
	if ([...name].length > LONGEST) return null;
	const words = name.replace(MIDDLE_DOT, "").split(" ").filter(isNoAmpersand);
	const counted = words.filter((word) => !PARTICLES.has(word.toLowerCase()));
	const isName =
		counted.length > 0 &&
		counted.length <= MOST_WORDS &&
		words.every(isNameWord) &&
		words.some((word) => /\p{L}/u.test(word));
	return isName ? name : null;
}

/** "Anna & Peter Müller" */
const isNoAmpersand = (word: string) => word !== "&";

function isNameWord(word: string): boolean {
	if ([...word].length > LONGEST_WORD || !WORD.test(word)) return false;
	if (SCRIPTS.filter((script) => script.test(word)).length !== 1) return false;
	// "Dipl.-Ing." has two of them.
	return word
		.toLowerCase()
		.split(/[-‐‑–־'’‘ʼ`´]/u)
		.every((part) => {
			const bare = part.replace(/\.$/u, "");
			return part === bare
				? !NO_NAMES.has(part)
				: [...bare.normalize("NFC")].length === 1 || SHORTENED.has(bare);
		});
}

/** Hebrew, Arabic and their neighbours. */
const RIGHT_TO_LEFT =
	/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * First strong isolate: a right-to-left name leaves the sentence around it as it is; other names need none, and some
 * programs show the marks as boxes. Plain text has only these marks; in HTML they become a <bdi> (letter-html.ts).
 */
export function isolated(text: string): string {
	return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** A text in its parts: outside and inside of `isolated`, by turns. */
export function isolatedParts(text: string): readonly string[] {
	return text.split(/[\u2068\u2069]/);
}
