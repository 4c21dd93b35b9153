import { city } from "#lib/city/city.ts";

/** Length is what counts (BSI, NIST SP 800-63B): no demands on signs, no end date. */
export const MIN_PASSWORD = 12;
const MAX_PASSWORD = 200;

export type PasswordProblem =
	| "password-missing"
	| "password-too-short"
	| "password-too-long"
	| "password-guessable"
	| "passwords-differ";

/** What is wrong with a password that somebody chooses; null: nothing. */
export function passwordProblem(
	password: string,
	repeated: string,
	{ email, name }: { email: string; name: string },
): PasswordProblem | null {
	const length = [...password].length;
	if (length === 0) return "password-missing";
	if (length < MIN_PASSWORD) return "password-too-short";
	if (length > MAX_PASSWORD) return "password-too-long";
	if (isGuessable(password, [...partsOf(email), ...partsOf(name)]))
		return "password-guessable";
	return password === repeated ? null : "passwords-differ";
}

/** "petra.schuermann@stadt.example" → itself and each of its words. */
const partsOf = (text: string) => [text, ...text.split(/[^\p{L}\p{N}]+/u)];

/**
 * Hardly anything in it but words that everybody here would try first, or one sign again and again. Digits beside such
 * a word count for nothing: they are years and 123.
 */
function isGuessable(password: string, own: readonly string[]): boolean {
	const words = [...own.map(fold), ...KNOWN, ...city().guessable]
		.filter((word) => word.length >= 4)
		.sort((a, b) => b.length - a.length);
	return [fold(password), fold(unmasked(password))].some((folded) => {
		const rest = words.reduce(
			(text, word) => text.replaceAll(word, ""),
			folded,
		);
		const letters = rest.replace(/\d/g, "");
		const left = rest === folded ? folded : letters;
		return left.length < 5 || new Set(folded).size < 4;
	});
}

/** However it is typed: "Bürger-Termin" is "buergertermin". */
const fold = (text: string) =>
	text
		.toLowerCase()
		.replace(/[äöüß]/g, (sign) => UMLAUTS[sign] ?? sign)
		.normalize("NFD")
		.replace(/[^\p{L}\p{N}]+/gu, "");

const UMLAUTS: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** "Pa55w0rt" → "Passwort": what looks like a letter stands for it. */
const unmasked = (text: string) =>
	text.replace(/[@0134579$!]/g, (sign) => LOOKS_LIKE[sign] ?? sign);

const LOOKS_LIKE: Record<string, string> = {
	"@": "a",
	"0": "o",
	"1": "i",
	"3": "e",
	"4": "a",
	"5": "s",
	"7": "t",
	"9": "g",
	$: "s",
	"!": "i",
};

/** The product, what every city has, and what stands on every list; folded. */
const KNOWN = [
	"buergertermin",
	"buergerservice",
	"buergeramt",
	"buergerbuero",
	"buerger",
	"service",
	"station",
	"termine",
	"termin",
	"rathaus",
	"stadt",
	"passwort",
	"password",
	"kennwort",
	"geheim",
	"anmelden",
	"admin",
	"hallo",
	"qwertz",
	"qwerty",
	"willkommen",
	"sommer",
	"winter",
	"123456789",
	"12345678",
	"123456",
	"1234",
];
