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
		office bir ve için istiyorum nasıl nerede randevu almak mi я мне мой на в и как где нужно хочу або як де потрібно`,
	).split(" "),
);

/**
 * Endings of German and English words, longest first; taken off again and again, so that all forms meet.
 * After u the folding has taken the e already: "neuer" is "neur".
 */
const ENDING = /(?:ungen|ung|ern|en|er|em|es|e|(?<=[elru])n|(?<=u)[rm]|s)$/;
const SHORT_ENDING = /(?:e|(?<=[elru])n|s)$/;
const SHORTEST_STEM = 3;

/** What the forms of a word have in common: "verlängern" and "Verlängerung" become the same. */
export function stemOf(word: string): string {
	for (const ending of [ENDING, SHORT_ENDING]) {
		const rest = word.replace(ending, "");
		if (rest !== word && rest.length >= SHORTEST_STEM) return stemOf(rest);
	}
	// The Arabic article is written as part of its word.
	return word.replace(/^ال(?=...)/, "");
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

/** A single letter says nothing either. */
export const isFiller = (word: string) =>
	word.length === 1 || FILLERS.has(word);
