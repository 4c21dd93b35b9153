import type { CollectionView } from "#lib/collection/collection.ts";
import { foldName, soughtWords } from "#lib/text/names.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";

/** Whether it is the one that somebody looks for: by its number, or by beginnings of words of the name, in any order. */
export function isSought(
	{ number, receiver }: Pick<CollectionView, "number" | "receiver">,
	typed: string,
): boolean {
	const text = plainDigits(typed.slice(0, MAX_LENGTH)).trim();
	if (text === "") return true;
	if (/^\d+$/.test(text.replace(/\s/g, "")))
		return String(number) === text.replace(/\s/g, "").replace(/^0+(?=\d)/, "");
	const words = soughtWords(text);
	if (words.length === 0) return false;
	const name = ` ${foldName(receiver?.name ?? "")}`;
	return words.every((word) => name.includes(` ${word}`));
}

const MAX_LENGTH = 200;
