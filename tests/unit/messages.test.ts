import compile from "icu-minify/compile";
import { describe, expect, test } from "vitest";
import { languageOf } from "#lib/text/language.ts";
import {
	defaultLocale,
	EASY,
	isNeeded,
	type Locale,
	locales,
} from "#lib/text/locale.ts";
import { type RoomName, STAFF_ROOMS } from "#lib/text/rooms.ts";
import { translator } from "#lib/text/translator.ts";
import { soundsGerman } from "#tests/support/german.ts";
import { roomsOf, textsIn, translatedRooms } from "#tests/support/texts.ts";

const german = textsIn(defaultLocale);
const english = textsIn("en");
const isStaff = (key: string) =>
	(STAFF_ROOMS as readonly string[]).includes(key.split(".")[0] ?? "");

/** Shown in the demo only. */
const OF_THE_DEMO = /(^|\.)(demo\w*|outbox\.lead|audit\.played)(\.|$)/;

/** Numbers at which some language changes its word: each category of each of them is among these. */
const COUNTS = [0, 1, 2, 3, 5, 8, 11, 21, 22, 100, 1000];
/** Romance languages have a form for "a million of"; nothing here comes to so many. */
const MILLION = 1_000_000;

/** Of the counts that a plural does not name one by one ("=1"). */
const categoriesOf = (locale: Locale, named: readonly string[] = []) => {
	const rules = new Intl.PluralRules(languageOf(locale).tag);
	return new Set(
		COUNTS.filter((count) => !named.includes(`=${count}`)).map((count) =>
			rules.select(count),
		),
	);
};

interface Shape {
	/** What it wants filled in, each choice with what one can choose, and its tags. */
	values: string;
	/** Of each plural. */
	plurals: string[][];
}

type Node = string | number | [string, ...unknown[]];
const SELECT = 1;
const PLURAL = 2;
const ORDINAL = 3;

function shapeOf(text: string): Shape {
	const values = new Set<string>();
	const plurals: string[][] = [];
	const look = (node: Node): void => {
		if (typeof node !== "object") return;
		const [name, kind, ...rest] = node;
		if (kind === SELECT || kind === PLURAL || kind === ORDINAL) {
			const options = Object.entries(rest[0] as Record<string, Node | Node[]>);
			const keys = options.map(([key]) => key).sort();
			values.add(kind === SELECT ? `${name}: ${keys.join(" ")}` : name);
			if (kind === PLURAL) plurals.push(keys);
			for (const [, option] of options) [option].flat(1).forEach(look as never);
			return;
		}
		const isTag =
			kind === 0 || (kind !== undefined && typeof kind !== "number");
		values.add(isTag ? `<${name}>` : name);
		if (isTag) for (const part of [kind, ...rest]) look(part as Node);
	};
	for (const node of [compile(text)].flat(1) as Node[]) look(node);
	return { values: [...values].sort().join(", "), plurals };
}

/** "[[office.inIt]] [[city]]" → "city office": a language chooses the form that its cases need. */
const placesIn = (text: string) =>
	[...text.matchAll(/\[\[(\w+)/g)]
		.map(([, name = ""]) => name.toLowerCase())
		.sort()
		.join(" ");

const isSentence = (text: string) =>
	text.length > 25 &&
	/\p{L}{4}/u.test(text.replace(/[{[<][^}\]>]*[}\]>]/g, ""));

describe.each(locales)("the texts in %s", (locale) => {
	const texts = textsIn(locale);
	const isOurs = locale === defaultLocale;
	const others = [...texts].filter(([key]) => !isOurs || !isStaff(key));
	const asSource = new Set(languageOf(locale).sameAsSource);

	test("are in rooms that German has, none missing and none too many", () => {
		const wanted = isOurs ? roomsOf(defaultLocale) : translatedRooms();
		expect(roomsOf(locale).sort()).toEqual(wanted.sort());
		const needed = [...german.keys()].filter((key) => isOurs || !isStaff(key));
		const missing = needed.filter((key) => !texts.has(key));
		const surplus = [...texts.keys()].filter((key) => !german.has(key));
		expect({ missing, surplus }).toEqual({ missing: [], surplus: [] });
	});

	test("are not empty", () => {
		const empty = [...texts].filter(([, text]) => text.trim() === "");
		expect(empty).toEqual([]);
	});

	test("speak of the demo only where there is one", () => {
		const found = [...texts].filter(
			([key, text]) => /\bdemo\b/i.test(text) && !OF_THE_DEMO.test(key),
		);
		expect(found).toEqual([]);
	});

	test("want the same values, tags and places as the German or the English ones", () => {
		const differing = others.flatMap(([key, text]) => {
			const own = shapeOf(text).values;
			const sources = [german.get(key) ?? "", english.get(key) ?? ""];
			if (!sources.some((source) => shapeOf(source).values === own))
				return [`${key}: ${own}`];
			return sources.some((source) => placesIn(source) === placesIn(text))
				? []
				: [`${key}: ${placesIn(text)}`];
		});
		expect(differing).toEqual([]);
	});

	test("have a word for each number that the language tells apart, and no other", () => {
		const known = categoriesOf(locale).add(
			new Intl.PluralRules(languageOf(locale).tag).select(MILLION),
		);
		const wrong = [...texts].flatMap(([key, text]) =>
			shapeOf(text).plurals.flatMap((own) => {
				const named = own.filter((one) => !one.startsWith("="));
				// In German "Treffer" is one and several.
				const lacking = isOurs
					? []
					: [...categoriesOf(locale, own), "other"].filter(
							(one) => !named.includes(one),
						);
				const foreign = named.filter(
					(one) => !known.has(one as "other") && one !== "other",
				);
				return [...lacking, ...foreign].map((one) => `${key}: ${one}`);
			}),
		);
		expect(wrong).toEqual([]);
	});

	test("can be read with every number", () => {
		for (const [key, text] of texts) {
			const [room = "", ...path] = key.split(".");
			const t = translator(room as RoomName, locale) as unknown as (
				key: string,
				values: object,
			) => string;
			const { values, plurals } = shapeOf(text);
			for (const count of plurals.length > 0 ? COUNTS : [1]) {
				const given = Object.fromEntries(
					values.split(", ").map((name) => {
						const [value = "", choice] = name.split(": ");
						const tag = /^<(.*)>$/.exec(value)?.[1];
						if (tag) return [tag, (parts: string[]) => parts.join("")];
						return [value, choice?.split(" ")[0] ?? count];
					}),
				);
				expect(t(path.join("."), given)).not.toMatch(/[{}]|\[\[/);
			}
		}
	});

	if (isNeeded(locale))
		test("have a word for one that is not the one for several", () => {
			const alike = [...texts].filter(([, text]) => {
				const [, one, several] =
					/plural,\s*one \{([^{}]*)\}\s*other \{([^{}]*)\}/.exec(text) ?? [];
				return one !== undefined && one === several;
			});
			expect(alike).toEqual([]);
		});

	test("have real quotation marks and no straight ones", () => {
		const straight = [...texts].filter(([, text]) => /["']/.test(text));
		expect(straight).toEqual([]);
	});

	if (!isNeeded(locale) && locale !== EASY)
		test("are neither German nor English", () => {
			const left = others.filter(([key, text]) => {
				if (asSource.has(key)) return false;
				const isSame = text === german.get(key) || text === english.get(key);
				return (isSame && isSentence(text)) || soundsGerman(text);
			});
			expect(left).toEqual([]);
		});

	test("are in a language whose days, months and numbers are known", () => {
		const { tag } = languageOf(locale);
		expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).toEqual([tag]);
	});
});
