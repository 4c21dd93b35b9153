import { isRightToLeft } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { City } from "./read-city.ts";
import { STATES } from "./states.ts";

/** "[[office.all]]" in a text of messages/; "[[Office.all]]" begins with a large letter. */
const PLACE = /\[\[([\w.]+)\]\]/g;

/**
 * The texts with what is the city's filled in: done once, when a catalogue is first asked for, so that whoever reads a
 * text need not know which city it speaks of. What has no such place stays the same object. Texts that were taken apart
 * when building (next.config.mjs) are lists; what stands between their values is a string as well.
 * @throws Error for a place that no city's folder fills
 */
export function filledIn<Texts>(
	texts: Texts,
	city: City,
	locale: Locale,
): Texts {
	const words = wordsOf(city, locale);
	const fill = (value: unknown): unknown => {
		if (typeof value === "string")
			return value.includes("[[") ? value.replace(PLACE, wordFor) : value;
		if (typeof value !== "object" || value === null) return value;
		const entries = Object.entries(value);
		const filled = entries.map(([, part]) => fill(part));
		if (filled.every((part, index) => part === entries[index]?.[1]))
			return value;
		return Array.isArray(value)
			? filled
			: Object.fromEntries(entries.map(([key], index) => [key, filled[index]]));
	};
	const wordFor = (_: string, name: string): string => {
		const word = words.get(name) ?? large(words.get(small(name)));
		if (word === undefined)
			throw new Error(`No city fills in [[${name}]] (lib/city/places.ts)`);
		return word;
	};
	return fill(texts) as Texts;
}

/** Every place with its words: "phone", "office.all", … */
function wordsOf(city: City, locale: Locale): ReadonlyMap<string, string> {
	const { name, product, phone, state } = city;
	const texts = city.texts[locale] ?? city.texts.de;
	const apart = (word: string) =>
		isRightToLeft(locale) ? `\u2068${word}\u2069` : word;
	return new Map([
		["city", apart(name)],
		["product", apart(product)],
		["state", apart(STATES[state])],
		["phone", nationalPhone(phone)],
		["phoneExample", nationalPhone(phone).replace(/\d+$/, "123456")],
		...flat(texts),
	]);
}

/** "+49 30 901820" → "030 901820", never torn at a line's end; lib/text/format.ts is above this. */
const nationalPhone = (phone: string): string =>
	phone.replace(/^\+49 /, "0").replaceAll(" ", "\u00a0");

const flat = (texts: object, prefix = ""): [string, string][] =>
	Object.entries(texts).flatMap(([key, value]) =>
		typeof value === "string"
			? [[prefix + key, value] as [string, string]]
			: flat(value, `${prefix}${key}.`),
	);

const small = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

const large = (word: string | undefined) =>
	word && word.charAt(0).toUpperCase() + word.slice(1);
