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
	if (isGuessable(password, [email, email.split("@")[0] ?? "", name]))
		return "password-guessable";
	return password === repeated ? null : "passwords-differ";
}

/** Hardly anything in it but one word that everybody knows, or one sign again and again. */
function isGuessable(password: string, own: readonly string[]): boolean {
	const folded = fold(password);
	const words = [...own.map(fold), ...KNOWN].filter((word) => word.length >= 4);
	const rest = words.reduce((text, word) => text.replaceAll(word, ""), folded);
	return rest.length < 5 || new Set(folded).size < 4;
}

const fold = (text: string) => text.toLowerCase().replace(/[\W_]+/gu, "");

const KNOWN = [
	"buergerservice",
	"bürgerservice",
	"duisburg",
	"passwort",
	"password",
	"qwertz",
	"qwerty",
	"willkommen",
	"123456789",
	"12345678",
	"123456",
	"1234",
];
