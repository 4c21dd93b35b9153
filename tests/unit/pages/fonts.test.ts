import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { isRightToLeft } from "#lib/text/language.ts";
import { locales } from "#lib/text/locale.ts";
import { TEXTS } from "#lib/text/rooms.ts";

interface Face {
	files: string[];
	holds: (letter: string) => boolean;
}

/** The fonts in the order of app/fonts.ts, each with its files and its letters. */
const faces: Face[] = readFileSync("app/fonts.ts", "utf8")
	.split("= localFont(")
	.slice(1)
	.map((text) => {
		const ranges = [...text.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
			([, from = "", to = from]) =>
				[Number.parseInt(from, 16), Number.parseInt(to, 16)] as const,
		);
		return {
			files: [...text.matchAll(/path: "([^"]+)"/g)].map(
				([, file = ""]) => file,
			),
			holds: (letter) => {
				const code = letter.codePointAt(0) ?? 0;
				return ranges.some(([from, to]) => from <= code && code <= to);
			},
		};
	});

const everyLetter = Array.from({ length: 0x3000 }, (_, code) =>
	String.fromCodePoint(code),
);

/** All that a language's pages say, in the city's words, too. */
const lettersOf = (locale: string) => {
	const folders = [`${TEXTS}/${locale}`, `cities/duisburg/${locale}`];
	const text = folders
		.flatMap((folder) =>
			readdirSync(folder)
				// By them people search; no page says them.
				.filter((file) => /^(?!search-words).*\.json$/.test(file))
				.map((file) => readFileSync(`${folder}/${file}`, "utf8")),
		)
		.join("");
	return [...new Set(text)].filter((letter) => /\p{L}/u.test(letter));
};

test("no letter is in two fonts: a page would load both", () => {
	const twice = everyLetter.filter(
		(letter) => faces.filter(({ holds }) => holds(letter)).length > 1,
	);
	expect(twice).toEqual([]);
});

test.each(locales.filter((locale) => !isRightToLeft(locale)))(
	"what is written in %s needs no font of many letters",
	(locale) => {
		const small = faces.filter(({ files }) =>
			files.every((file) => statSync(`app/${file}`).size < 30_000),
		);
		const missing = lettersOf(locale).filter(
			(letter) => !small.some(({ holds }) => holds(letter)),
		);
		expect(missing).toEqual([]);
	},
);
