/** Official names stand behind the translated one, in brackets; what stands in quotation marks is on a sign. */
const withoutNames = (text: string) =>
	text.replace(/\([^()]*\)|[„“«»”]{1}[^„“«»”]*[“”»«]/gu, " ");

const GERMAN_WORDS =
	/(?<!\p{L})(?:und|oder|nicht|bitte|Sie|Ihre?n?|wir|für|eine?n?|der|die|das|dem|ist|sind|werden|können|auf|mit)(?!\p{L})/gu;

/** Whether German was left: two of its small words, for one of them some language has, too. */
export const soundsGerman = (text: string) =>
	new Set(withoutNames(text).match(GERMAN_WORDS)).size > 1;

const ENGLISH_WORDS =
	/(?<!\p{L})(?:the|and|your?|please|with|this|that|are|will|have|from|for)(?!\p{L})/giu;

/** The same of English. */
export const soundsEnglish = (text: string) =>
	new Set(withoutNames(text).toLowerCase().match(ENGLISH_WORDS)).size > 1;

/** What a page or a mail says in its own language: without what it marks as another one's, and without scripts. */
export function ownWords(html: string): string {
	let text = html.replace(/<(script|style)\b.*?<\/\1>/gs, " ");
	// The innermost first, so that each ends where it ends.
	const marked =
		/<(\w+)\b[^>]*? lang="[^"]+"[^>]*>(?:(?!<\1\b|<\/\1>).)*<\/\1>/gs;
	const [start = "", rest = ""] = text.split(/(?<=<body[^>]*>)/s);
	text = rest || start;
	for (let before = ""; before !== text; ) {
		before = text;
		text = text.replace(marked, " ");
	}
	return text
		.replace(/<[^>]*>/g, "\n")
		.replace(/&#?\w+;/g, " ")
		.replace(/[\u2066-\u2069]/g, "");
}
