import fc from "fast-check";
import { NextIntlClientProvider } from "next-intl";
import { createElement, Fragment, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ServiceChoice } from "#app/[locale]/(citizen)/termine/_services/service-choice.tsx";
import { Signpost } from "#app/[locale]/(citizen)/termine/_services/signpost.tsx";
import { german } from "#app/i18n/de.ts";
import { htmlOf } from "#components/page/html-of.ts";
import { SiteFooter } from "#components/page/site-footer.tsx";
import { Still } from "#components/page/still.tsx";
import { Select } from "#components/ui/select.tsx";
import { exampleService } from "#tests/support/examples.ts";

const inGerman = (children: ReactNode) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: german as never,
			timeZone: "Europe/Berlin",
			children,
		}),
	);

/** In which order attributes stand nobody sees, nor in which letters their names are written. */
const plain = (html: string) =>
	html.replace(
		/<([a-z]\w*)((?: [\w-]+="[^"]*")*)(\/?)>/gi,
		(_, tag, all, end) => {
			const attributes = String(all).match(/[\w-]+="[^"]*"/g) ?? [];
			const sorted = attributes
				.map((one) => one.replace(/^[\w-]+/, (name) => name.toLowerCase()))
				.sort();
			return `<${[tag, ...sorted].join(" ")}${end}>`;
		},
	);

/** Once by React, once in one go. */
function expectSame(...inside: ReactNode[]): void {
	const byReact = inGerman(createElement("div", null, ...inside));
	const inOneGo = inGerman(
		createElement(Still, { as: "div", children: inside }),
	);
	expect(plain(inOneGo)).toBe(plain(byReact));
}

const days = { today: "2026-11-24", last: "2027-01-24" } as const;
const dear = exampleService({
	fees: [
		{ from: "2026-01-01", lines: ["37,50 €", "unter 24: 22,80 €"] },
		{ from: "2027-01-01", lines: ["40 €"] },
	],
	text: {
		...exampleService().text,
		name: `Reisepass <für> "alle" & 'jeden'`,
		summary: "Personalausweis & Reisepass",
		documents: ["ein Foto", "der alte Pass"],
		hint: "Bitte < 6 Monate alt",
		onlineAlternative: {
			text: "Auch hier",
			url: "https://example.de/?a=1&b=2",
		},
	},
});

test("the services of the first page are what React makes of them", () => {
	for (const quantity of [0, 1, 2])
		expectSame(createElement(ServiceChoice, { service: dear, quantity, days }));
	const elsewhere = exampleService({
		bookable: false,
		text: {
			...dear.text,
			referral: { text: "Dort", address: "Weg 1", url: "https://example.de" },
		},
	});
	expectSame(createElement(Signpost, { service: elsewhere }));
});

test("the foot of every page is what React makes of it", () => {
	const foot = inGerman(createElement(SiteFooter));
	expect(foot).toContain('<footer class="no-print');
	expect(foot).toContain('href="/impressum"');
});

test("a list shows what was chosen", () => {
	const options = ["1", "2", "3"].map((value) => ({ value, text: value }));
	expectSame(
		createElement(Select, { name: "n", label: "Zahl", value: "2", options }),
	);
});

test("whatever somebody types stays text", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, other) => {
			expectSame(
				createElement("p", { id: other, "aria-label": text }, text, 7, null),
				createElement(Fragment, null, other, false, undefined, [
					createElement("br", { key: 1 }),
				]),
			);
		}),
	);
	const foreign = { href: "javascript:alert(1)" };
	expect(htmlOf(createElement("a", foreign, "x"))).toBe("<a>x</a>");
});

test("what only React can do is refused, and not left out", () => {
	const refused: ReactNode[] = [
		createElement("p", { onClick: () => {} }),
		createElement("p", { style: { color: "red" } }),
		createElement("p", { dangerouslySetInnerHTML: { __html: "" } }),
		createElement("form", { action: () => {} }),
		Promise.resolve("later"),
		createElement(async () => "later"),
		createElement(Still, { as: "div", children: "x" }),
	];
	for (const one of refused) expect(() => htmlOf(one)).toThrow();
});
