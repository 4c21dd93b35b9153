import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { OtherStation } from "#app/(staff)/team/_frame/other-station.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import team from "#messages/de/team.json" with { type: "json" };

const station = (id: number, slug: string) =>
	({ id, slug, shortName: `Haus ${slug}` }) as Station;

const html = (seen: Station, machine: Station | null) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: { team } as never,
			timeZone: "Europe/Berlin",
			children: createElement(OtherStation, {
				seen,
				machine,
				here: "/team/plan",
			}),
		}),
	);

test("a page of another station says where this machine is, and changes over by one press", () => {
	const [a, b] = [station(1, "a"), station(2, "b")];
	const shown = html(b, a);
	expect(shown).toContain("Sie sehen Haus b. Dieser Rechner steht in Haus a.");
	expect(shown).toContain('name="seite" value="/team/plan"');
	expect(shown).toMatch(
		/name="station" value="b"|value="b"[^>]*name="station"/,
	);
	expect(html(a, a)).toBe("");
	expect(html(a, null)).toBe("");
});
