import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ColumnChart, type Series } from "#components/chart/chart.tsx";
import effect from "#messages/de/effect.json" with { type: "json" };

const drawn = (series: readonly Series[]) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: { effect } as never,
			timeZone: "Europe/Berlin",
			children: createElement(ColumnChart, {
				id: "schaubild",
				label: "Schaubild",
				places: ["a", "b", "c"],
				series,
				scale: String,
			}),
		}),
	);
const count = (html: string, what: RegExp) => html.match(what)?.length ?? 0;

test("nought is drawn, a hidden number is not nought, and what nobody knows is a gap with a word", () => {
	const html = drawn([{ name: "Buchungen", values: [0, "few", null] }]);
	expect(count(html, /<rect[^>]*chart-full/g)).toBe(1);
	// In the picture and in its legend.
	expect(count(html, /<rect[^>]*chart-hidden/g)).toBe(2);
	expect(html).toContain("verdeckt, nicht null");
	expect(html).toContain("Lücke: keine Zahl");
	expect(drawn([{ name: "Buchungen", values: [5, 10, 0] }])).not.toContain(
		"verdeckt",
	);
});

test("hatching means the period of comparison and nothing else", () => {
	const hatched = /fill="url\(#[^"]*hatched\)"/g;
	const three = ["Buchen", "Warten", "Bedienung"].map((name) => ({
		name,
		values: [1, 2, 3],
	}));
	expect(count(drawn(three), hatched)).toBe(0);
	const [one] = three;
	const before = { name: "davor", isBefore: true, values: [3, 2, 1] };
	// Three columns and the legend.
	expect(count(drawn([...(one ? [one] : []), before]), hatched)).toBe(4);
});
