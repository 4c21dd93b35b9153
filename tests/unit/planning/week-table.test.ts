import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { WeekTable } from "#app/(staff)/team/planung/_roster/week-grid.tsx";
import type { DayClosing } from "#lib/planning/closure/rules/day-closing.ts";
import { weekGrid } from "#lib/planning/roster/rules/days.ts";
import { formatHours } from "#lib/text/format.ts";
import type { CivilDate } from "#lib/time.ts";
import roster from "#messages/de/roster.json" with { type: "json" };
import { opening, plan, TODAY } from "./roster-fixture.ts";

const MONDAY: CivilDate = "2026-11-23";
/** Two desks, each Tuesday morning. */
const PLAN = plan([opening({ deskIds: [1, 2] })]);

const shown = (closings: ReadonlyMap<CivilDate, DayClosing>) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: { roster } as never,
			timeZone: "Europe/Berlin",
			children: createElement(WeekTable, {
				grid: weekGrid(PLAN, MONDAY, new Set()),
				station: "homberg",
				closings,
				openHolidays: new Set<CivilDate>(),
				today: TODAY,
			}),
		}),
	);
const count = (html: string, what: string) => html.split(what).length - 1;

test("a closed day says so in its head, at each desk and in place of the hours that do not take place", () => {
	const open = shown(new Map());
	expect(count(open, "geschlossen")).toBe(0);
	expect(count(open, "8 Std.")).toBe(1);

	const closed = shown(new Map([[TODAY, { kind: "closed" }]]));
	expect(count(closed, "geschlossen")).toBe(1 + 2 + 1);
	expect(count(closed, "8 Std.")).toBe(0);
});

test("a day that is closed for some hours says which, and keeps what is planned", () => {
	const hours = [{ from: 480, until: 600 }];
	const partly = shown(new Map([[TODAY, { kind: "partly", hours }]]));
	expect(count(partly, `geschlossen ${formatHours(480, 600, "de")}`)).toBe(
		1 + 2,
	);
	expect(count(partly, "8 Std.")).toBe(1);
});
