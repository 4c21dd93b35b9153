import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
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

const tableOf = (figure: Shown) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: { whatIf } as never,
			timeZone: "Europe/Berlin",
			children: createElement(PastTable, {
				replay: {
					figures: Object.fromEntries(
						FIGURES.map((name) => [name, figure]),
					) as ShownReplay["figures"],
					taken: 8,
					isSame: null,
				},
				isChanged: true,
			}),
		}),
	);

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
