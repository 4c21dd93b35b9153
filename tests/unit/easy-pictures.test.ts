import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DRAWINGS, type DrawingName } from "#components/easy/drawings.ts";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { htmlOf } from "#components/page/html-of.ts";
import { EASY, locales } from "#lib/text/locale.ts";

const NAMES = Object.keys(DRAWINGS) as DrawingName[];

const drawn = (name: DrawingName, locale = EASY as (typeof locales)[number]) =>
	renderToStaticMarkup(createElement(EasyPicture, { name, locale }));

test.each(NAMES)(
	"the drawing %s is small and has no colour of its own",
	(name) => {
		const svg = drawn(name);
		expect(svg.length).toBeLessThan(3_000);
		expect(svg).toContain('viewBox="0 0 96 96"');
		// Light, dark and high contrast are the style sheet's business.
		expect(svg).not.toMatch(/#[\da-f]{3}|rgb|style=|fill=|stroke=/);
		// Words beside it say the same.
		expect(svg).toContain('aria-hidden="true"');
	},
);

test.each(NAMES)(
	"a page that is written in one go has %s as React has it",
	(name) => {
		const picture = createElement(EasyPicture, { name, locale: EASY });
		expect(htmlOf(picture)).toBe(drawn(name));
	},
);

test.each(NAMES)("no line of %s leaves the drawing", (name) => {
	const { line, accent } = DRAWINGS[name];
	const starts = [...`${line}${accent}`.matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)];
	expect(starts.length).toBeGreaterThan(0);
	for (const [, x, y] of starts)
		for (const at of [x, y]) {
			expect(Number(at)).toBeGreaterThanOrEqual(1);
			expect(Number(at)).toBeLessThanOrEqual(95);
		}
});

test("pictures stand in Leichte Sprache only", () => {
	for (const locale of locales)
		expect(drawn("place", locale) !== "").toBe(locale === EASY);
});
