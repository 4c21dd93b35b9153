import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ChangeText } from "#app/(staff)/team/planung/was-waere-wenn/_parts/change-text.tsx";
import { OutcomeTable } from "#app/(staff)/team/planung/was-waere-wenn/_parts/outcome-table.tsx";
import type { Free, Outcome } from "#lib/simulation/rules/compare.ts";
import { figuresOf } from "#lib/simulation/rules/figures.ts";
import whatIf from "#messages/de/whatIf.json" with { type: "json" };

const drawn = (children: ReactNode) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: { whatIf } as never,
			timeZone: "Europe/Berlin",
			children,
		}),
	);

test.each([
	["walkInMost", -1, 0.1, "etwa 1 Minute kürzer, zwischen 1 und 1"],
	["walkInMost", 6, 0.1, "etwa 6 Minuten länger, zwischen 6 und 6"],
	["left", -1, 0.1, "etwa 1 Mensch weniger, zwischen 1 und 1"],
	["daysAhead", 1, 0.1, "etwa 1 Tag mehr, zwischen 1 und 1"],
	["left", 0.5, 1, "1 Mensch weniger bis 2 Menschen mehr"],
] as const)("%s %d: one is counted as one", (name, mean, deviation, words) => {
	const difference = { mean, deviation, runs: 20 };
	expect(drawn(createElement(ChangeText, { name, difference }))).toContain(
		words,
	);
});

test("a calendar without free times is said in words, never as a number of days", () => {
	const unknown = Object.fromEntries(
		[...Object.keys(figuresOf([])), "daysAhead"].map((name) => [name, null]),
	) as Outcome;
	const table = (before: Free) =>
		drawn(
			createElement(OutcomeTable, {
				comparison: {
					before: unknown,
					after: unknown,
					difference: unknown,
					free: { before, after: "unknown", searchedDays: 56 },
				},
				isAsked: true,
			}),
		);
	expect(table("never")).toContain(">nichts frei in 56 Tagen<");
	expect(table("at-times")).toContain(">zeitweise nichts frei in 56 Tagen<");
	expect(table("unknown")).not.toContain("nichts frei");
});
