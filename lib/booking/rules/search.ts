import { soughtWords } from "#lib/text/names.ts";
import { phoneKey } from "#lib/text/phone.ts";
import { parseReference } from "#lib/text/reference.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";

/** What somebody who types this is looking for. */
export type Sought =
	| { by: "reference"; reference: string }
	/** Today's Wartenummer. */
	| { by: "ticket"; ticket: string }
	| { by: "email"; part: string }
	/** The whole number's key, and its digits without the country's or the long-distance prefix: perhaps only a part. */
	| { by: "phone"; key: string | null; digits: string }
	/** Beginnings of folded words, in any order. */
	| { by: "name"; words: string[] };

const MAX_LENGTH = 200;

/** Null: too little to look for. */
export function parseSought(typed: string): Sought | null {
	const text = plainDigits(typed.slice(0, MAX_LENGTH));
	const reference = parseReference(text);
	if (reference) return { by: "reference", reference };
	const ticket = /^([aw])\s?(\d{1,4})$/iu.exec(text);
	if (ticket) {
		const [, letter = "", number = ""] = ticket;
		return {
			by: "ticket",
			ticket: `${letter.toUpperCase()}${number.padStart(3, "0")}`,
		};
	}
	if (text.includes("@"))
		return text.length >= 3 ? { by: "email", part: text.toLowerCase() } : null;
	if (/^\+?[\d ()/.-]+$/.test(text)) {
		const digits = text
			.replace("(0)", "")
			.replace(/\D/gu, "")
			.replace(/^(0049|49|00|0)0?/u, "");
		return digits.length >= 4
			? { by: "phone", key: phoneKey(text), digits }
			: null;
	}
	const words = soughtWords(typed);
	return words.join("").length >= 2 ? { by: "name", words } : null;
}
