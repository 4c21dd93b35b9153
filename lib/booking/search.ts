import { foldName } from "#lib/names.ts";
import { parseReference } from "#lib/reference.ts";

/** What somebody who types this is looking for. */
export type Sought =
	| { by: "reference"; reference: string }
	/** Today's Wartenummer. */
	| { by: "ticket"; ticket: string }
	| { by: "email"; part: string }
	/** Digits without the country's or the long-distance prefix. */
	| { by: "phone"; digits: string }
	/** Beginnings of folded words, in any order. */
	| { by: "name"; words: string[] };

const MAX_LENGTH = 200;

/** Null: too little to look for. */
export function parseSought(typed: string): Sought | null {
	const text = typed.normalize("NFC").slice(0, MAX_LENGTH).trim();
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
	const isNumber = /^\+?[\d\s()/.\-–]+$/u.test(text);
	if (isNumber) {
		const digits = text.replace(/\D/gu, "").replace(/^(0049|49|0)/u, "");
		return digits.length >= 4 ? { by: "phone", digits } : null;
	}
	const words = foldName(text).split(" ").filter(Boolean);
	return words.join("").length >= 2 ? { by: "name", words } : null;
}
