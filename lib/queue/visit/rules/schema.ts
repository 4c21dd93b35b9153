import { ok, type Result, refuse } from "#lib/result.ts";

export type TextRefusal = "text-missing" | "text-too-long";

const MAX_NOTE = 500;
const MAX_MAIL = 2_000;
/** Control characters other than line breaks, and the marks that turn the reading direction of what follows. */
const UNSEEN =
	/(?!\n)[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** What staff typed about a visit: a note, a reason, what was missing. */
export function readNote(typed: string): Result<string, TextRefusal> {
	return readText(typed, MAX_NOTE);
}

/** What staff typed into a mail. */
export function readMailText(typed: string): Result<string, TextRefusal> {
	return readText(typed, MAX_MAIL);
}

function readText(typed: string, max: number): Result<string, TextRefusal> {
	const text = typed
		.normalize("NFC")
		.replaceAll("\r\n", "\n")
		.replace(UNSEEN, " ")
		.trim();
	if (text === "") return refuse("text-missing");
	return [...text].length > max ? refuse("text-too-long") : ok(text);
}
