import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { askedWeeks } from "#app/(staff)/team/plan/wochen/_parts/asked-weeks.ts";
import { ConflictAlert } from "#app/(staff)/team/plan/wochen/_parts/conflict-alert.tsx";
import { WeekByDay } from "#app/(staff)/team/plan/wochen/_parts/week-by-day.tsx";
import { WeekSheet } from "#app/(staff)/team/plan/wochen/_parts/week-sheet.tsx";
import type {
	ShownStation,
	WeeksView,
} from "#app/(staff)/team/plan/wochen/_parts/weeks-view.ts";
import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { deskDay } from "#lib/planning/outlook/rules/desk-day.ts";
import { type CivilDate, datesBetween } from "#lib/time.ts";
import holidays from "#messages/de/holidays.json" with { type: "json" };
import roster from "#messages/de/roster.json" with { type: "json" };
import team from "#messages/de/team.json" with { type: "json" };
import { desk, opening, single } from "./roster-fixture.ts";

/** The week of Christmas: Friday and Saturday are holidays. */
const DATES = datesBetween("2026-12-21", "2026-12-26");
const NOW = { date: "2026-11-24" as CivilDate, minute: 600, instant: 1_000 };

/** Two desks every Tuesday, one of them on Christmas Day as well; the second until the middle of the week. */
function station(slug: string): ShownStation {
	const desks = [
		desk(),
		desk({ id: 2, name: "Platz 2", position: 2, serves: [7] }),
	];
	const facts = {
		stationId: 1,
		rules: { staffGoesOnlineDays: null },
		openings: [
			opening(),
			opening({ id: 2, deskIds: [2], validUntil: "2026-12-22" }),
			single({ id: 3, date: "2026-12-25" }),
		],
		closures: [],
		openHolidays: new Set<CivilDate>(),
		lastDay: null,
		houseDays: new Set<never>(),
	};
	return {
		stationId: 1,
		slug,
		name: `Station ${slug}`,
		shown: new Set(DATES),
		desks: desks.map((one) => ({
			desk: one,
			days: DATES.map((date) =>
				deskDay(facts, one, date, { busy: [], appointments: 0, now: NOW }),
			),
		})),
	};
}

const view = (mayPlan: readonly string[] = []): WeeksView => ({
	today: "2026-11-24",
	holidayOn: publicHolidayOn,
	reasons: new Map(),
	serviceNames: new Map([[7, "Reisepass"]]),
	mayPlan: new Set(mayPlan),
});

const html = (children: ReactNode) =>
	renderToStaticMarkup(
		createElement(NextIntlClientProvider, {
			locale: "de",
			messages: { team, roster, holidays } as never,
			timeZone: "Europe/Berlin",
			children,
		}),
	);
const count = (text: string, what: string | RegExp) =>
	text.split(what).length - 1;
const sheet = (stations: ShownStation[], mayPlan?: string[]) =>
	html(
		createElement(WeekSheet, {
			title: "Woche",
			dates: DATES,
			stations,
			view: view(mayPlan),
		}),
	);

test("a row for each desk, a column for each day, and each cell leads to its day", () => {
	const one = sheet([station("a")]);
	expect(count(one, 'scope="col"')).toBe(1 + DATES.length);
	expect(count(one, 'scope="row"')).toBe(2);
	expect(count(one, "<td")).toBe(2 * DATES.length);
	for (const date of DATES)
		expect(count(one, `href="/team/plan?tag=${date}&amp;ort=a"`)).toBe(2);
	expect(one).toContain("<li>Reisepass</li>");
	expect(count(sheet([station("a"), station("b")]), 'scope="rowgroup"')).toBe(
		2,
	);
});

test("only whoever writes the roster is led to its form", () => {
	expect(sheet([station("a")])).not.toContain("/team/planung/");
	expect(count(sheet([station("a")], ["a"]), "/team/planung/tag?ort=a")).toBe(
		2 * DATES.length,
	);
});

test("a day off, a holiday and a day that nobody has planned yet are three words", () => {
	const one = sheet([station("a")]);
	// Platz 1 on four days without an opening; Platz 2 before its plan ends, then after it.
	expect(count(one, ">nicht besetzt<")).toBe(3 + 1);
	expect(count(one, ">noch nicht geplant<")).toBe(2);
	expect(count(one, "Feiertag: ")).toBe(4);
});

test("on a narrow screen the days follow each other, and what all desks have in common is said once", () => {
	const narrow = html(
		createElement(WeekByDay, {
			dates: DATES,
			stations: [station("a")],
			view: view(),
		}),
	);
	expect(count(narrow, "<h3")).toBe(DATES.length);
	// The 26th; on the 25th somebody has planned a desk.
	expect(count(narrow, "Alle Plätze: Feiertag")).toBe(1);
	expect(count(narrow, "für diesen Tag geplant, aber geschlossen")).toBe(1);
});

test("what does not fit is said above, with the way to its day", () => {
	const alert = html(
		createElement(ConflictAlert, { stations: [station("a")] }),
	);
	expect(alert).toContain('href="/team/plan?tag=2026-12-25&amp;ort=a"');
	expect(alert).toContain(
		"für diesen Tag geplant, aber geschlossen: 8:00–12:00",
	);
	const fine = { ...station("a"), desks: [] };
	expect(html(createElement(ConflictAlert, { stations: [fine] }))).toContain(
		"passt alles zusammen",
	);
});

/** A house whose eight desks are planned from Monday to Friday, online and for everybody. */
function fullHouse(slug: string, dates: readonly CivilDate[]): ShownStation {
	const desks = Array.from({ length: 8 }, (_, index) =>
		desk({ id: index + 1, name: `Platz ${index + 1}`, position: index + 1 }),
	);
	const deskIds = desks.map(({ id }) => id);
	const openings = ([1, 2, 3, 4, 5] as const).flatMap((weekday) => [
		opening({ id: weekday * 2, weekday, deskIds }),
		opening({
			id: weekday * 2 + 1,
			weekday,
			deskIds,
			from: 780,
			until: 960,
			channel: "walk-in",
		}),
	]);
	const facts = {
		stationId: 1,
		rules: { staffGoesOnlineDays: null },
		openings,
		closures: [],
		openHolidays: new Set<CivilDate>(),
		lastDay: null,
		houseDays: new Set<never>(),
	};
	return {
		stationId: 1,
		slug,
		name: `Station ${slug}`,
		shown: new Set(dates),
		desks: desks.map((one) => ({
			desk: one,
			days: dates.map((date) =>
				deskDay(facts, one, date, {
					busy: [
						{
							appointmentId: null,
							deskId: one.id,
							from: 480,
							until: 540,
							holdExpiresAt: null,
						},
					],
					appointments: 4,
					now: NOW,
				}),
			),
		})),
	};
}

test.each([1, 2, 3])(
	"%d full stations with as many weeks as are shown stay below a megabyte",
	(count) => {
		const slugs = ["homberg", "mitte", "rheinhausen"].slice(0, count);
		const { weeks } = askedWeeks(
			{ ort: count === 1 ? "homberg" : "alle", wochen: "8" },
			{
				stations: slugs.map((slug) => ({ slug }) as Station),
				here: null,
				services: [],
				today: "2026-11-24",
			},
		);
		const dates = datesBetween("2026-12-07", "2026-12-11");
		const stations = slugs.map((slug) => fullHouse(slug, dates));
		const seen = { dates, stations, view: view(slugs) };
		const week = html([
			createElement(WeekSheet, { key: 1, title: "Woche", ...seen }),
			createElement(WeekByDay, { key: 2, ...seen }),
		]);
		expect(week).toContain("% gebucht");
		expect(week.length * weeks).toBeLessThan(1_000_000);
	},
);
