import { alikeLetters } from "#lib/text/letters.ts";
import { foldName } from "#lib/text/names.ts";

/** Words that say nothing about what somebody comes for, in the languages people search in. */
const FILLERS = new Set(
	foldName(
		`ich du er sie es wir mir mich mein meine meinen meinem meiner sein ihr ihre unser der die das den dem des
		sich ein eine einen einem einer und oder aber auch nicht noch nur in im an am auf aus bei mit nach von vom vor zu
		zum zur für fürs um bis ist sind war hat habe haben hatte werden wird wurde kann können könnte muss müssen soll
		möchte möchten will wollen brauche braucht brauchen wie was wo wann wer wohin welche warum bitte hallo gerne
		mal jetzt etwas termin termine terminvereinbarung vereinbaren buchen buchung online bürgerbüro bürgeramt
		bürgerservice bürger service station rathaus amt stadt geht gehen bekommen bekomme
		i my me we our you your the a an and or of to at on for with from is are am was has have had do does can
		could must should want need would like how what where when who which please get make book booking appointment
		office bir ve için istiyorum nasıl nerede randevu almak mi я мне мой на в и как где нужно хочу або як де потрібно
		моя мое свой мій моє свій мне мені за от си ми се да от сам је мој моја
		min ji bo xwe li mi sam je se za moj moja mam moj moje sie na chce ho il lo di da per mio mia
		de la le les du des un une mon ma mes j ai l d el los las una del al he mea meu am imi pentru
		te ne me per dua kam im ime μου την το τον στο για θελω
		في من على عن الى اريد انا من را از به در برای ام`,
	).split(" "),
);

/**
 * Endings of German and English words, longest first; taken off again and again, so that all forms meet.
 * After u the folding has taken the e already: "neuer" is "neur".
 */
const ENDING = /(?:ungen|ung|ern|en|er|em|es|e|(?<=[elru])n|(?<=u)[rm]|s)$/;
const SHORT_ENDING = /(?:e|(?<=[elru])n|s)$/;
const SHORTEST_STEM = 3;

/** Endings of nouns, adjectives and verbs where another alphabet says which languages it can be; folded as all words are. */
const ENDINGS_BY_LETTERS: readonly (readonly [RegExp, RegExp])[] = [
	// Russian, Ukrainian, Bulgarian, Serbian: паспорта, личну, посвідчення, картата.
	[
		/\p{Script=Cyrillic}$/u,
		/(?<=.{4})(?:ами|ями|ого|ому|его|ему|ата|ите|ові|еві|ам|ям|ах|ях|ом|ем|их|ых|ов|ев|ів|та|ът|[аяоеиіыуюьъ])$/u,
	],
	// ταυτότητας, διαβατηρίου.
	[
		/\p{Script=Greek}$/u,
		/(?<=.{4})(?:εωσ|εισ|ουσ|οσ|εσ|ησ|ασ|ου|ων|[αηοιωευ])$/u,
	],
	// Mine, yours, several, and the ة that becomes a ت before them: جوازي, هويتي, پاسپورت‌ها.
	[/\p{Script=Arabic}$/u, /(?<=.{3})(?:هاي|ها|ات|تي|تك|ته|ي|ه)$/u],
];

/** The Arabic article is written as part of its word, and so are "and", "in" and "for" before it. */
const ARTICLE = /^(?:[وبف]?ال|لل)(?=...)/u;

/** What the forms of a word have in common: "verlängern" and "Verlängerung" become the same. */
export function stemOf(word: string): string {
	for (const ending of [ENDING, SHORT_ENDING]) {
		const rest = word.replace(ending, "");
		if (rest !== word && rest.length >= SHORTEST_STEM) return stemOf(rest);
	}
	const rest = word.replace(ARTICLE, "");
	const [, ending] =
		ENDINGS_BY_LETTERS.find(([letters]) => letters.test(rest)) ?? [];
	const stem = ending ? rest.replace(ending, "") : rest;
	return stem === word ? word : stemOf(stem);
}

/** No word is longer; what is, nobody meant. */
const LONGEST_WORD = 40;

/** The words of a text as the search compares them: folded, whatever stands between them left out. */
export function wordsOf(text: string): string[] {
	return foldName(alikeLetters(text))
		.split(" ")
		.filter(Boolean)
		.map((word) => word.slice(0, LONGEST_WORD));
}

/** Serbian letters, folded: ћ and ч were ć and č. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
	"а-a б-b в-v г-g д-d ђ-dj е-e ж-z з-z и-i ј-j к-k л-l љ-lj м-m н-n њ-nj о-o п-p р-r с-s т-t ћ-c у-u ф-f х-h ц-c ч-c џ-dz ш-s"
		.split(" ")
		.map((pair) => pair.split("-")),
);

/** A folded Serbian word in the other of its two alphabets: "крштеница" is "krstenica". */
export const inLatinLetters = (word: string): string =>
	foldName(
		word.replace(/\p{Script=Cyrillic}/gu, (letter) => LATIN[letter] ?? letter),
	);

/** A single letter says nothing either. */
export const isFiller = (word: string) =>
	word.length === 1 || FILLERS.has(word);
