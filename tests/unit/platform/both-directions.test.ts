import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/**
 * Pages are read from right to left, too. Style rules and classes say where a line begins and ends ("start", "end"), never
 * left and right. What may, and why:
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {
	"app/globals.css: border-width: 0 2px 2px 0":
		"the arrow of a disclosure, which is turned as a whole",
};

const IN_CLASSES =
	/(?<![\w-])(?:[a-z0-9-]+:)*-?(?:m[lr]-|p[lr]-|left-|right-|border-[lr](?![\w])|rounded-[lr](?![\w])|rounded-[tb][lr](?![\w])|scroll-[mp][lr]-|space-x-|divide-x-|text-left|text-right|float-left|float-right|clear-left|clear-right)[\w.[\](),%/-]*(?=[\s"'`])/g;
const IN_STYLES =
	/(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear|justify-[a-z]+)\s*:\s*(?:left|right)/g;
/** Four lengths of which the second is not the fourth. */
const FOUR =
	/(?<![\w-])(?:padding|margin|border-width|inset)\s*:\s*([\w.%-]+) ([\w.%-]+) ([\w.%-]+) ([\w.%-]+);/g;

const classes = () =>
	globSync("{app,components}/**/*.{ts,tsx}").flatMap((file) =>
		[...readFileSync(file, "utf8").matchAll(/(["'`])(?:(?!\1).)*\1/gs)]
			.filter(([text]) => !/[.,:] |\n\n/.test(text))
			.flatMap(([text]) => text.match(IN_CLASSES) ?? [])
			.map((found) => `${file}: ${found}`),
	);

const styles = () => [
	...globSync("{app,scripts,public}/**/*.css").flatMap((file) => {
		const text = readFileSync(file, "utf8").replace(/\/\*.*?\*\//gs, "");
		const uneven = [...text.matchAll(FOUR)].flatMap(
			([rule, , second, , fourth]) =>
				second === fourth ? [] : [rule.replace(/;$/, "")],
		);
		return [...(text.match(IN_STYLES) ?? []), ...uneven].map(
			(found) => `${file}: ${found}`,
		);
	}),
	...globSync("lib/notifications/letter/rules/*.ts").flatMap((file) =>
		(readFileSync(file, "utf8").match(IN_STYLES) ?? []).map(
			(found) => `${file}: ${found}`,
		),
	),
];

test("no page, mail or sheet of paper knows left and right", () => {
	const found = [...classes(), ...styles()];
	expect(found.filter((one) => !EXCEPTIONS[one])).toEqual([]);
	// An exception that is none any more goes.
	expect(found).toEqual(expect.arrayContaining(Object.keys(EXCEPTIONS)));
});
