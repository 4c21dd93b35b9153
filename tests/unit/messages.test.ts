import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { catalogues, type Messages } from "#app/i18n/catalogues.ts";
import { defaultLocale, locales } from "#lib/text/locale.ts";

type Tree = { [key: string]: string | Tree };

/** "a.b.c" → text. */
function flatten(tree: Tree, prefix = ""): Map<string, string> {
	return new Map(
		Object.entries(tree).flatMap(([key, value]) =>
			typeof value === "string"
				? [[prefix + key, value] as const]
				: [...flatten(value, `${prefix}${key}.`)],
		),
	);
}

/** The names a text wants filled in: `{name}` and `{name, plural, …}`, not the words of a plural's cases. */
function argumentsOf(text: string): string[] {
	return [
		...new Set(
			[
				...text.matchAll(
					/(?<!\b(?:zero|one|two|few|many|yes|no|other) )\{(\w+)(?=[,}])/g,
				),
			].map(([, name]) => name ?? ""),
		),
	].sort();
}

const textsOf = (messages: Messages) => flatten(messages as unknown as Tree);
const german = textsOf(catalogues(defaultLocale));

/** Shown in the demo only. */
const OF_THE_DEMO = /(^|\.)(demo\w*|outbox\.lead|audit\.played)(\.|$)/;

describe.each(locales)("the texts in %s", (locale) => {
	const texts = textsOf(catalogues(locale));

	test("speak of the demo only where there is one", () => {
		const found = [...texts].filter(
			([key, text]) => /\bdemo\b/i.test(text) && !OF_THE_DEMO.test(key),
		);
		expect(found).toEqual([]);
	});

	test("are not empty", () => {
		const empty = [...texts].filter(([, text]) => text.trim() === "");
		expect(empty).toEqual([]);
	});

	test("are as many as the German ones", () => {
		const missing = [...german.keys()].filter((key) => !texts.has(key));
		const surplus = [...texts.keys()].filter((key) => !german.has(key));
		expect({ missing, surplus }).toEqual({ missing: [], surplus: [] });
	});

	test("want the same values filled in as the German ones", () => {
		for (const [key, text] of texts)
			expect([key, argumentsOf(text)]).toEqual([
				key,
				argumentsOf(german.get(key) ?? ""),
			]);
	});

	const t = createTranslator({
		locale,
		messages: catalogues(locale) as unknown as Tree,
		onError: (problem) => {
			throw problem;
		},
	}) as (key: string, values: Record<string, number>) => string;
	const read = (key: string, text: string, count: number) =>
		t(key, Object.fromEntries(argumentsOf(text).map((name) => [name, count])));

	test("can be read with one and with several", () => {
		for (const [key, text] of texts)
			for (const count of [0, 1, 2])
				expect(read(key, text, count)).not.toContain("{");
	});

	test("have a word for one that is not the one for several", () => {
		const alike = [...texts].filter(([key, text]) => {
			const [one, several] = [1, 2].map((count) =>
				read(key, text, count).replace(/\d+/g, "#"),
			);
			return / plural, .*one \{/.test(text) && one === several;
		});
		expect(alike).toEqual([]);
	});

	test("have real quotation marks and no straight ones", () => {
		const straight = [...texts].filter(([, text]) => /["']/.test(text));
		expect(straight).toEqual([]);
	});
});
