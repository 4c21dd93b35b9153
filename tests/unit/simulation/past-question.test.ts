import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { PastResult } from "#app/(staff)/team/planung/was-waere-wenn/_parts/past-result.tsx";
import { PastTable } from "#app/(staff)/team/planung/was-waere-wenn/_parts/past-table.tsx";
import { FIGURES } from "#lib/simulation/replay/rules/day-figures.ts";
import {
	askedPastDate,
	readPastQuestion,
} from "#lib/simulation/replay/rules/past-question.ts";
import type { Shown, ShownReplay } from "#lib/simulation/replay/rules/shown.ts";
import whatIf from "#messages/de/whatIf.json" with { type: "json" };

const BOUNDS = { today: "2026-11-30", deskIds: [1, 2] } as const;
const read = (sent: Record<string, string>) =>
	readPastQuestion({ tag: "2026-11-20", ...sent }, BOUNDS);

describe("what an address asks of a day that is over", () => {
	test.each([
		["2026-11-29", "2026-11-29"],
		[" 2025-01-07 ", "2025-01-07"],
		["2026-11-30", null],
		["2026-12-01", null],
		["2026-02-31", null],
		["", null],
	] as const)("%s is the day %s", (tag, date) => {
		expect(askedPastDate({ tag }, BOUNDS.today)).toBe(date);
	});

	test("nothing: the day as it was", () => {
		expect(read({})).toEqual({ ok: true, wish: null });
		expect(read({ gilt: "immer", plaetze: "0" })).toEqual({
			ok: true,
			wish: null,
		});
	});

	test("desks, breaks and people", () => {
		expect(
			read({
				plaetze: "1",
				"plaetze-von": "9",
				krank: "2",
				pause: "20",
				"pause-von": "11",
				"pause-bis": "13",
				menschen: "-10",
			}),
		).toEqual({
			ok: true,
			wish: {
				desks: { more: 1, from: 540, until: null },
				sickDeskId: 2,
				rest: { minutes: 20, from: 660, until: 780 },
				people: -10,
			},
		});
	});

	test.each([
		"von",
		"bis",
		"zu",
		"online",
		"ohne",
		"anliegen",
		"minuten",
		"erinnerung",
		"auffuellen",
	])(
		"%s cannot be changed any more, and is not passed over in silence",
		(field) => {
			expect(read({ krank: "1", [field]: "7" })).toEqual({
				ok: false,
				problems: { [field]: "past-fixed" },
			});
		},
	);

	test("mistakes are told as they are of any day", () => {
		expect(read({ plaetze: "99", krank: "3", "plaetze-von": "x" })).toEqual({
			ok: false,
			problems: {
				plaetze: "desks-invalid",
				krank: "desk-unknown",
				"plaetze-von": "time-invalid",
			},
		});
	});
});

const drawn = (children: ReactNode) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: { whatIf } as never,
			timeZone: "Europe/Berlin",
			onError: (error) => {
				throw error;
			},
			children,
		}),
	);

const allOf = (figure: Shown) =>
	Object.fromEntries(
		FIGURES.map((name) => [name, figure]),
	) as ShownReplay["figures"];

const tableOf = (figure: Shown) =>
	drawn(
		createElement(PastTable, {
			replay: { figures: allOf(figure), taken: 8, isSame: null },
			isChanged: true,
		}),
	);

describe("what is said of a day that is over", () => {
	const same: Shown = {
		stored: { value: 14.2, few: false },
		again: { mean: 12, deviation: 2, runs: 60, from: 8.4, until: 15.6 },
		isSame: true,
		after: { mean: 20, deviation: 2, runs: 60 },
		difference: { mean: 8, deviation: 0.5, runs: 60 },
	};
	const result = (isSame: boolean | null, isChanged = false) =>
		drawn(
			createElement(PastResult, {
				date: "2026-11-20",
				isChanged,
				replay: {
					figures: {
						...allOf(same),
						...(isSame === false ? { left: { ...same, isSame: false } } : {}),
					},
					taken: 2,
					isSame,
				},
			}),
		);

	test("whether it came out the same stands first, and what came out otherwise", () => {
		expect(result(true)).toContain("so heraus, wie er war.");
		expect(result(true)).toContain("12 min (8 bis 16)");
		expect(result(true)).not.toContain("Mit Ihrer Änderung</th>");
		const other = result(false, true);
		expect(other).toContain("anders heraus, als er war.");
		expect(other).toContain(
			"Anders kommt heraus: Menschen, die von selbst gingen.",
		);
		expect(other).toContain(
			"wäre die Wartezeit ohne Termin anders gewesen (neun von zehn höchstens): etwa 8 Minuten länger",
		);
		expect(other.match(/anders als damals/g)).toHaveLength(1);
		expect(result(null)).toContain("zu wenig bekannt");
	});

	test("which wait is meant of whoever went from desk to desk, and how long each desk took", () => {
		expect(result(true)).toContain(
			"Die Wartezeit zählt nur bis zum ersten Aufruf, nicht die Zeit vor den Plätzen danach.",
		);
		expect(result(true)).toContain(
			"an den Plätzen danach bleibt es, wie es war.",
		);
	});
});

test("what nobody knows is said so, and is no nought", () => {
	const table = tableOf({
		stored: { value: null, few: false },
		again: null,
		isSame: null,
		after: null,
		difference: null,
	});
	// Whoever got no number is in no event, whatever else is known.
	expect(table.match(/nicht bekannt/g)).toHaveLength(4 * (FIGURES.length + 1));
	expect(table).not.toMatch(/\d/);
});

test("what is hidden is said so, and says no number", () => {
	const table = tableOf({
		stored: { value: null, few: true },
		again: null,
		isSame: false,
		after: null,
		difference: { mean: 0, deviation: 0, runs: 60 },
	});
	expect(table.match(/verdeckt/g)).toHaveLength(3 * FIGURES.length);
	expect(table).not.toMatch(/\d/);
	expect(table).not.toContain("anders als damals");
});
