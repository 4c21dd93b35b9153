import { ok, type Result, refuse } from "#lib/result.ts";
import { lengthOf, tidy } from "./tidy.ts";

export type WordsProblem = "words-missing" | "words-too-long";

const LONGEST = 4_000;

/** What a coordinator wrote: an answer, a note, an improvement. */
export function readWords(
	text: string,
	longest = LONGEST,
): Result<string, WordsProblem> {
	const words = tidy(text);
	if (!/[\p{L}\p{N}]/u.test(words)) return refuse("words-missing");
	return lengthOf(words) > longest ? refuse("words-too-long") : ok(words);
}
